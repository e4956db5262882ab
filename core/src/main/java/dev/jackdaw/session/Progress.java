package dev.jackdaw.session;

import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Where a turn stands.
///
/// @param replies how often a model has answered in this turn
/// @param rounds how many rounds of tools are done
/// @param streak in how many rounds running the same call gave the same result
/// @param lastRun what the streak is of
/// @param lastFinish how the last reply ended
/// @param empty whether the last reply held neither text nor calls
/// @param reminders what the model was reminded of in this turn
/// @param inRound whether calls beside the last one to run are still open
/// @param request what the user said to begin the turn; empty before the first
public record Progress(
        int replies,
        int rounds,
        int streak,
        String lastRun,
        Finish lastFinish,
        boolean empty,
        Set<String> reminders,
        boolean inRound,
        Optional<Message> request) {

    /// What the reminders by which a hook let the model go on begin with.
    private static final String CONTINUED = "stop-hook-";

    static final Progress FRESH = new Progress(0, 0, 0, "", Finish.STOP, false, Set.of(), false, Optional.empty());

    static Progress on(Message request) {
        return new Progress(0, 0, 0, "", Finish.STOP, false, Set.of(), false, Optional.of(request));
    }

    Progress replied(Reply reply) {
        boolean empty = reply.text().isBlank() && reply.calls().isEmpty();
        return new Progress(replies + 1, rounds, streak, lastRun, reply.finish(), empty, reminders, false, request);
    }

    Progress ran(ToolCall call, ToolResult result, boolean lastOfRound) {
        String run = call.tool() + '\0' + call.arguments() + '\0' + result.text();
        int again = inRound ? streak : streak + 1;
        int times = run.equals(lastRun) ? again : 1;
        int done = lastOfRound ? rounds + 1 : rounds;
        return new Progress(replies, done, times, run, lastFinish, empty, reminders, !lastOfRound, request);
    }

    Progress reminded(String about) {
        var more = new LinkedHashSet<>(reminders);
        more.add(about);
        return new Progress(replies, rounds, streak, lastRun, lastFinish, empty, more, inRound, request);
    }

    /// How often hooks let the model go on in this turn, though it wanted to stop.
    public int continued() {
        return (int)
                reminders.stream().filter(about -> about.startsWith(CONTINUED)).count();
    }

    /// The turn goes on with something new.
    Progress anew() {
        return new Progress(replies, 0, 0, "", Finish.STOP, false, Set.of(), inRound, request);
    }

    Progress goingOn() {
        return reminded(CONTINUED + (continued() + 1));
    }
}
