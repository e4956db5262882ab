package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is on the screen below the scrollback, and how to get from there to the next frame with few bytes.
///
/// Only what differs is written, from the first column that differs on. No line reaches the last column, so that no
/// terminal wraps one by itself; nothing above the lines of the last frame is ever touched. A frame of more than one
/// stroke is a "synchronised update" (mode 2026), which terminals show all at once; others ignore the marks.
public final class Canvas {
    private static final String BEGIN = "\u001b[?2026h\u001b[?25l";
    private static final String END = "\u001b[?25h\u001b[?2026l";
    /// What is no longer than this a terminal shows at once anyway.
    private static final int SHORT = 24;

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

    /// What a terminal does with lines that are too long once it is made narrower.
    public enum Narrowing {
        /// It breaks them, as most do.
        WRAPS,
        /// It cuts them off: xterm, the console of Linux, GNU screen.
        CUTS,
        /// It breaks them and remembers where, as tmux does, see [Climb].
        MARKS;

        /// What the terminal does that the environment tells of.
        public static Narrowing of(Map<String, String> environment) {
            String term = environment.getOrDefault("TERM", "");
            boolean screen = environment.containsKey("STY");
            boolean inside = environment.containsKey("TMUX") && term.startsWith("screen");
            if (!screen && (inside || term.startsWith("tmux"))) return MARKS;
            boolean cuts = environment.containsKey("XTERM_VERSION") || screen || term.equals("linux");
            return cuts ? CUTS : WRAPS;
        }
    }

    private final Narrowing narrowing;
    private Theme theme;
    private List<Row> drawn = List.of();
    private int cursorRow;
    private int cursorColumn;
    private boolean anew = true;
    private Size size = Size.USUAL;

    public Canvas(Theme theme) {
        this(theme, Narrowing.WRAPS);
    }

    public Canvas(Theme theme, Narrowing narrowing) {
        this.theme = theme;
        this.narrowing = narrowing;
    }

    /// The bytes that print `fresh` into the scrollback and show `live` below it; empty where nothing changes.
    public String frame(List<Row> fresh, Live live, Size now) {
        Live fitting = fitting(live, now);
        int width = now.columns() - 1;
        var next = new ArrayList<Row>();
        for (Row row : fresh) next.addAll(row.wrap(width));
        int kept = next.size();
        for (Row row : fitting.rows()) next.add(row.cut(width));
        if (narrowing == Narrowing.MARKS) return climbed(next, kept, fitting, now);
        var brush = new Brush(theme, drawn.size(), cursorRow, cursorColumn);
        if (anew || !now.equals(size)) {
            brush = new Brush(theme, 0, reflowed(now), Brush.UNKNOWN);
            brush.clear(0);
            drawn = List.of();
            size = now;
            anew = false;
        }
        for (int i = 0; i < kept; i++) brush.keep(i, next.get(i));
        for (int i = kept; i < next.size(); i++) brush.row(i, i < drawn.size() ? drawn.get(i) : Row.EMPTY, next.get(i));
        if (drawn.size() > next.size()) brush.clear(next.size());
        int last = next.size() - kept;
        cursorRow = last == 0 ? 0 : fitting.row();
        cursorColumn = fitting.column();
        brush.move(kept + cursorRow, cursorColumn);
        drawn = List.copyOf(next.subList(kept, next.size()));
        return brush.strokes() > 1 ? BEGIN + brush.bytes() + END : brush.bytes();
    }

    private String climbed(List<Row> next, int kept, Live fitting, Size now) {
        boolean whole = anew || !now.equals(size);
        int toRow = kept == next.size() ? kept : kept + fitting.row();
        var climb = new Climb(theme, drawn, cursorRow, cursorColumn);
        boolean within = !whole && kept == 0 && toRow == cursorRow && Climb.fits(drawn, next);
        String bytes = within
                ? climb.within(next, fitting.column())
                : climb.over(whole ? 0 : Climb.same(drawn, next), next, toRow, fitting.column());
        size = now;
        anew = false;
        cursorRow = toRow - kept;
        cursorColumn = fitting.column();
        drawn = List.copyOf(next.subList(kept, next.size()));
        return bytes.length() > SHORT ? BEGIN + bytes + END : bytes;
    }

    /// Draws in other looks from the next frame on.
    public void wear(Theme other) {
        theme = other;
        redraw();
    }

    /// The next frame draws everything anew.
    public void redraw() {
        anew = true;
    }

    /// The bytes that take everything but the scrollback off the screen.
    public String erase() {
        String bytes = undo();
        forget();
        return bytes;
    }

    /// What [#erase()] would give.
    public String undo() {
        if (narrowing == Narrowing.MARKS) return new Climb(theme, drawn, cursorRow, cursorColumn).away();
        var brush = new Brush(theme, drawn.size(), cursorRow, cursorColumn);
        brush.clear(0);
        return brush.bytes();
    }

    /// Forgets what was drawn, so that the next frame draws all of it anew.
    public void forget() {
        drawn = List.of();
        cursorRow = 0;
        cursorColumn = 0;
        redraw();
    }

    private static Live fitting(Live live, Size now) {
        int most = now.lines() - 1;
        if (live.rows().size() <= most) return live;
        int start = Math.min(live.rows().size() - most, live.row());
        return new Live(live.rows().subList(start, start + most), live.row() - start, live.column());
    }

    /// In which line the cursor is, counted from the first that was drawn, now that the size is another.
    private int reflowed(Size now) {
        if (narrowing == Narrowing.CUTS) return Math.min(cursorRow, now.lines() - 1);
        int above = 0;
        for (int i = 0; i < cursorRow && i < drawn.size(); i++)
            above += Math.max(1, Math.ceilDiv(drawn.get(i).width(), now.columns()));
        return above + cursorColumn / now.columns();
    }
}
