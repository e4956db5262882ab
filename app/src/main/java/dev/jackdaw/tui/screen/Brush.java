package dev.jackdaw.tui.screen;

/// Writes lines over others, and knows where it is.
final class Brush {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    /// A column about which terminals may disagree.
    static final int UNKNOWN = -1;

    private final Theme theme;
    private final StringBuilder out = new StringBuilder();
    /// Lines there are.
    private int lines;

    private int row;
    private int column;

    private int strokes;

    /// @param lines lines there are already
    Brush(Theme theme, int lines, int row, int column) {
        this.theme = theme;
        this.lines = Math.max(1, lines);
        this.row = row;
        this.column = column;
    }

    String bytes() {
        return out.toString();
    }

    /// How many times something was written in another place than before.
    int strokes() {
        return strokes;
    }

    /// Downwards the cursor goes by line feeds alone: where the screen is lower than is known yet, they still bring
    /// every row into a line of its own.
    void move(int toRow, int toColumn) {
        if (toRow == row && toColumn == column) return;
        if (toRow < row) control(row - toRow, 'A');
        if (toRow > row) {
            out.append("\r").append("\n".repeat(toRow - row));
            column = 0;
        }
        row = toRow;
        lines = Math.max(lines, row + 1);
        if (toColumn == column) return;
        if (column != 0) out.append('\r');
        if (toColumn > 0) control(toColumn, 'C');
        column = toColumn;
    }

    private void control(int number, char what) {
        out.append("\u001b[");
        if (number > 1) out.append(number);
        out.append(what);
    }

    /// Takes off that line, which must be there, and all below it.
    void clear(int from) {
        move(from, 0);
        out.append(ERASE_BELOW);
        strokes++;
        lines = from + 1;
    }

    /// Writes a line for the scrollback: all of it, as it could not be mended where the screen was not as it seemed.
    void keep(int at, Row row) {
        move(at, 0);
        row.paint(theme, 0, out);
        column = Cells.certain(row.text()) ? row.width() : UNKNOWN;
        out.append(ERASE_LINE);
        strokes++;
    }

    /// Makes the line that reads `old` read `next`.
    void row(int at, Row old, Row next) {
        if (at < lines && old.pieces().equals(next.pieces())) return;
        Common common = Common.of(old, next);
        move(at, common.width());
        next.paint(theme, common.length(), out);
        boolean certain = Cells.certain(next.text());
        column = certain ? next.width() : UNKNOWN;
        if (!old.pieces().isEmpty() && !(certain && Cells.certain(old.text()) && old.width() <= next.width()))
            out.append(ERASE_LINE);
        strokes++;
    }
}
