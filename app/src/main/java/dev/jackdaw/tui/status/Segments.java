package dev.jackdaw.tui.status;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Meter;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The line of status: permission mode, sandbox, what goes on, model, how full the window is, and cost. What there is
/// no room for
/// goes, the least important first; the mode and the window stay longest.
///
/// @param sandbox what confines commands, or empty while it is not known
/// @param work what the session does on its own account, or empty
/// @param used tokens in the window; 0 where nothing is
/// @param window tokens the model takes; 0 where that is not known
public record Segments(
        String mode, String sandbox, String work, String model, long used, long window, Optional<Double> dollars) {
    private static final int CELLS = 6;

    public Row row(int width, Words words) {
        String cost = dollars.map(spent -> " · " + Numbers.dollars(spent)).orElse("");
        String parted = sandbox.isEmpty() ? "" : " · " + sandbox;
        String works = work.isEmpty() ? "" : " · " + work;
        String whole = mode + parted + works + " · " + model;
        List<Supplier<Row>> ways = List.of(
                () -> stand("  " + whole).and(framed(bar(), words)).and(Ink.DIM, cost),
                () -> stand("  " + whole).and(framed(told(), words)).and(Ink.DIM, cost),
                () -> stand("  " + whole).and(framed(told(), words)),
                () -> stand("  " + mode + parted + works).and(framed(bar(), words)),
                () -> stand("  " + mode + parted + works).and(framed(told(), words)),
                () -> stand("  " + mode + works).and(framed(told(), words)),
                () -> stand("  " + mode + parted).and(framed(bar(), words)),
                () -> stand("  " + mode + parted).and(framed(told(), words)),
                () -> stand("  " + mode).and(framed(told(), words)),
                () -> stand(mode + " ").and(ink(), told()),
                () -> stand(mode + " ").and(ink(), brief()));
        for (Supplier<Row> way : ways) {
            Row row = way.get();
            if (row.width() <= width) return row;
        }
        int room = Math.max(1, width - 1 - brief().length());
        return stand(mode).cut(room).and(ink(), " " + brief()).cut(width);
    }

    private static Row stand(String text) {
        return Row.of(Ink.DIM, text);
    }

    private Row framed(String text, Words words) {
        if (used == 0) return Row.EMPTY;
        return Row.of(Ink.DIM, " [" + words.of("status.ctx") + " ")
                .and(ink(), text)
                .and(Ink.DIM, "]");
    }

    private Ink ink() {
        return window == 0 ? Ink.DIM : Meter.ink(used, window);
    }

    private String told() {
        if (used == 0) return "";
        return Numbers.count(used) + (window == 0 ? "" : "/" + Numbers.brief(window));
    }

    private String bar() {
        return window == 0 || used == 0 ? told() : told() + " " + Meter.bar(used, window, CELLS);
    }

    private String brief() {
        if (used == 0) return "";
        return window == 0 ? Numbers.count(used) : Meter.percent(used, window) + "%";
    }
}
