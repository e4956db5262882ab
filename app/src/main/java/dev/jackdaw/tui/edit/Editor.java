package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text being written, of one or several lines, with its cursor, which always stands between characters as a reader
/// counts them.
///
/// A long paste or an image stands in it as one character, a [Placeholder].
public final class Editor {
    private static final int SHOWN_LINES = 10;
    private static final int SHOWN_LENGTH = 2_000;

    /// Characters that are kept for placeholders before an empty text forgets those it had.
    private static final int KEPT = 16_000_000;

    /// What was done last, as far as it matters for what comes next.
    private enum Last {
        TYPE,
        ERASE,
        KILL,
        YANK,
        VERTICAL,
        OTHER
    }

    private final StringBuilder text = new StringBuilder();
    private final Marks marks = new Marks();
    private final Changes changes = new Changes();
    private final Kills kills = new Kills();
    private int cursor;
    private Last last = Last.OTHER;
    private int goal;
    private int yanked;
    private int selectedFrom;
    private int selectedTo;
    private int width = Integer.MAX_VALUE;
    private Optional<Words> words = Optional.empty();

    public boolean empty() {
        return text.isEmpty();
    }

    /// What would be sent: placeholders replaced by what they stand for.
    public String text() {
        return marks.whole(text);
    }

    /// The text as it is edited, and where in it the cursor stands.
    public CharSequence raw() {
        return text;
    }

    public int cursor() {
        return cursor;
    }

    /// What stands at a place of [#raw()], if it is a placeholder.
    public Optional<Placeholder> placeholder(int at) {
        return text.charAt(at) < Character.MIN_SURROGATE ? Optional.empty() : marks.at(text.codePointAt(at));
    }

    /// All placeholders in the text, in order.
    public List<Placeholder> placeholders() {
        var all = new ArrayList<Placeholder>();
        for (int at = 0; at < text.length(); at = Cells.next(text, at))
            placeholder(at).ifPresent(all::add);
        return all;
    }

    /// Shows a part as chosen; an empty one for none.
    public void select(int from, int to) {
        selectedFrom = from;
        selectedTo = to;
    }

    boolean selected(int at) {
        return at >= selectedFrom && at < selectedTo;
    }

    /// Is told how it is shown, for moves by what is seen.
    void shown(int columns, Words spoken) {
        width = columns;
        words = Optional.of(spoken);
    }

    private Fold fold() {
        return new Fold(this, width, words);
    }

    /// Writes another text instead.
    public void set(String other) {
        change(0, text.length(), Marks.without(other), Last.OTHER);
    }

    public void clear() {
        change(0, text.length(), "", Last.OTHER);
        if (marks.size() <= KEPT && !marks.full()) return;
        marks.clear();
        changes.clear();
        kills.clear();
    }

    /// Writes something else in the place of a part, which may have placeholders of this text.
    public void replace(int start, int end, String other) {
        change(start, end, other, Last.OTHER);
    }

    /// From here on everything is taken back as one.
    public void beginGroup() {
        changes.open();
    }

    public void endGroup() {
        changes.close();
        last = Last.OTHER;
    }

    private void change(int start, int end, String added, Last kind) {
        if (start != end || !added.isEmpty()) {
            boolean joins = kind == last && (kind == Last.ERASE || kind == Last.TYPE && !added.startsWith("\n"));
            String removed = text.substring(start, end);
            changes.note(start, removed, added, cursor, joins ? Changes.Joins.YES : Changes.Joins.NO);
            text.replace(start, end, added);
        }
        cursor = snapped(start + added.length());
        last = kind;
        selectedTo = 0;
    }

    /// The end of the character around a place.
    private int snapped(int at) {
        int within = Math.clamp(at, 0, text.length());
        return within == 0 ? 0 : Cells.next(text, Cells.previous(text, within));
    }

    /// Moves the cursor.
    public void moveTo(int at) {
        cursor = snapped(at);
        last = Last.OTHER;
    }

    public void undo() {
        changes.undo(text).ifPresent(this::moveTo);
    }

    public void redo() {
        changes.redo(text).ifPresent(this::moveTo);
    }

    public void type(String more) {
        change(cursor, cursor, Marks.without(more), Last.TYPE);
    }

    /// Puts a pasted text in: a long one as a placeholder.
    public void paste(String more) {
        boolean longOne = more.length() > SHOWN_LENGTH
                || more.lines().limit(SHOWN_LINES + 1).count() > SHOWN_LINES;
        if (longOne) insert(new Placeholder.Paste(more));
        else replace(cursor, cursor, Marks.without(more));
    }

    /// Puts a placeholder in; where there are too many, what it stands for.
    public void insert(Placeholder placeholder) {
        if (marks.full()) replace(cursor, cursor, placeholder.text());
        else change(cursor, cursor, marks.add(placeholder), Last.OTHER);
    }

    public void backspace() {
        change(cursor == 0 ? 0 : Cells.previous(text, cursor), cursor, "", Last.ERASE);
    }

    public void delete() {
        change(cursor, Cells.next(text, cursor), "", Last.ERASE);
    }

    public void left() {
        moveTo(cursor == 0 ? 0 : Cells.previous(text, cursor));
    }

    public void right() {
        moveTo(Cells.next(text, cursor));
    }

    public void wordLeft() {
        moveTo(Stretch.start(text, cursor));
    }

    public void wordRight() {
        moveTo(Stretch.end(text, cursor));
    }

    private int lineStart() {
        return cursor == 0 ? 0 : text.lastIndexOf("\n", cursor - 1) + 1;
    }

    private int lineEnd() {
        int end = text.indexOf("\n", cursor);
        return end < 0 ? text.length() : end;
    }

    /// To the beginning of the row, and from there to that of the line.
    public void home() {
        Fold fold = fold();
        int start = fold.start(fold.row(cursor));
        moveTo(cursor == start ? lineStart() : start);
    }

    /// To the end of the row, and from there to that of the line.
    public void end() {
        Fold fold = fold();
        int end = fold.last(fold.row(cursor));
        moveTo(cursor == end ? lineEnd() : end);
    }

    /// Up to the space before the word, as shells do it.
    public void killWord() {
        int start = cursor;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) start--;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) start--;
        kill(start, cursor);
    }

    /// Back to the beginning of the word, as [#wordLeft()] moves.
    public void killWordBack() {
        kill(Stretch.start(text, cursor), cursor);
    }

    public void killWordAhead() {
        kill(cursor, Stretch.end(text, cursor));
    }

    public void killToStart() {
        kill(lineStart(), cursor);
    }

    public void killToEnd() {
        int end = lineEnd();
        kill(cursor, end == cursor ? Math.min(text.length(), end + 1) : end);
    }

    /// Cuts out; what is cut out in a row comes back in one.
    private void kill(int start, int end) {
        if (start == end) return;
        String killed = text.substring(start, end);
        if (last != Last.KILL) kills.add(killed);
        else if (start < cursor) kills.prepend(killed);
        else kills.append(killed);
        change(start, end, "", Last.KILL);
    }

    /// Brings back what was cut out last.
    public void yank() {
        kills.newest().ifPresent(killed -> yank(cursor, killed));
    }

    /// Right after [#yank()]: what was cut out before that instead.
    public void yankPop() {
        if (last != Last.YANK) return;
        kills.turn().ifPresent(killed -> yank(cursor - yanked, killed));
    }

    private void yank(int start, String killed) {
        change(start, cursor, killed, Last.YANK);
        yanked = cursor - start;
    }

    /// Moves one row up; tells whether there was one.
    public boolean up() {
        return vertical(-1);
    }

    /// Moves one row down; tells whether there was one.
    public boolean down() {
        return vertical(1);
    }

    private boolean vertical(int by) {
        Fold fold = fold();
        int row = fold.row(cursor) + by;
        if (row < 0 || row >= fold.rows()) return false;
        if (last != Last.VERTICAL) goal = fold.column(cursor);
        moveTo(fold.at(row, goal));
        last = Last.VERTICAL;
        return true;
    }

    /// Takes back the `\` before the cursor that asks for another line; tells whether there was one.
    public boolean continued() {
        if (cursor != text.length() || cursor == 0 || text.charAt(cursor - 1) != '\\') return false;
        replace(cursor - 1, cursor, "\n");
        return true;
    }
}
