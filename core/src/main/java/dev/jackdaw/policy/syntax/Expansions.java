package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Word.Substitution;
import dev.jackdaw.policy.syntax.Word.Sum;
import dev.jackdaw.policy.syntax.Word.Variable;
import java.util.List;
import java.util.Optional;

/// What quotes and dollars make of the characters behind them (Bash Reference Manual, 3.1.2 and 3.5).
final class Expansions {
    private final Cursor cursor;

    Expansions(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Takes a backslash, a quote or a dollar with all that belongs to it; whether one was next.
    boolean take(Pieces pieces, Quotes quotes) {
        switch (cursor.peek()) {
            case '\\' -> backslash(pieces, quotes);
            case '$' -> dollar(pieces, quotes);
            case '`' -> backticks(pieces, quotes);
            case '\'' -> {
                if (quotes != Quotes.NONE) return false;
                pieces.quoted(single());
            }
            case '"' -> {
                if (quotes != Quotes.NONE) return false;
                cursor.at++;
                doubled(pieces);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void backslash(Pieces pieces, Quotes quotes) {
        cursor.at++;
        if (cursor.at >= cursor.text.length()) {
            pieces.quoted("\\");
            return;
        }
        char c = cursor.text.charAt(cursor.at++);
        boolean escapes = quotes == Quotes.NONE || "$`\\".indexOf(c) >= 0 || c == '"' && quotes == Quotes.DOUBLE;
        pieces.quoted(escapes ? String.valueOf(c) : "\\" + c);
    }

    /// The text up to the next apostrophe, as it stands there.
    private String single() {
        int start = cursor.at + 1;
        int end = cursor.text.indexOf('\'', start);
        if (end < 0) {
            cursor.reading.stop("a single quote is not closed");
            return "";
        }
        cursor.at = end + 1;
        return cursor.text.substring(start, end);
    }

    /// What stands behind `"`, up to the one that closes it.
    private void doubled(Pieces pieces) {
        cursor.reading.enter();
        pieces.quoted("");
        while (cursor.peek() != '"' && !cursor.ended())
            if (!take(pieces, Quotes.DOUBLE)) pieces.quoted(String.valueOf(cursor.next()));
        if (!cursor.take("\"")) cursor.reading.stop("a double quote is not closed");
        cursor.reading.leave();
    }

    /// A text in which only expansions happen: the body of a here-document.
    Word document() {
        var pieces = new Pieces(cursor);
        while (!cursor.ended()) if (!take(pieces, Quotes.DOCUMENT)) pieces.quoted(String.valueOf(cursor.next()));
        return pieces.word(cursor.text);
    }

    private void dollar(Pieces pieces, Quotes quotes) {
        cursor.at++;
        char c = cursor.peek();
        boolean kept = quotes != Quotes.NONE;
        if (Cursor.startsName(c)) pieces.add(new Variable(cursor.name(), "", List.of(), kept));
        else if (Cursor.digit(c) || c != Cursor.END && "@*#?-$!".indexOf(c) >= 0)
            pieces.add(new Variable(String.valueOf(cursor.next()), "", List.of(), kept));
        else if (c == '{') parameter(pieces, quotes);
        else if (c == '(') parenthesis(pieces, quotes);
        else if (c == '[') {
            cursor.at++;
            Optional<Word> sum = new Balanced(cursor, this).word("]");
            if (sum.isEmpty()) cursor.reading.stop("`]` is missing");
            pieces.add(new Sum(sum.orElse(new Word(List.of(), "")), kept));
        } else if (c == '\'' && !kept) ansi(pieces);
        else if (c == '"' && !kept) {
            cursor.at++;
            doubled(pieces);
        } else pieces.text('$', quotes);
    }

    private void ansi(Pieces pieces) {
        int start = ++cursor.at;
        while (cursor.at < cursor.text.length() && cursor.text.charAt(cursor.at) != '\'' && cursor.reading.step())
            cursor.at += cursor.text.charAt(cursor.at) == '\\' ? 2 : 1;
        if (cursor.at >= cursor.text.length()) {
            cursor.at = cursor.text.length();
            cursor.reading.stop("a single quote is not closed");
            return;
        }
        Optional<String> decoded = AnsiQuote.decode(cursor.from(start));
        if (decoded.isEmpty()) cursor.reading.doubt("an escape in `$'…'` says no text");
        pieces.quoted(decoded.orElse(""));
        cursor.at++;
    }

    /// `$((` is arithmetic where `))` ends it, and a command that begins with `(` otherwise (3.5.4).
    private void parenthesis(Pieces pieces, Quotes quotes) {
        boolean kept = quotes != Quotes.NONE;
        Optional<Word> sum = cursor.looking("((") ? new Balanced(cursor, this).attempt() : Optional.empty();
        if (sum.isPresent()) pieces.add(new Sum(sum.get(), kept));
        else {
            cursor.at++;
            pieces.add(new Substitution(new Scripts(cursor).enclosed(")"), kept));
        }
    }

    private void backticks(Pieces pieces, Quotes quotes) {
        var inner = new StringBuilder();
        cursor.at++;
        String escaped = quotes == Quotes.DOUBLE ? "$`\\\"" : "$`\\";
        while (cursor.peek() != '`' && !cursor.ended()) {
            char c = cursor.next();
            if (c == '\\' && cursor.at < cursor.text.length()) {
                char kept = cursor.text.charAt(cursor.at++);
                if (escaped.indexOf(kept) < 0) inner.append(c);
                inner.append(kept);
            } else inner.append(c);
        }
        if (!cursor.take("`")) cursor.reading.stop("a backtick is not closed");
        else pieces.add(new Substitution(Scripts.whole(inner.toString(), cursor.reading), quotes != Quotes.NONE));
    }

    /// `${…}`, whose first `}` that is not quoted closes it (3.5.3).
    private void parameter(Pieces pieces, Quotes quotes) {
        cursor.at++;
        if (" \t\n|".indexOf(cursor.peek()) >= 0) {
            cursor.reading.doubt("`${ …; }` is a command to newer shells");
            pieces.add(new Substitution(new Scripts(cursor).enclosed("}"), quotes != Quotes.NONE));
            return;
        }
        cursor.reading.enter();
        String prefix = prefix();
        String name = cursor.name();
        if (name.isEmpty()) name = special();
        if (name.isEmpty()) cursor.reading.stop("`${` names no parameter");
        Word rest = operand(quotes);
        if (!cursor.take("}")) cursor.reading.stop("`}` is missing");
        if (!rest.source().isEmpty() && "[:-=?+#%/^,@*".indexOf(rest.source().charAt(0)) < 0)
            cursor.reading.doubt("an operation on a parameter is unknown");
        boolean plain = rest.fixed().isPresent();
        pieces.add(
                new Variable(name, prefix + rest.source(), plain ? List.of() : List.of(rest), quotes != Quotes.NONE));
        cursor.reading.leave();
    }

    /// `!` and `#` before the name of a parameter, where they are not the parameter themselves.
    private String prefix() {
        char c = cursor.peek();
        char second = cursor.second();
        boolean named = Cursor.continuesName(second);
        if (c == '!' && (named || second == '#' || second == '@' || second == '*')
                || c == '#' && (named || cursor.text.startsWith("}", cursor.at + 2) && "@*?-$!#".indexOf(second) >= 0))
            return String.valueOf(cursor.next());
        return "";
    }

    private String special() {
        var digits = new StringBuilder();
        while (Cursor.digit(cursor.peek())) digits.append(cursor.next());
        char c = cursor.peek();
        return digits.isEmpty() && c != Cursor.END && "@*#?-$!".indexOf(c) >= 0
                ? String.valueOf(cursor.next())
                : digits.toString();
    }

    private Word operand(Quotes quotes) {
        int start = cursor.at;
        var pieces = new Pieces(cursor);
        while (cursor.peek() != '}' && !cursor.ended()) {
            if (quotes == Quotes.NONE && Words.piped(cursor, pieces)) continue;
            if (quotes != Quotes.NONE && Balanced.apostrophes(cursor, pieces)) continue;
            if (quotes == Quotes.DOUBLE && cursor.take("\"")) doubled(pieces);
            else if (quotes != Quotes.NONE && cursor.looking("\\}")) braceEscaped(pieces);
            else if (!take(pieces, quotes)) pieces.text(cursor.next(), quotes);
        }
        return pieces.word(cursor.from(start));
    }

    private void braceEscaped(Pieces pieces) {
        cursor.at += 2;
        pieces.quoted("}");
    }
}
