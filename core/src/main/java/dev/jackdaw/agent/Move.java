package dev.jackdaw.agent;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Progress;
import dev.jackdaw.tool.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One step of a turn. Which one is next follows from the conversation alone.
public sealed interface Move {

    /// The same call with the same result that often running: the model is told.
    int REPEATS_TOLD = 3;

    /// That often: the turn stops.
    int REPEATS_STOPPED = 5;

    record AskModel(ToolChoice choice) implements Move {}

    /// @param begun those of the calls that may have taken effect before a crash
    record RunTools(List<ToolCall> calls, Set<String> begun) implements Move {}

    /// Telling the model something on the program's own account.
    record Remind(Reminder reminder) implements Move {}

    /// Summing the conversation up, because the user wants it.
    record Compact(String focus) implements Move {}

    record Stop(Ending ending) implements Move {}

    static Move next(Conversation conversation, Budget budget) {
        Progress progress = conversation.progress();
        boolean replied = conversation.last().orElse(null) instanceof Message.Assistant;
        // A reply is heard out first: without it the model would be asked for it again.
        boolean between = conversation.settled() || conversation.unanswered().isEmpty() && !replied;
        if (between && conversation.bearings().compaction().isPresent())
            return new Compact(conversation.bearings().compaction().get());
        if (progress.streak() >= REPEATS_STOPPED) return repeated(progress);
        if (!conversation.unanswered().isEmpty()) return new RunTools(conversation.unanswered(), conversation.begun());
        if (replied) return afterReply(progress, budget);
        if (budget.replies().isPresent()
                && progress.replies() >= budget.replies().getAsInt())
            return new Stop(Ending.of(
                    Ending.Reason.STEP_LIMIT,
                    "Reached maximum number of turns (" + budget.replies().getAsInt() + ")"));
        Optional<Ending> spent = budget.spent(conversation);
        if (spent.isPresent()) return new Stop(spent.get());
        if (progress.rounds() >= budget.rounds()) {
            boolean told = progress.reminders().contains(Reminder.STEP_LIMIT.about());
            // Not every server heeds that no tool may be called.
            boolean again = conversation.last().orElse(null) instanceof Message.Answer;
            return told && again ? new Stop(stepLimit(progress)) : conclude(progress, Reminder.STEP_LIMIT);
        }
        // The last reply there is enough for is to be a conclusion.
        if (progress.replies() > 0 && budget.repliesLeft(conversation).orElse(2L) < 2)
            return conclude(progress, Reminder.BUDGET);
        if (progress.streak() >= REPEATS_TOLD && !progress.reminders().contains(Reminder.REPETITION.about()))
            return new Remind(Reminder.REPETITION);
        return new AskModel(ToolChoice.AUTO);
    }

    private static Move repeated(Progress progress) {
        String tool = progress.lastRun().substring(0, progress.lastRun().indexOf('\0'));
        return new Stop(Ending.of(
                Ending.Reason.DOOM_LOOP,
                "the same " + tool + " call gave the same result " + progress.streak() + " times running"));
    }

    private static Move conclude(Progress progress, Reminder why) {
        return progress.reminders().contains(why.about()) ? new AskModel(ToolChoice.NONE) : new Remind(why);
    }

    private static Move afterReply(Progress progress, Budget budget) {
        if (progress.reminders().contains(Reminder.STEP_LIMIT.about())) return new Stop(stepLimit(progress));
        if (progress.reminders().contains(Reminder.BUDGET.about())) return new Stop(budget.concluded());
        return switch (progress.lastFinish()) {
            case REFUSAL -> new Stop(Ending.of(Ending.Reason.REFUSED, "the model refused"));
            case PAUSE -> new AskModel(ToolChoice.AUTO);
            case LENGTH -> once(progress, Reminder.CUT_SHORT);
            case STOP, TOOL_CALLS, ERROR, INTERRUPTED, UNKNOWN ->
                progress.empty() ? once(progress, Reminder.EMPTY) : answered();
        };
    }

    private static Ending stepLimit(Progress progress) {
        return Ending.of(Ending.Reason.STEP_LIMIT, "stopped after " + progress.rounds() + " rounds of tools");
    }

    private static Move once(Progress progress, Reminder reminder) {
        return progress.reminders().contains(reminder.about()) ? answered() : new Remind(reminder);
    }

    private static Move answered() {
        return new Stop(Ending.of(Ending.Reason.ANSWERED, ""));
    }
}
