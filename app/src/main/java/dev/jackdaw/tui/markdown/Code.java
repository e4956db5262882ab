package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.code.Highlighting;
import dev.jackdaw.tui.code.Language;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.Optional;

/// A block of code between fences.
///
/// @param fence the marks it began with
/// @param indent columns they stood at; its lines are moved by as many
record Code(String fence, int indent, Optional<Highlighting> looks) {

    /// Columns code stands further in than text.
    static final int INDENT = 2;

    static Code begin(String fence, int indent, String line) {
        return new Code(
                fence, indent, Language.named(line.substring(fence.length())).map(Highlighting::of));
    }

    boolean closedBy(String line) {
        int at = Lines.afterSpaces(line, 0);
        String marks = line.substring(at).stripTrailing();
        return at < 4 && marks.length() >= fence.length() && all(marks);
    }

    /// Whether what is written so far may become its end.
    boolean closingBy(String line) {
        String marks = line.strip();
        return !marks.isEmpty() && all(marks);
    }

    private boolean all(String marks) {
        for (int at = 0; at < marks.length(); at++) if (marks.charAt(at) != fence.charAt(0)) return false;
        return true;
    }

    Row row(String line) {
        String text = line.substring(Math.min(indent, Lines.afterSpaces(line, 0)));
        return indented(looks.map(each -> each.line(text)).orElseGet(() -> Row.of(Ink.CODE, text)));
    }

    /// Code as it stands below text; where it is wrapped, it goes on further in than it began.
    static Row indented(Row row) {
        if (row.pieces().isEmpty()) return row;
        int own = Lines.afterSpaces(row.text(), 0);
        return Row.of(" ".repeat(INDENT)).and(row).hanging(own + 2 * INDENT);
    }

    Code copy() {
        return new Code(fence, indent, looks.map(Highlighting::copy));
    }
}
