package dev.jackdaw.tui.screen;

import java.util.List;

/// Writes over lines as [Brush] does, but so that it finds them also where the terminal has broken them already and
/// has not told of its new size yet.
///
/// tmux moves its lines at once and tells of it up to a quarter of a second later; a busy one reads what was written
/// for the size before only then. It marks the lines it has broken, and takes a backspace in the first column back to
/// the line before if that one is marked, and only then (`screen_write_backspace` in its screen-write.c). So a row is
/// found by going up by one line for each, and by backspaces to its beginning, which do nothing where it is whole.
/// Downwards there is no such way: either rows are written where they are, from the lowest to the highest, or all from
/// one of them on are written anew, and then the terminal breaks them as it would have done before.
final class Climb {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String UP = "\u001b[A";
    private static final String SAVE = "\u001b7";
    private static final String BACK = "\u001b8";
    private static final String WRAP = "\u001b[?7h";
    private static final String EDGE = "\u001b[?7l";

    /// Columns a line has at least, see [Canvas.Size#usable()].
    private static final int NARROW = 8;

    private final Theme theme;
    private final List<Row> drawn;
    private final int row;
    private final int column;
    private final StringBuilder out = new StringBuilder();

    /// @param drawn what is there, with the cursor in that row and column
    Climb(Theme theme, List<Row> drawn, int row, int column) {
        this.theme = theme;
        this.drawn = drawn;
        this.row = row;
        this.column = column;
    }

    /// How many rows are alike from the first on.
    static int same(List<Row> one, List<Row> other) {
        int most = Math.min(one.size(), other.size());
        for (int i = 0; i < most; i++)
            if (!one.get(i).pieces().equals(other.get(i).pieces())) return i;
        return most;
    }

    /// Whether the one can be made of the other row by row. A row that was broken stays so then: where it needs fewer
    /// lines, or is emptied and loses its marks, its end would stay behind.
    static boolean fits(List<Row> one, List<Row> other) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) {
            Row before = one.get(i);
            Row after = other.get(i);
            if (before.pieces().equals(after.pieces())) continue;
            if (after.pieces().isEmpty() || most(after) < most(before)) return false;
        }
        return true;
    }

    /// Into how many further lines a row may be broken.
    private static int most(Row row) {
        return row.width() / NARROW;
    }

    /// Makes as many rows as there are read `next`, with the cursor in the row where it is.
    String within(List<Row> next, int toColumn) {
        int at = row;
        for (int i = row - 1; i >= 0; i--) {
            if (drawn.get(i).pieces().equals(next.get(i).pieces())) continue;
            if (at == row) out.append(SAVE);
            up(drawn, at, i);
            at = i;
            mend(i, next.get(i), 0);
        }
        if (at != row) out.append(BACK);
        for (int i = row + 1; i < next.size(); i++) {
            if (drawn.get(i).pieces().equals(next.get(i).pieces())) continue;
            out.append(SAVE).append("\u001b[").append(i - row).append("B\r");
            mend(i, next.get(i), 0);
            out.append(BACK);
        }
        int now = column;
        if (row < next.size() && !drawn.get(row).pieces().equals(next.get(row).pieces()))
            now = mend(row, next.get(row), column);
        if (now != toColumn) place(toColumn, now);
        return out.toString();
    }

    /// Writes all rows from one on, and what is below them goes.
    String over(int first, List<Row> next, int toRow, int toColumn) {
        int from = Math.min(first, Math.min(row, next.size()));
        up(drawn, row, from);
        out.append(ERASE_BELOW).append(WRAP);
        for (int i = from; i < next.size(); i++) {
            if (i > from) out.append("\r\n");
            next.get(i).paint(theme, 0, out);
        }
        boolean below = toRow == next.size() && toRow > from;
        out.append(below ? "\r\n" + EDGE : EDGE);
        up(next, below ? toRow : Math.max(from, next.size() - 1), toRow);
        place(toColumn, 0);
        return out.toString();
    }

    /// Takes away everything.
    String away() {
        up(drawn, row, 0);
        return out.append(ERASE_BELOW).toString();
    }

    /// Goes from within one row to the beginning of another that is not below it.
    private void up(List<Row> rows, int from, int to) {
        out.append('\r');
        begin(rows, from);
        for (int i = from - 1; i >= to; i--) {
            out.append(UP);
            begin(rows, i);
        }
    }

    private void begin(List<Row> rows, int at) {
        if (at < rows.size()) out.append("\b\r".repeat(most(rows.get(at))));
    }

    /// Writes what differs of a row; tells in which column the cursor is then, or -1 where terminals disagree.
    private int mend(int at, Row next, int now) {
        Row old = drawn.get(at);
        Common common = Common.of(old, next);
        if (common.width() != now) place(common.width(), now);
        next.paint(theme, common.length(), out);
        boolean certain = Cells.certain(next.text());
        if (!(certain && Cells.certain(old.text()) && old.width() <= next.width())) out.append(ERASE_LINE);
        return certain ? next.width() : Brush.UNKNOWN;
    }

    private void place(int to, int now) {
        if (now != 0) out.append('\r');
        if (to > 0) out.append("\u001b[").append(to == 1 ? "" : to).append('C');
    }
}
