package dev.jackdaw.history;

import java.util.ArrayList;
import java.util.List;

/// What is looked for: words, and phrases in quotation marks. Scripts written without blanks count by pairs of
/// characters, so that a sentence is found by what it shares with another.
final class Query {
    /// More of them would not find better.
    private static final int MOST = 24;

    private Query() {}

    static List<Term> terms(String query) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            int close = c == '"' ? query.indexOf('"', at + 1) : -1;
            if (close > 0) {
                add(words, query.substring(at + 1, close).strip());
                at = close + 1;
            } else if (Character.isWhitespace(c) || c == '"') at++;
            else at = word(words, query, at);
        }
        return words.stream().limit(MOST).map(Term::new).toList();
    }

    private static int word(List<String> words, String query, int from) {
        boolean dense = dense(query.charAt(from));
        int end = from + 1;
        while (end < query.length()
                && !Character.isWhitespace(query.charAt(end))
                && query.charAt(end) != '"'
                && dense(query.charAt(end)) == dense) end++;
        if (!dense || end - from <= 2) add(words, query.substring(from, end));
        else for (int i = from; i + 2 <= end; i++) add(words, query.substring(i, i + 2));
        return end;
    }

    private static void add(List<String> words, String word) {
        if (!word.isEmpty() && !words.contains(word)) words.add(word);
    }

    /// Chinese and Japanese.
    private static boolean dense(char c) {
        return c >= 0x2E80
                && (Character.isIdeographic(c)
                        || switch (Character.UnicodeScript.of(c)) {
                            case HIRAGANA, KATAKANA, HAN -> true;
                            default -> false;
                        });
    }
}
