package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Word.Glob;
import dev.jackdaw.policy.syntax.Word.Piped;
import dev.jackdaw.policy.syntax.Word.Tilde;

/// Words of commands (Bash Reference Manual, 3.1.2 and 3.5).
final class Words {
    /// Where a word stands, which decides what happens in it.
    enum Place {
        ARGUMENT,
        /// Of an assignment, where neither braces nor patterns are expanded.
        VALUE,
        /// Of `case` and `[[`, where braces are text.
        PATTERN,
        /// Behind `=~`, where parentheses and bars belong to the word.
        EXPRESSION,
        /// The end of a here-document, which is not expanded at all.
        DELIMITER
    }

    private final Cursor cursor;
    private final Expansions expansions;

    Words(Cursor cursor) {
        this.cursor = cursor;
        expansions = new Expansions(cursor);
    }

    Balanced balanced() {
        return new Balanced(cursor, expansions);
    }

    /// The word that begins here; it is empty where none does.
    Word word(Place place) {
        return word(place, new Pieces(cursor), cursor.at);
    }

    /// A word of which some was read before.
    Word word(Place place, Pieces pieces, int start) {
        boolean assigned = place == Place.VALUE;
        boolean tilde = place != Place.DELIMITER && pieces.atStart();
        while (!ends(place)) {
            char c = cursor.peek();
            if (tilde && c == '~') tilde(pieces);
            else piece(c, place, pieces);
            boolean naming = c == '=' && !assigned && assigns(pieces);
            assigned |= naming;
            tilde = naming
                    || c == ':' && assigned
                    || place == Place.ARGUMENT && "{},".indexOf(c) >= 0 && pieces.atStart();
        }
        return pieces.word(cursor.from(start));
    }

    private boolean ends(Place place) {
        char c = cursor.peek();
        if (!Cursor.endsWord(c)) return false;
        if (place == Place.EXPRESSION && (c == '(' || c == '|')) return false;
        return c != '<' && c != '>' || cursor.second() != '(';
    }

    /// Whether `NAME=` was read: a tilde expands behind it even in an argument.
    private static boolean assigns(Pieces pieces) {
        String text = pieces.bare().orElse("");
        int end = text.length() - (text.endsWith("+=") ? 2 : 1);
        if (end < 1 || !Cursor.startsName(text.charAt(0))) return false;
        for (int i = 1; i < end; i++) if (!Cursor.continuesName(text.charAt(i))) return text.charAt(i) == '[';
        return true;
    }

    private void piece(char c, Place place, Pieces pieces) {
        if (piped(cursor, pieces) || expansions.take(pieces, Quotes.NONE)) return;
        boolean patterns = place == Place.ARGUMENT || place == Place.PATTERN;
        if (c == '(') parenthesis(pieces, "");
        else if (patterns && "?*+@!".indexOf(c) >= 0 && cursor.second() == '(') {
            cursor.at++;
            parenthesis(pieces, String.valueOf(c));
        } else if (patterns && (c == '*' || c == '?')) pieces.add(new Glob(String.valueOf(cursor.next())));
        else if (patterns && c == '[') bracket(pieces);
        else if (place == Place.ARGUMENT) brace(cursor.next(), pieces);
        else pieces.bare(cursor.next());
    }

    private void brace(char c, Pieces pieces) {
        switch (c) {
            case '{' -> {
                if (pieces.atStart() && cursor.peek() == '}' && pieces.bare().isPresent()) pieces.bare(c);
                else pieces.open();
            }
            case ',' -> pieces.comma();
            case '}' -> pieces.close();
            default -> pieces.bare(c);
        }
    }

    /// `<(…)` and `>(…)`, if one comes next (3.5.6).
    static boolean piped(Cursor cursor, Pieces pieces) {
        char c = cursor.peek();
        if (c != '<' && c != '>' || cursor.second() != '(') return false;
        cursor.take(c + "(");
        pieces.add(new Piped(new Scripts(cursor).enclosed(")"), c == '<'));
        return true;
    }

    private void tilde(Pieces pieces) {
        int start = ++cursor.at;
        while (Cursor.continuesName(cursor.peek()) || "+-.".indexOf(cursor.peek()) >= 0) cursor.at++;
        char c = cursor.peek();
        boolean expands = Cursor.endsWord(c) || c == '/' || c == ',' || c == '}' || c == ':';
        if (expands) pieces.add(new Tilde(cursor.from(start).replace("\\\n", "")));
        else {
            cursor.at = start;
            pieces.bare('~');
        }
    }

    /// `[…]` as one piece where it is plain, its beginning where quotes or expansions follow, and text where none
    /// closes it.
    private void bracket(Pieces pieces) {
        int start = cursor.at++;
        if (cursor.peek() == '!' || cursor.peek() == '^') cursor.at++;
        if (cursor.peek() == ']') cursor.at++;
        while (plain(cursor.peek())) cursor.at++;
        if (cursor.peek() == ']') cursor.at++;
        else if (Cursor.endsWord(cursor.peek())) {
            cursor.at = start + 1;
            pieces.bare('[');
            return;
        }
        pieces.add(new Glob(cursor.from(start).replace("\\\n", "")));
    }

    private static boolean plain(char c) {
        return !Cursor.endsWord(c) && "]\\'\"`${},".indexOf(c) < 0;
    }

    /// A pattern in parentheses: its text is one piece before, between and behind what is quoted or expanded in it.
    private void parenthesis(Pieces pieces, String opened) {
        var text = new StringBuilder(opened);
        int depth = 0;
        cursor.reading.enter();
        do {
            char c = cursor.peek();
            if (c == Cursor.END) cursor.reading.stop("`)` is missing");
            else if (c == '\\' || c == '\'' || c == '"' || c == '$' || c == '`') {
                pieces.add(new Glob(text.toString()));
                text.setLength(0);
                expansions.take(pieces, Quotes.NONE);
            } else if (!nested(pieces, text)) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                text.append(cursor.next());
            }
        } while (depth > 0 && !cursor.reading.stopped());
        cursor.reading.leave();
        if (text.toString().endsWith("(")) cursor.reading.stop("a pattern is missing");
        pieces.add(new Glob(text.toString()));
    }

    private boolean nested(Pieces pieces, StringBuilder text) {
        if (!piped(cursor, pieces)) return false;
        text.append(' ');
        return true;
    }
}
