package dev.jackdaw.goal;

import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be reached, and what tells that it is.
///
/// @param text what is to be reached, as the model reads it
/// @param criteria all of them must be met; where there are none, the goal itself is the one criterion
public record Goal(String text, List<Criterion> criteria) {
    /// What stands between a criterion and the command that checks it.
    public static final String BAR = "|||";

    public Goal {
        if (text.isBlank()) throw new IllegalArgumentException("a goal needs words: say what is to be reached");
        criteria = criteria.isEmpty() ? List.of(new Criterion(text, Optional.empty())) : List.copyOf(criteria);
    }

    /// How far it may go.
    ///
    /// @param rounds how often the model may try
    /// @param tokens that may be used, 0 for any number
    /// @param dollars that may be spent, 0 for any sum
    /// @param time it may take, zero for any
    /// @param check how long a command that checks may take, zero for the usual time
    public record Limits(int rounds, long tokens, double dollars, Duration time, Duration check) {}

    /// A criterion as it is written in a line, `TEXT` or `TEXT ||| COMMAND`; without a text, the command is it.
    ///
    /// @throws IllegalArgumentException where the line says nothing
    public static Criterion criterion(String line) {
        int bar = line.indexOf(BAR);
        String text = (bar < 0 ? line : line.substring(0, bar)).strip();
        Optional<String> check = bar < 0
                ? Optional.empty()
                : Optional.of(line.substring(bar + BAR.length()).strip());
        Optional<String> command = check.filter(found -> !found.isEmpty());
        if (text.isEmpty() && command.isEmpty())
            throw new IllegalArgumentException("a criterion needs words: write TEXT, or TEXT " + BAR + " COMMAND");
        return new Criterion(text.isEmpty() ? command.get() : text, command);
    }

    /// The criteria of a text with one in each line; blank lines and those that begin with `#` are none.
    public static List<Criterion> criteria(String text) {
        var criteria = new ArrayList<Criterion>();
        for (String line : text.lines().toList())
            if (!line.isBlank() && !line.strip().startsWith("#")) criteria.add(criterion(line));
        return criteria;
    }

    /// The fact that it is pursued from now on.
    public Undertaking.GoalSet set(Limits limits) {
        return new Undertaking.GoalSet(
                text,
                criteria,
                limits.rounds(),
                limits.tokens(),
                limits.dollars(),
                limits.time().toSeconds(),
                limits.check().toSeconds());
    }
}
