package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Pen;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A table while it is written. The first rows are held back, since they decide how wide its columns are; then they are
/// handed out, and every other at once. Where its columns would be too narrow to be read, each row is a record instead,
/// with a line `head: cell` for each cell.
final class Table {
    /// Rows that decide on the widths.
    private static final int DECIDING = 12;

    /// The widest word that is not broken, and the narrowest column that is.
    private static final int WORD = 12;

    private static final int NARROWEST = 4;
    private static final String BORDER = " │ ";

    private enum Side {
        LEFT,
        RIGHT,
        MIDDLE
    }

    private final List<Row> head;
    private final List<Side> sides;
    private final Ink base;
    private final List<List<Row>> held;
    private Optional<Columns> columns;

    /// How wide the columns are.
    ///
    /// @param widths none where rows are records
    /// @param ruled whether lines stand between rows, since some take several
    private record Columns(List<Integer> widths, boolean ruled) {
        boolean records() {
            return widths.isEmpty();
        }
    }

    private Table(List<Row> head, List<Side> sides, Ink base, List<List<Row>> held, Optional<Columns> columns) {
        this.head = head;
        this.sides = sides;
        this.base = base;
        this.held = held;
        this.columns = columns;
    }

    /// The table of a head and the borders below it, if they are such.
    static Optional<Table> of(String head, String borders, Ink base) {
        if (head.indexOf('|') < 0 || !Lines.borders(borders)) return Optional.empty();
        List<String> titles = Lines.cells(head);
        var sides = new ArrayList<Side>();
        for (String cell : Lines.cells(borders)) {
            String marks = cell.replace(":", "");
            int colon = cell.indexOf(':', 1);
            boolean border = !marks.isEmpty() && marks.indexOf(' ') < 0 && (colon < 0 || colon == cell.length() - 1);
            if (!border) return Optional.empty();
            sides.add(!cell.endsWith(":") ? Side.LEFT : cell.startsWith(":") ? Side.MIDDLE : Side.RIGHT);
        }
        if (sides.size() != titles.size()) return Optional.empty();
        return Optional.of(
                new Table(drawn(titles, Ink.BOLD, sides.size()), sides, base, new ArrayList<>(), Optional.empty()));
    }

    /// What a head alone would look like, before its borders came.
    static Table expected(String head, Ink base) {
        List<String> titles = Lines.cells(head);
        var sides = new ArrayList<Side>();
        for (int i = 0; i < titles.size(); i++) sides.add(Side.LEFT);
        return new Table(drawn(titles, Ink.BOLD, sides.size()), sides, base, new ArrayList<>(), Optional.empty());
    }

    private static List<Row> drawn(List<String> cells, Ink base, int most) {
        var rows = new ArrayList<Row>();
        for (String cell : cells.subList(0, Math.min(most, cells.size())))
            rows.add(Phrase.draw(cell, base, Phrase.Standing.WHOLE).rows().getFirst());
        return rows;
    }

    Table copy() {
        return new Table(head, sides, base, new ArrayList<>(held), columns);
    }

    /// Takes in the next row.
    ///
    /// @return what may be handed out
    List<Row> add(String line, int width) {
        List<Row> cells = drawn(Lines.cells(line), base, head.size());
        if (columns.isPresent()) return row(cells, columns.get());
        held.add(cells);
        return held.size() < DECIDING ? List.of() : release(width);
    }

    /// What was not handed out yet.
    List<Row> release(int width) {
        if (columns.isPresent()) return List.of();
        Columns now = columns(width);
        columns = Optional.of(now);
        var rows = new ArrayList<Row>();
        if (!now.records()) {
            rows.addAll(line(head, now));
            rows.add(rule("─┼─", now));
        }
        for (int i = 0; i < held.size(); i++) {
            List<Row> lines = row(held.get(i), now);
            rows.addAll(i == 0 && !lines.isEmpty() && between(now) ? lines.subList(1, lines.size()) : lines);
        }
        if (held.isEmpty() && now.records()) rows.addAll(record(head, List.of()));
        return rows;
    }

    private static boolean between(Columns now) {
        return now.ruled() || now.records();
    }

    private List<Row> row(List<Row> cells, Columns now) {
        var rows = new ArrayList<Row>();
        if (now.records()) rows.add(Row.EMPTY);
        else if (now.ruled()) rows.add(rule("─┼─", now));
        rows.addAll(now.records() ? record(head, cells) : line(cells, now));
        return rows;
    }

    private static List<Row> record(List<Row> head, List<Row> cells) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < head.size(); i++) {
            boolean empty = i >= cells.size() || cells.get(i).pieces().isEmpty();
            if (empty && !cells.isEmpty()) continue;
            Row name = head.get(i).and(Ink.DIM, ":");
            rows.add((empty ? name : name.and(Ink.PLAIN, " ").and(cells.get(i))).hanging(2));
        }
        return rows;
    }

    private Columns columns(int width) {
        int[] most = new int[head.size()];
        int[] widths = new int[head.size()];
        measure(head, most, widths);
        for (List<Row> row : held) measure(row, most, widths);
        int left = width - BORDER.length() * (head.size() - 1);
        boolean fits = true;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(most[i], Math.max(NARROWEST, widths[i]));
            left -= widths[i];
        }
        if (left < 0) return new Columns(List.of(), false);
        while (left > 0) {
            int narrowest = -1;
            for (int i = 0; i < widths.length; i++)
                if (widths[i] < most[i] && (narrowest < 0 || widths[i] < widths[narrowest])) narrowest = i;
            if (narrowest < 0) break;
            widths[narrowest]++;
            left--;
        }
        for (int i = 0; i < widths.length; i++) fits &= widths[i] == most[i];
        return new Columns(Arrays.stream(widths).boxed().toList(), !fits);
    }

    private static void measure(List<Row> cells, int[] most, int[] words) {
        for (int i = 0; i < cells.size(); i++) {
            most[i] = Math.max(most[i], cells.get(i).width());
            words[i] = Math.max(words[i], Math.min(WORD, word(cells.get(i).text())));
        }
    }

    /// The width of the longest word.
    private static int word(String text) {
        int longest = 0;
        int word = 0;
        for (int at = 0; at < text.length() && longest < WORD; ) {
            int next = Cells.next(text, at);
            int width = Cells.width(text.subSequence(at, next));
            word = text.charAt(at) == ' ' ? 0 : width > 1 ? width : word + width;
            longest = Math.max(longest, word);
            at = next;
        }
        return longest;
    }

    private List<Row> line(List<Row> cells, Columns now) {
        var wrapped = new ArrayList<List<Row>>();
        int height = 1;
        for (int i = 0; i < now.widths().size(); i++) {
            Row cell = i < cells.size() ? cells.get(i) : Row.EMPTY;
            wrapped.add(cell.wrap(Math.max(1, now.widths().get(i))));
            height = Math.max(height, wrapped.getLast().size());
        }
        var rows = new ArrayList<Row>();
        for (int at = 0; at < height; at++) rows.add(line(wrapped, at, now));
        return rows;
    }

    private Row line(List<List<Row>> wrapped, int at, Columns now) {
        Row row = Row.EMPTY;
        for (int i = 0; i < wrapped.size(); i++) {
            Row cell = at < wrapped.get(i).size() ? wrapped.get(i).get(at) : Row.EMPTY;
            int room = Math.max(0, now.widths().get(i) - cell.width());
            int before = sides.get(i) == Side.LEFT ? 0 : sides.get(i) == Side.RIGHT ? room : room / 2;
            boolean last = i == wrapped.size() - 1;
            row = row.and(Ink.PLAIN, " ".repeat(before)).and(cell);
            row = last ? row : row.and(Ink.PLAIN, " ".repeat(room - before)).and(Ink.DIM, BORDER);
        }
        return row;
    }

    private static Row rule(String crossing, Columns now) {
        var pen = new Pen();
        for (int i = 0; i < now.widths().size(); i++)
            pen.write(Ink.DIM, i == 0 ? "" : crossing)
                    .write(Ink.DIM, "─".repeat(now.widths().get(i)));
        return pen.row();
    }
}
