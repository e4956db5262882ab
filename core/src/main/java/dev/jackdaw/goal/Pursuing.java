package dev.jackdaw.goal;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.GoalResumed;
import dev.jackdaw.session.Undertaking.GoalSet;
import java.time.Instant;
import java.util.Optional;

/// Lets a turn go on until its goal is met, or cannot be. All it knows is folded from the session: one that was cut off
/// between two facts goes on between them.
public final class Pursuing implements Completion, Preparation {
    /// What the reminder is about that the goal's budget is used up.
    private static final String SPENT = "goal-budget";

    private final Judging judging;
    private final Folded<Pursuit> pursuit;

    public Pursuing(Session session, Judging judging) {
        this.judging = judging;
        this.pursuit = Folded.timed(session, Pursuit.NONE, Pursuit::with);
    }

    /// Begins to pursue a goal, which takes the place of the one before.
    public static void begin(LiveSession live, GoalSet goal) {
        live.send(new Command.Undertake(goal, Decision.begin(goal)));
    }

    /// Goes on with a goal that was paused or halted, or whose turn was cut off; one that has ended stays as it is.
    ///
    /// @throws IllegalArgumentException where none was ever set
    public static void resume(LiveSession live) {
        Pursuit now = Pursuit.of(live.session().lines());
        if (now.goal().isEmpty()) throw new IllegalArgumentException("there is no goal to go on with; set one");
        boolean settled = live.session().conversation().settled();
        boolean ended = now.phase() == Pursuit.Phase.ENDED;
        if (settled && !ended) live.send(new Command.Undertake(new GoalResumed(), Decision.unmet(now)));
        if (settled) return;
        if (now.resumable()) live.send(new Command.Undertake(new GoalResumed(), ""));
        live.resume();
    }

    @Override
    public Optional<Fact> before(Ending ending, Conversation conversation) throws InterruptedException {
        Pursuit now = pursuit.now();
        if (!now.running()) return Optional.empty();
        boolean spent = ending.reason() == Ending.Reason.BUDGET;
        return switch (ending.reason()) {
            case ANSWERED, STEP_LIMIT, DOOM_LOOP, BUDGET ->
                Optional.of(
                        now.fresh()
                                ? Decision.after(now, spent(ending, conversation), Instant.now())
                                : judging.judged(
                                        now, now.round() + 1, spent ? Judging.Asking.NOBODY : Judging.Asking.JUDGE));
            case INTERRUPTED, MODEL_ERROR, REFUSED, PROMPT_TOO_LONG, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                Optional.empty();
        };
    }

    /// What forbids another request to the model. A limit of rounds of tools counts anew in each round; one of
    /// requests,
    /// by which a turn ends without a last word of the model, does not.
    private static Optional<String> spent(Ending ending, Conversation conversation) {
        boolean worded = conversation.last().orElse(null) instanceof Message.Assistant;
        boolean hard =
                ending.reason() == Ending.Reason.BUDGET || ending.reason() == Ending.Reason.STEP_LIMIT && !worded;
        return hard ? Optional.of(ending.detail()) : Optional.empty();
    }

    /// A budget of the goal that is used up in the middle of a round lets the model conclude.
    @Override
    public Optional<Fact> before(Conversation conversation) {
        Pursuit now = pursuit.now();
        if (!now.running() || conversation.progress().reminders().contains(SPENT)) return Optional.empty();
        return now.spent()
                .over(now.goal().orElseThrow(), Instant.now())
                .map(why -> new Fact.Reminded(SPENT, Words.of("spent").replace("{why}", why)));
    }
}
