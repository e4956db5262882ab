package dev.jackdaw.skill;

import java.util.ArrayList;
import java.util.List;

/// A line of arguments apart, as a shell would take it.
final class Arguments {
    private Arguments() {}

    static List<String> apart(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes) word.append(line.charAt(++i));
            else if (quote != 0 && c == quote) quote = 0;
            else if (quote == 0 && opens(line, i)) quote = c;
            else if (quote != 0 || !Character.isWhitespace(c)) word.append(c);
            else if (begun) {
                words.add(word.toString());
                word.setLength(0);
            }
            begun = quote != 0 || !Character.isWhitespace(c);
        }
        if (begun) words.add(word.toString());
        return words;
    }

    /// Whether a quotation begins there: an apostrophe without a partner is none.
    private static boolean opens(String line, int at) {
        char c = line.charAt(at);
        return (c == '"' || c == '\'') && line.indexOf(c, at + 1) >= 0;
    }
}
