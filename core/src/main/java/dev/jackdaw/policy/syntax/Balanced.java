package dev.jackdaw.policy.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text of arithmetic: everything up to the parenthesis or bracket that closes it, with the expansions in between
/// (Bash Reference Manual, 3.5.5 and 6.5).
final class Balanced {
    private final Cursor cursor;
    private final Expansions expansions;

    Balanced(Cursor cursor, Expansions expansions) {
        this.cursor = cursor;
        this.expansions = expansions;
    }

    /// What stands between `((` and `))` here; empty and not moved where nothing of the kind does.
    Optional<Word> attempt() {
        int start = cursor.at;
        Reading.State state = cursor.reading.state();
        cursor.take("((");
        Optional<Word> word = word("))");
        if (word.isEmpty() || cursor.reading.stopped()) {
            cursor.reading.back(state);
            cursor.at = start;
            return Optional.empty();
        }
        return word;
    }

    /// What stands before the given end, which is taken.
    Optional<Word> word(String end) {
        return until(end, Cursor.END).map(List::getFirst);
    }

    /// The words between the given separator.
    Optional<List<Word>> until(String end, char separator) {
        char close = end.charAt(0);
        char open = close == ')' ? '(' : '[';
        var words = new ArrayList<Word>();
        var pieces = new Pieces(cursor);
        int start = cursor.at;
        int depth = 0;
        cursor.reading.enter();
        while (!cursor.ended() && (depth > 0 || cursor.peek() != close)) {
            char c = cursor.peek();
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0 && c == separator) {
                words.add(pieces.word(cursor.from(start)));
                start = ++cursor.at;
            } else piece(pieces);
        }
        cursor.reading.leave();
        words.add(pieces.word(cursor.from(start)));
        return cursor.take(end) ? Optional.of(words) : Optional.empty();
    }

    private void piece(Pieces pieces) {
        if (apostrophes(cursor, pieces) || cursor.peek() == '"' && expansions.take(pieces, Quotes.NONE)) return;
        if (!expansions.take(pieces, Quotes.DOUBLE)) pieces.bare(cursor.next());
    }

    /// Takes a text between apostrophes as text, where that is what it is for sure. Bash passes over such a text when
    /// it looks for the end of `"${x:-'…'}"` and `$(('…'))`, and expands it nevertheless.
    static boolean apostrophes(Cursor cursor, Pieces pieces) {
        if (cursor.peek() != '\'') return false;
        int end = cursor.at + 1;
        boolean coded = cursor.at > 0 && cursor.text.charAt(cursor.at - 1) == '$';
        while (end < cursor.text.length() && plain(cursor.text, end, coded) && cursor.reading.step()) end++;
        if (!cursor.text.startsWith("'", end)) {
            cursor.reading.stop("a single quote stands where it does not quote");
            return true;
        }
        pieces.quoted(cursor.text.substring(cursor.at, end + 1));
        cursor.at = end + 1;
        return true;
    }

    /// `$'\n'` is a line's end or these signs, as the shell's version has it: neither ends what is around it.
    private static boolean plain(String text, int at, boolean coded) {
        if (plain(text.charAt(at))) return true;
        return coded && text.charAt(at) == '\\' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private static boolean plain(char c) {
        return "'$`\\\"(){}[]".indexOf(c) < 0;
    }
}
