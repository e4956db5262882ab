package dev.jackdaw.goal;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.GoalEnded;
import dev.jackdaw.session.Undertaking.GoalSet;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import java.time.Instant;
import java.util.Optional;

/// What follows from a judgement: the end of the goal, or another round.
final class Decision {
    /// Judgements running that must find every unmet criterion impossible: one may be mistaken.
    private static final int HOPELESS = 2;

    private static final int STILL = 3;

    private Decision() {}

    /// What is to be kept next.
    ///
    /// @param spent what allows no further round, beside the goal's own budget; empty where nothing forbids one
    static Fact after(Pursuit pursuit, Optional<String> spent, Instant now) {
        return ended(pursuit, spent, now)
                .<Fact>map(end -> end)
                .orElseGet(() -> new Fact.Reminded(GoalSet.UNMET, unmet(pursuit)));
    }

    private static Optional<GoalEnded> ended(Pursuit pursuit, Optional<String> spent, Instant now) {
        GoalSet goal = pursuit.goal().orElseThrow();
        if (pursuit.met()) return Optional.of(new GoalEnded("met", ""));
        if (pursuit.trend().hopeless() >= HOPELESS)
            return Optional.of(new GoalEnded(
                    "impossible",
                    "every criterion that is not met was found impossible " + HOPELESS + " times running"));
        Optional<String> over = spent.or(() -> pursuit.spent().over(goal, now));
        if (over.isPresent()) return Optional.of(new GoalEnded("budget", over.get()));
        if (pursuit.round() >= goal.rounds())
            return Optional.of(new GoalEnded("rounds", "not met after " + pursuit.round() + " rounds"));
        if (pursuit.trend().still() >= STILL)
            return Optional.of(new GoalEnded("stagnation", STILL + " rounds without progress"));
        return Optional.empty();
    }

    /// What the model is told to go on with: the criteria that are not met, and why.
    static String unmet(Pursuit pursuit) {
        GoalSet goal = pursuit.goal().orElseThrow();
        var open = new StringBuilder();
        for (int i = 0; i < goal.criteria().size(); i++) {
            Optional<Verdict> verdict = i < pursuit.verdicts().size()
                    ? Optional.of(pursuit.verdicts().get(i))
                    : Optional.empty();
            if (verdict.filter(found -> found.standing() == Standing.MET).isPresent()) continue;
            open.append(line(i + 1, goal.criteria().get(i)));
            verdict.filter(found -> !found.reason().isEmpty())
                    .ifPresent(found -> open.append("\n   ").append(found.reason()));
            open.append('\n');
        }
        return Words.of("unmet")
                .replace("{goal}", goal.goal())
                .replace("{criteria}", open.toString().strip());
    }

    /// What the model is told to begin with.
    static String begin(GoalSet goal) {
        var all = new StringBuilder();
        for (int i = 0; i < goal.criteria().size(); i++)
            all.append(line(i + 1, goal.criteria().get(i))).append('\n');
        return Words.of("begin")
                .replace("{goal}", goal.goal())
                .replace("{criteria}", all.toString().strip());
    }

    private static String line(int number, Criterion criterion) {
        return number + ". " + criterion.text()
                + criterion.check().map(check -> " (checked by: " + check + ")").orElse("");
    }
}
