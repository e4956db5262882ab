package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import java.util.ArrayList;
import java.util.List;

/// The text being written, of one or several lines, with its cursor.
///
/// A long paste stands in it as one character of a private plane, shown as a placeholder.
public final class Editor {
    /// The characters that stand for pastes; as many pastes fit in one text.
    private static final int FIRST_PASTE = 0x10f000;

    private static final int LAST_PASTE = 0x10fffd;
    private static final int SHOWN_LINES = 10;
    private static final int SHOWN_LENGTH = 2_000;

    private final StringBuilder text = new StringBuilder();
    private final List<String> pastes = new ArrayList<>();
    private int cursor;
    private String killed = "";

    public boolean empty() {
        return text.isEmpty();
    }

    /// What would be sent: placeholders replaced by what was pasted.
    public String text() {
        return whole(text.toString());
    }

    private String whole(String marked) {
        if (pastes.isEmpty()) return marked;
        var whole = new StringBuilder();
        marked.codePoints().forEach(codePoint -> {
            if (standsForPaste(codePoint)) whole.append(pasted(codePoint));
            else whole.appendCodePoint(codePoint);
        });
        return whole.toString();
    }

    /// The text as it is edited, and where in it the cursor stands.
    public CharSequence raw() {
        return text;
    }

    public int cursor() {
        return cursor;
    }

    public boolean standsForPaste(int codePoint) {
        return codePoint >= FIRST_PASTE && codePoint <= LAST_PASTE && codePoint - FIRST_PASTE < pastes.size();
    }

    public String pasted(int codePoint) {
        return pastes.get(codePoint - FIRST_PASTE);
    }

    public void set(String other) {
        clear();
        type(other);
    }

    public void clear() {
        text.setLength(0);
        pastes.clear();
        cursor = 0;
    }

    public void type(String more) {
        String safe = withoutMarks(more);
        text.insert(cursor, safe);
        cursor += safe.length();
    }

    private static String withoutMarks(String more) {
        if (more.codePoints().noneMatch(c -> c >= FIRST_PASTE)) return more;
        var safe = new StringBuilder();
        more.codePoints().forEach(c -> safe.appendCodePoint(c >= FIRST_PASTE ? 0xfffd : c));
        return safe.toString();
    }

    public void paste(String more) {
        boolean longOne = more.length() > SHOWN_LENGTH
                || more.lines().limit(SHOWN_LINES + 1).count() > SHOWN_LINES;
        if (!longOne || pastes.size() > LAST_PASTE - FIRST_PASTE) {
            type(more);
            return;
        }
        String mark = Character.toString(FIRST_PASTE + pastes.size());
        pastes.add(more);
        text.insert(cursor, mark);
        cursor += mark.length();
    }

    public void backspace() {
        int start = cursor == 0 ? 0 : Cells.previous(text, cursor);
        text.delete(start, cursor);
        cursor = start;
    }

    public void delete() {
        text.delete(cursor, Cells.next(text, cursor));
    }

    public void left() {
        if (cursor > 0) cursor = Cells.previous(text, cursor);
    }

    public void right() {
        cursor = Cells.next(text, cursor);
    }

    public void wordLeft() {
        cursor = wordStart();
    }

    public void wordRight() {
        cursor = wordEnd();
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && !Character.isLetterOrDigit(text.codePointBefore(at))) at = text.offsetByCodePoints(at, -1);
        while (at > 0 && Character.isLetterOrDigit(text.codePointBefore(at))) at = text.offsetByCodePoints(at, -1);
        return at;
    }

    private int wordEnd() {
        int at = cursor;
        while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at)))
            at = text.offsetByCodePoints(at, 1);
        while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at)))
            at = text.offsetByCodePoints(at, 1);
        return at;
    }

    private int lineStart() {
        return cursor == 0 ? 0 : text.lastIndexOf("\n", cursor - 1) + 1;
    }

    private int lineEnd() {
        int end = text.indexOf("\n", cursor);
        return end < 0 ? text.length() : end;
    }

    public void home() {
        cursor = lineStart();
    }

    public void end() {
        cursor = lineEnd();
    }

    /// Up to the space before the word, as shells do it.
    public void killWord() {
        int start = cursor;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) start--;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) start--;
        kill(start, cursor);
    }

    public void killWordAhead() {
        kill(cursor, wordEnd());
    }

    public void killToStart() {
        kill(lineStart(), cursor);
    }

    public void killToEnd() {
        int end = lineEnd();
        kill(cursor, end == cursor ? Math.min(text.length(), end + 1) : end);
    }

    private void kill(int start, int end) {
        if (start == end) return;
        killed = whole(text.substring(start, end));
        text.delete(start, end);
        cursor = start;
    }

    public void yank() {
        paste(killed);
    }

    /// Moves one line up; tells whether there was one.
    public boolean up() {
        int start = lineStart();
        if (start == 0) return false;
        int column = cursor - start;
        cursor = start - 1;
        int above = lineStart();
        cursor = onBoundary(Math.min(above + column, start - 1), above);
        return true;
    }

    /// Moves one line down; tells whether there was one.
    public boolean down() {
        int end = lineEnd();
        if (end == text.length()) return false;
        int column = cursor - lineStart();
        cursor = end + 1;
        cursor = onBoundary(Math.min(cursor + column, lineEnd()), end + 1);
        return true;
    }

    private int onBoundary(int wanted, int start) {
        int at = start;
        while (at < wanted) {
            int next = Cells.next(text, at);
            if (next > wanted) break;
            at = next;
        }
        return at;
    }

    /// Takes back the `\` before the cursor that asks for another line; tells whether there was one.
    public boolean continued() {
        if (cursor != text.length() || cursor == 0 || text.charAt(cursor - 1) != '\\') return false;
        text.setCharAt(cursor - 1, '\n');
        return true;
    }
}
