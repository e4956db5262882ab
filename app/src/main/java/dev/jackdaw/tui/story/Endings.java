package dev.jackdaw.tui.story;

import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The line below a turn: what it took, and why it stopped where that is not plain.
final class Endings {
    private Endings() {}

    /// What a turn took.
    ///
    /// @param millis how long it ran, or negative where that is not known
    record Cost(long millis, Usage before, Usage after) {
        long input() {
            return after.prompt() - before.prompt();
        }

        long output() {
            return after.output() - before.output();
        }
    }

    static List<Row> of(Ending ending, Cost cost, Words words) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        if (ending.reason() != Ending.Reason.ANSWERED) rows.add(why(ending, words));
        String took = took(cost, words);
        if (!took.isEmpty()) rows.add(Row.of(Ink.DIM, took));
        return rows.size() == 1 ? List.of() : rows;
    }

    private static Row why(Ending ending, Words words) {
        String key = "ending." + ending.reason().name().toLowerCase(Locale.ROOT);
        Ink ink = ending.reason() == Ending.Reason.MODEL_ERROR ? Ink.BAD : Ink.WARNING;
        Row row = Row.of(ink, "■ " + words.of(key));
        String detail = Sanitiser.line(words.told(ending.detail()));
        boolean tells = !detail.isEmpty() && ending.reason() != Ending.Reason.INTERRUPTED;
        return (tells ? row.and(ink, words.of("ending.detail", detail)) : row).hanging(2);
    }

    private static String took(Cost cost, Words words) {
        var parts = new ArrayList<String>();
        if (cost.millis() >= 0) parts.add(Numbers.seconds(cost.millis()));
        if (cost.input() > 0) parts.add(words.of("cost.input", Numbers.count(cost.input())));
        long cached = cost.after().cached() - cost.before().cached();
        if (cached > 0) parts.add(words.of("cost.cached", 100 * cached / Math.max(1, cost.input())));
        if (cost.output() > 0) parts.add(words.of("cost.output", Numbers.count(cost.output())));
        double spent = cost.after().cost() - cost.before().cost();
        if (spent > 0) parts.add(Numbers.dollars(spent));
        return String.join(" · ", parts);
    }
}
