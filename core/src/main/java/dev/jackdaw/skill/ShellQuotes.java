package dev.jackdaw.skill;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Follows the quotes of a shell command as it is written, so that what is put into it stays words: none of it is run.
final class ShellQuotes {
    private static final String PLAIN = "_-./:=@%+,";

    /// What is open: quotes and parentheses.
    private final Deque<Character> open = new ArrayDeque<>();

    private boolean escaped;
    private char before = ' ';

    /// Follows a character that the author of the command wrote.
    void pass(char c) {
        char inside = open.isEmpty() ? ' ' : open.peek();
        if (escaped) escaped = false;
        else if (inside == '\'') {
            if (c == '\'') open.pop();
        } else if (c == '\\') escaped = true;
        else if (c == '"' && inside == '"' || c == ')' && inside == '(') open.pop();
        else if (c == '"' || inside != '"' && (c == '\'' || c == '(') || c == '(' && before == '$') open.push(c);
        before = c;
    }

    /// What stands for words in this place.
    ///
    /// @param line the words as they were written
    String quoted(String line, List<String> words) {
        return switch (open.isEmpty() ? ' ' : open.peek()) {
            case '\'' -> line.replace("'", "'\\''");
            case '"' -> escaped(line);
            default -> String.join(" ", words.stream().map(ShellQuotes::word).toList());
        };
    }

    private static String escaped(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if ("\\\"$`".indexOf(line.charAt(i)) >= 0) text.append('\\');
            text.append(line.charAt(i));
        }
        return text.toString();
    }

    private static String word(String word) {
        boolean plain = word.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
