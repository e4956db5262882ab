package dev.jackdaw.goal;

import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Undertaking.GoalSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What was used for a goal while it was pursued.
///
/// @param usage of all models, the judge's too
/// @param time from fact to fact; where more than [#LONGEST] lies between two of them, nobody worked, and that much
/// counts
/// @param last when the last fact came
public record Spent(Usage usage, Duration time, Instant last) {
    static final Spent NOTHING = new Spent(Usage.NONE, Duration.ZERO, Instant.EPOCH);

    /// Longer than a command that checks may take, so that work is counted whole, and the time a killed program was
    /// not running is not.
    static final Duration LONGEST = Duration.ofMinutes(15);

    Spent from(Instant at) {
        return new Spent(usage, time, at);
    }

    Spent until(Instant at) {
        Duration gap = Duration.between(last, at);
        Duration counted = gap.isNegative() ? Duration.ZERO : gap.compareTo(LONGEST) > 0 ? LONGEST : gap;
        return new Spent(usage, time.plus(counted), at);
    }

    Spent plus(Usage more) {
        return new Spent(usage.plus(more), time, last);
    }

    /// Which budget of the goal is used up, in words.
    ///
    /// @param now the time it is
    Optional<String> over(GoalSet goal, Instant now) {
        if (goal.tokens() > 0 && usage.total() >= goal.tokens())
            return Optional.of(String.format(Locale.ROOT, "%,d of %,d tokens are used", usage.total(), goal.tokens()));
        if (goal.dollars() > 0 && usage.cost() >= goal.dollars())
            return Optional.of(String.format(Locale.ROOT, "$%.4f of $%.4f are spent", usage.cost(), goal.dollars()));
        if (goal.seconds() > 0 && until(now).time().toSeconds() >= goal.seconds())
            return Optional.of("the time of " + goal.seconds() + " s is over");
        return Optional.empty();
    }
}
