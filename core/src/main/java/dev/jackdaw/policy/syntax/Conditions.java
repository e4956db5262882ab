package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Word.Literal;
import dev.jackdaw.policy.syntax.Words.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What stands between `[[` and `]]` (Bash Reference Manual, 3.2.5.2).
final class Conditions {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    /// Letters that ask about one word behind a hyphen (6.4).
    private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";

    private final Cursor cursor;
    private final Scripts scripts;
    private final Words words;
    private final List<Word> read = new ArrayList<>();

    Conditions(Cursor cursor, Scripts scripts, Words words) {
        this.cursor = cursor;
        this.scripts = scripts;
        this.words = words;
    }

    List<Word> read() {
        expression();
        if (!cursor.takeWord("]]")) cursor.reading.stop("`]]` is missing");
        return List.copyOf(read);
    }

    private void expression() {
        cursor.reading.enter();
        do {
            term();
        } while (operator("&&") || operator("||"));
        cursor.reading.leave();
    }

    private boolean operator(String operator) {
        if (!cursor.take(operator)) return false;
        read.add(new Word(List.of(new Literal(operator, false)), operator));
        return true;
    }

    private void term() {
        scripts.lines();
        while (cursor.takeWord("!")) {
            read.add(new Word(List.of(new Literal("!", false)), "!"));
            scripts.lines();
        }
        if (operator("(")) {
            expression();
            if (!operator(")")) cursor.reading.stop("`)` is missing");
            scripts.lines();
            return;
        }
        Word left = operand(Place.PATTERN);
        // A lone word must be followed on its line, as Bash looks for an operator there.
        cursor.blanks();
        String source = left.source();
        if (source.length() == 2 && source.charAt(0) == '-' && UNARY.indexOf(source.charAt(1)) >= 0)
            last(Place.PATTERN);
        else if (operator("<") || operator(">")) last(Place.PATTERN);
        else if (!Cursor.endsWord(cursor.peek()) && !closing()) binary();
    }

    private boolean closing() {
        int start = cursor.at;
        boolean closing = cursor.takeWord("]]");
        cursor.at = start;
        return closing;
    }

    private void binary() {
        Word operator = operand(Place.PATTERN);
        if (!BINARY.contains(operator.source())) cursor.reading.stop("an operator of `[[` is unknown");
        last(operator.source().equals("=~") ? Place.EXPRESSION : Place.PATTERN);
    }

    private void last(Place place) {
        operand(place);
        scripts.lines();
    }

    private Word operand(Place place) {
        cursor.blanks();
        Word word = closing() ? new Word(List.of(), "") : words.word(place);
        if (word.source().isEmpty()) cursor.reading.stop("an operand of `[[` is missing");
        read.add(word);
        return word;
    }
}
