package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;

/// What rows are written on: puts the marks of the lists and quotations before them that are open, and the empty lines
/// between them.
final class Sheet {
    private static final int NARROWEST = 8;

    private final List<Row> rows = new ArrayList<>();
    private final List<Container> containers = new ArrayList<>();
    private boolean begun;
    private int blanks;
    private int shared;
    private int width = 80;

    Sheet copy() {
        var copy = new Sheet();
        copy.containers.addAll(containers);
        copy.begun = begun;
        copy.blanks = blanks;
        copy.shared = shared;
        copy.width = width;
        return copy;
    }

    void fit(int columns) {
        width = columns;
    }

    List<Row> take() {
        if (rows.isEmpty()) return List.of();
        List<Row> taken = List.copyOf(rows);
        rows.clear();
        return taken;
    }

    /// Begins a new text.
    void begin() {
        blanks = 0;
        begun = false;
    }

    List<Container> containers() {
        return containers;
    }

    void open(Container container) {
        containers.add(container);
    }

    /// Closes all containers but so many.
    void close(int kept) {
        while (containers.size() > kept) {
            Container last = containers.getLast();
            if (!last.quote() && !last.drawn()) write(List.of(Row.EMPTY));
            containers.removeLast();
        }
        shared = Math.min(shared, kept);
    }

    /// An empty line is drawn before what comes, if anything does.
    ///
    /// @param most empty lines that stay of several
    void blank(int most) {
        if (begun) blanks = Math.min(most, blanks + 1);
        shared = containers.size();
    }

    /// What text is drawn in where nothing says otherwise.
    Ink ink() {
        for (Container each : containers) if (each.quote()) return Ink.QUOTE;
        return Ink.PLAIN;
    }

    /// Columns that are left beside the marks.
    int room() {
        int taken = 0;
        for (Container each : containers) taken += each.mark().length();
        return Math.max(NARROWEST, width - taken);
    }

    void write(List<Row> more) {
        if (more.isEmpty()) return;
        for (; blanks > 0; blanks--) rows.add(between(Math.min(shared, containers.size())));
        begun = true;
        boolean quoted = ink() == Ink.QUOTE;
        for (Row row : more)
            for (Row line : quoted ? row.wrap(room()) : List.of(row)) {
                rows.add(prefixed(line));
                containers.replaceAll(Container::begun);
            }
    }

    private Row between(int depth) {
        Row row = Row.EMPTY;
        for (Container each : containers.subList(0, depth))
            row = row.and(Ink.DIM, each.begun().prefix());
        return row.text().isBlank() ? Row.EMPTY : row;
    }

    private Row prefixed(Row row) {
        Row prefix = Row.EMPTY;
        int columns = 0;
        for (Container each : containers) {
            prefix = prefix.and(Ink.DIM, each.prefix());
            columns += each.mark().length();
        }
        boolean empty = row.pieces().isEmpty() && prefix.text().isBlank();
        return empty ? Row.EMPTY : containers.isEmpty() ? row : prefix.and(row).hanging(columns + row.hang());
    }
}
