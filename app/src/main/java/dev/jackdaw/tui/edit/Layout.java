package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// The lines of an editor on a screen, and where the cursor is among them.
public record Layout(List<Row> rows, int row, int column) {
    private static final String MARK = "> ";
    private static final String INDENT = "  ";

    public static Layout of(Editor editor, int width, Words words) {
        return new Drawing(editor, Math.max(8, width), words).layout();
    }

    /// At most that many of the lines, those around the cursor.
    public Layout window(int most) {
        if (rows.size() <= most) return this;
        int first = Math.clamp(row - most / 2L, 0, rows.size() - most);
        return new Layout(rows.subList(first, first + most), row - first, column);
    }

    private static final class Drawing {
        private final Editor editor;
        private final int width;
        private final Words words;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private Row row = Row.of(Ink.ACCENT, MARK);
        private int used = MARK.length();

        Drawing(Editor editor, int width, Words words) {
            this.editor = editor;
            this.width = width;
            this.words = words;
        }

        Layout layout() {
            CharSequence text = editor.raw();
            int cursorRow = 0;
            int cursorColumn = 0;
            for (int at = 0; ; ) {
                if (used >= width) breakRow();
                if (at == editor.cursor()) {
                    cursorRow = rows.size();
                    cursorColumn = used;
                }
                if (at >= text.length()) break;
                int next = Cells.next(text, at);
                put(text.subSequence(at, next).toString());
                at = next;
            }
            breakRow();
            return new Layout(List.copyOf(rows), cursorRow, cursorColumn);
        }

        private void put(String character) {
            int codePoint = character.codePointAt(0);
            if (codePoint == '\n') breakRow();
            else if (editor.standsForPaste(codePoint)) put(Ink.ACCENT, placeholder(editor.pasted(codePoint)));
            else if (codePoint == '\t') put(Ink.PLAIN, "    ");
            else if (Sanitiser.clean(character).equals(character)) put(Ink.PLAIN, character);
            else put(Ink.DIM, Sanitiser.escaped(character));
        }

        private String placeholder(String pasted) {
            long lines = pasted.lines().count();
            return lines > 1 ? words.of("paste.lines", lines) : words.of("paste.characters", pasted.length());
        }

        private void put(Ink ink, String text) {
            int wide = Cells.width(text);
            if (used + wide > width && used > INDENT.length()) breakRow();
            if (ink == Ink.PLAIN) plain.append(text);
            else {
                flush();
                row = row.and(ink, text);
            }
            used += wide;
        }

        private void flush() {
            row = row.and(Ink.PLAIN, plain.toString());
            plain.setLength(0);
        }

        private void breakRow() {
            flush();
            rows.add(row);
            row = Row.of(INDENT);
            used = INDENT.length();
        }
    }
}
