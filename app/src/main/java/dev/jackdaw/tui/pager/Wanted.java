package dev.jackdaw.tui.pager;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;

/// What is looked for: as it stands, but for capitals where it has none.
///
/// Text and wanted text are compared character by character, so that places in one are places in the other.
record Wanted(String text) {
    static final Wanted NOTHING = new Wanted("");

    boolean nothing() {
        return text.isEmpty();
    }

    private boolean exact() {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    /// Where it begins in a text at or after a place, or -1.
    int in(String line, int from) {
        return nothing() ? -1 : folded(line).indexOf(text, from);
    }

    /// Where it begins in a text at or before a place, or -1.
    int lastIn(String line, int from) {
        return nothing() || from < 0 ? -1 : folded(line).lastIndexOf(text, from);
    }

    private String folded(String line) {
        if (exact()) return line;
        for (int i = 0; i < line.length(); i++) {
            if (Character.toLowerCase(line.charAt(i)) == line.charAt(i)) continue;
            char[] lower = line.toCharArray();
            for (; i < lower.length; i++) lower[i] = Character.toLowerCase(lower[i]);
            return new String(lower);
        }
        return line;
    }

    /// The row with every place marked.
    Row mark(Row row) {
        String line = row.text();
        var places = new ArrayList<Integer>();
        for (int at = in(line, 0); at >= 0; at = in(line, at + text.length())) places.add(at);
        return places.isEmpty() ? row : mark(row, places);
    }

    /// The row with those places marked, which do not overlap.
    Row mark(Row row, List<Integer> places) {
        Row marked = Row.EMPTY.hanging(row.hang());
        int start = 0;
        for (Row.Piece piece : row.pieces()) {
            int end = start + piece.text().length();
            int at = start;
            for (int place : places) {
                int from = Math.max(place, start);
                int to = Math.min(place + text.length(), end);
                if (from >= to) continue;
                marked = part(marked, piece, at - start, from - start, piece.ink());
                marked = part(marked, piece, from - start, to - start, Ink.FOUND);
                at = to;
            }
            marked = part(marked, piece, at - start, end - start, piece.ink());
            start = end;
        }
        return marked;
    }

    private static Row part(Row row, Row.Piece piece, int from, int to, Ink ink) {
        return row.and(ink, piece.text().substring(from, to));
    }
}
