package dev.jackdaw.plan;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells the model what it may do while plan mode holds, and that it holds no more.
final class PlanMode implements Preparation {
    private final Folded<Boolean> told;
    private final Supplier<Mode> mode;

    PlanMode(Session session, Supplier<Mode> mode) {
        this.told = new Folded<>(session, false, PlanMode::told);
        this.mode = mode;
    }

    /// What the model was told is gone with the messages it stood in.
    private static Boolean told(Boolean before, Fact fact) {
        return switch (fact) {
            case Fact.Reminded(var about, var _) when about.equals(Words.MODE) -> true;
            case Fact.Reminded(var about, var _) when about.equals(Words.MODE_LEFT) -> false;
            case Fact.Compacted _, Fact.Rewound _ -> false;
            case Fact _ -> before;
        };
    }

    @Override
    public Optional<Fact> before(Conversation conversation) {
        boolean planning = mode.get() == Mode.PLAN;
        if (planning == told.now()) return Optional.empty();
        return Optional.of(
                planning
                        ? new Fact.Reminded(Words.MODE, Words.of("mode"))
                        : new Fact.Reminded(Words.MODE_LEFT, Words.of("mode-left")));
    }
}
