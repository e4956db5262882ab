package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;

/// What is on the screen below the scrollback, and how to get from there to the next frame with few bytes.
///
/// No line it draws reaches the last column, so that no terminal wraps one by itself.
public final class Canvas {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    /// The size of a screen in columns and lines.
    public record Size(int columns, int lines) {
        public static final Size USUAL = new Size(80, 24);

        /// What can be written on, whatever the terminal says.
        public Size usable() {
            return columns < 1 || lines < 1 ? USUAL : new Size(Math.max(8, columns), Math.max(2, lines));
        }
    }

    /// The lines that stay below, and where among them the cursor stands.
    public record Live(List<Row> rows, int row, int column) {
        public static final Live NONE = new Live(List.of(), 0, 0);
    }

    private record Drawn(String painted, int width) {}

    private Theme theme;
    private List<Drawn> drawn = List.of();
    private int cursorRow;
    private int cursorColumn;
    private Size size = Size.USUAL;

    public Canvas(Theme theme) {
        this.theme = theme;
    }

    /// Draws in other looks from the next frame on.
    public void wear(Theme other) {
        theme = other;
        drawn = List.of();
    }

    /// The bytes that print `fresh` into the scrollback and show `live` below it; empty where nothing changes.
    public String frame(List<Row> fresh, Live live, Size now) {
        Live fitting = fitting(live, now);
        List<Drawn> next = new ArrayList<>();
        for (Row row : fitting.rows()) next.add(drawn(row, now));
        var out = new StringBuilder();
        boolean resized = !now.equals(size);
        if (resized) {
            reflow(now);
            size = now;
        } else if (fresh.isEmpty() && next.equals(drawn)) {
            if (fitting.row() == cursorRow && fitting.column() == cursorColumn) return "";
        }
        toTop(out);
        if (resized) out.append(ERASE_BELOW);
        for (Row row : fresh)
            for (Row line : row.wrap(now.columns() - 1))
                out.append(line.paint(theme)).append(ERASE_LINE).append("\r\n");
        draw(out, next, fresh.isEmpty() && !resized);
        place(out, fitting, next.size());
        drawn = next;
        return "\u001b[?2026h\u001b[?25l" + out + "\u001b[?25h\u001b[?2026l";
    }

    /// The bytes that take everything but the scrollback off the screen.
    public String erase() {
        String bytes = undo();
        forget();
        return bytes;
    }

    /// What [#erase()] would give.
    public String undo() {
        var out = new StringBuilder();
        toTop(out);
        return out.append(ERASE_BELOW).toString();
    }

    /// Forgets what was drawn, so that the next frame draws all of it anew.
    public void forget() {
        drawn = List.of();
        cursorRow = 0;
        cursorColumn = 0;
    }

    private Drawn drawn(Row row, Size now) {
        Row cut = row.cut(now.columns() - 1);
        return new Drawn(cut.paint(theme), cut.width());
    }

    private static Live fitting(Live live, Size now) {
        int most = now.lines() - 1;
        if (live.rows().size() <= most) return live;
        int start = Math.min(live.rows().size() - most, live.row());
        return new Live(live.rows().subList(start, start + most), live.row() - start, live.column());
    }

    /// A terminal that was made narrower has wrapped the lines it showed; the top is further up then.
    private void reflow(Size now) {
        int above = 0;
        for (int i = 0; i < cursorRow && i < drawn.size(); i++)
            above += Math.max(1, Math.ceilDiv(drawn.get(i).width(), now.columns()));
        cursorRow = above + cursorColumn / now.columns();
        drawn = List.of();
    }

    private void toTop(StringBuilder out) {
        if (cursorRow > 0) out.append("\u001b[").append(cursorRow).append('A');
        out.append('\r');
    }

    private void draw(StringBuilder out, List<Drawn> next, boolean compare) {
        boolean shrinks = next.size() < drawn.size() || !compare;
        for (int i = 0; i < next.size(); i++) {
            boolean last = i == next.size() - 1;
            boolean same = compare && i < drawn.size() && drawn.get(i).equals(next.get(i));
            if (!same || last && shrinks) out.append(next.get(i).painted()).append(last ? ERASE_BELOW : ERASE_LINE);
            if (!last) out.append("\r\n");
        }
        if (next.isEmpty()) out.append(ERASE_BELOW);
    }

    private void place(StringBuilder out, Live live, int rows) {
        int up = Math.max(0, rows - 1 - live.row());
        if (up > 0) out.append("\u001b[").append(up).append('A');
        out.append('\r');
        if (live.column() > 0) out.append("\u001b[").append(live.column()).append('C');
        cursorRow = rows == 0 ? 0 : live.row();
        cursorColumn = live.column();
    }
}
