package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of an editor on a screen, and where the cursor is among them.
public record Layout(List<Row> rows, int row, int column) {
    private static final String MARK = "> ";
    private static final String INDENT = " ".repeat(Fold.LEAD);
    private static final int LEAST = 8;

    /// @param width columns for text; the cursor may stand in the one behind
    public static Layout of(Editor editor, int width, Words words) {
        int columns = Math.max(LEAST, width);
        editor.shown(columns, words);
        var fold = new Fold(editor, columns, Optional.of(words));
        var rows = new ArrayList<Row>();
        for (int row = 0; row < fold.rows(); row++) rows.add(row(editor, fold, row));
        return new Layout(List.copyOf(rows), fold.row(editor.cursor()), fold.column(editor.cursor()));
    }

    /// At most that many of the lines, those around the cursor.
    public Layout window(int most) {
        if (rows.size() <= most) return this;
        int first = Math.clamp(row - most / 2L, 0, rows.size() - most);
        return new Layout(rows.subList(first, first + most), row - first, column);
    }

    private static Row row(Editor editor, Fold fold, int number) {
        Row row = number == 0 ? Row.of(Ink.ACCENT, MARK) : Row.of(INDENT);
        CharSequence text = editor.raw();
        var plain = new StringBuilder();
        int end = fold.end(number);
        for (int at = fold.start(number); at < end; ) {
            int next = Cells.next(text, at);
            String shown = fold.shown(at, next);
            Ink ink = ink(editor, at, shown);
            if (ink == Ink.PLAIN) plain.append(shown);
            else {
                row = row.and(Ink.PLAIN, plain.toString()).and(ink, shown);
                plain.setLength(0);
            }
            at = next;
        }
        return row.and(Ink.PLAIN, plain.toString());
    }

    private static Ink ink(Editor editor, int at, String shown) {
        if (editor.selected(at)) return Ink.CHOSEN;
        if (editor.placeholder(at).isPresent()) return Ink.ACCENT;
        char raw = editor.raw().charAt(at);
        return raw == '\t' || shown.charAt(0) == raw ? Ink.PLAIN : Ink.DIM;
    }
}
