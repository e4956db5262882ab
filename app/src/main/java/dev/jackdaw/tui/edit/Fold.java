package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.Arrays;
import java.util.Optional;

/// How the text of an editor is folded into the rows of a screen: where each begins, and what stands in which column.
final class Fold {
    /// The columns before each row.
    static final int LEAD = 2;

    private final Editor editor;
    private final CharSequence text;
    private final int width;
    private final Optional<Words> words;
    private int[] starts = new int[8];
    private int rows = 1;

    /// @param width columns there are, with those before each row
    Fold(Editor editor, int width, Optional<Words> words) {
        this.editor = editor;
        this.text = editor.raw();
        this.width = width;
        this.words = words;
        int used = LEAD;
        for (int at = 0; at < text.length(); ) {
            int next = Cells.next(text, at);
            boolean line = text.charAt(at) == '\n';
            int wide = line ? 0 : width(at, next);
            if (!line && used + wide > width && used > LEAD) used = begin(at);
            used = line ? begin(next) : used + wide;
            at = next;
        }
        if (used >= width) begin(text.length());
    }

    private int begin(int start) {
        if (rows == starts.length) starts = Arrays.copyOf(starts, 2 * rows);
        starts[rows++] = start;
        return LEAD;
    }

    int rows() {
        return rows;
    }

    int start(int row) {
        return starts[row];
    }

    /// Where its last character ends, without the line end.
    int end(int row) {
        if (row == rows - 1) return text.length();
        int next = starts[row + 1];
        return next > starts[row] && text.charAt(next - 1) == '\n' ? next - 1 : next;
    }

    int row(int at) {
        int found = Arrays.binarySearch(starts, 0, rows, at);
        return found < 0 ? -found - 2 : found;
    }

    int column(int at) {
        int column = LEAD;
        for (int i = starts[row(at)]; i < at; ) {
            int next = Cells.next(text, i);
            column += width(i, next);
            i = next;
        }
        return column;
    }

    /// The place nearest to a column of a row where the cursor can stand.
    int at(int row, int column) {
        int used = LEAD;
        int last = last(row);
        for (int at = starts[row]; ; ) {
            if (at >= last) return at;
            int next = Cells.next(text, at);
            used += width(at, next);
            if (used > column) return at;
            at = next;
        }
    }

    /// The last place in a row where the cursor can stand: what ends a row that is folded begins the next.
    int last(int row) {
        int end = end(row);
        boolean folded = row < rows - 1 && starts[row + 1] == end && end > starts[row];
        return folded ? Cells.previous(text, end) : end;
    }

    private int width(int at, int next) {
        char first = text.charAt(at);
        return next == at + 1 && first >= ' ' && first < 0x7f ? 1 : Cells.width(shown(at, next));
    }

    /// How the character that begins there is written.
    String shown(int at, int next) {
        char first = text.charAt(at);
        if (first >= ' ' && first < 0x7f && next == at + 1) return String.valueOf(first);
        if (first == '\t') return "    ";
        Optional<Placeholder> placeholder = editor.placeholder(at);
        if (placeholder.isPresent()) return Cells.cut(label(placeholder.get()), Math.max(1, width - LEAD));
        String character = text.subSequence(at, next).toString();
        return Sanitiser.clean(character).equals(character) ? character : Sanitiser.escaped(character);
    }

    private String label(Placeholder placeholder) {
        return switch (placeholder) {
            case Placeholder.Named named -> Sanitiser.line(named.label());
            case Placeholder.Paste paste ->
                words.map(spoken -> paste.lines() > 1
                                ? spoken.of("paste.lines", paste.lines())
                                : spoken.of("paste.characters", paste.text().length()))
                        .orElse("…");
        };
    }
}
