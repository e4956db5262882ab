package dev.jackdaw.tui.notice;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.Optional;

/// What has come to an end that somebody may wait for, in a few words without what was said.
public final class Outcome {
    private Outcome() {}

    /// @param fact one that ends a goal, a plan, a loop, or the work of a subagent nobody waits for in the session
    public static Optional<String> of(Fact fact, Words words) {
        return switch (fact) {
            case Undertaking.GoalEnded ended when ended.outcome().equals("cleared") -> Optional.empty();
            case Undertaking.GoalEnded ended ->
                Optional.of(words.of(ended.outcome().equals("met") ? "notice.goal.met" : "notice.goal.ended"));
            case Undertaking.PlanEnded ended ->
                Optional.of(words.of(ended.outcome().equals("done") ? "notice.plan.done" : "notice.plan.ended"));
            case Undertaking.LoopEnded _ -> Optional.of(words.of("notice.loop"));
            case Undertaking.Returned back
            when !back.told().isEmpty() -> Optional.of(words.of("notice.agent", Sanitiser.line(back.agent())));
            case Fact _ -> Optional.empty();
        };
    }
}
