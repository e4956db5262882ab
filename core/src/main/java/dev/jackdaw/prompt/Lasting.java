package dev.jackdaw.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Sentences that are meant to hold beyond the moment they are said in, found by their words, English and Chinese.
final class Lasting {
    /// Who says so means it to last.
    private static final List<String> STRONG = List.of(
            "remember",
            "keep in mind",
            "bear in mind",
            "note that",
            "from now on",
            "don't forget",
            "do not forget",
            "always",
            "never",
            "important",
            "记住",
            "记得",
            "牢记",
            "切记",
            "务必",
            "总是",
            "始终",
            "永远",
            "从现在",
            "今后",
            "以后",
            "注意",
            "重要");

    /// It may last, or be about the task at hand.
    private static final List<String> WEAK = List.of(
            "must",
            "mustn't",
            "do not",
            "don't",
            "prefer",
            "only use",
            "make sure",
            "必须",
            "不要",
            "请勿",
            "禁止",
            "不得",
            "不能",
            "不许",
            "切勿",
            "一定要",
            "优先");

    /// A sentence that is longer was hardly written by hand.
    private static final int LONGEST = 600;

    /// From the beginning and from the end of one message; one that has more is a document.
    private static final int MOST = 15;

    private Lasting() {}

    /// Such sentences of a text, outside of code.
    static List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        for (String sentence : sentences(text))
            if (sentence.length() <= LONGEST && (strong(sentence) || has(sentence, WEAK))) found.add(sentence);
        var all = new ArrayList<>(found);
        if (all.size() > 2 * MOST) all.subList(MOST, all.size() - MOST).clear();
        return all;
    }

    static boolean strong(String sentence) {
        return has(sentence, STRONG);
    }

    private static boolean has(String sentence, List<String> marks) {
        String lower = sentence.toLowerCase(Locale.ROOT).replace('’', '\'');
        return marks.stream().anyMatch(mark -> occurs(lower, mark));
    }

    /// As a whole word, where the word is of a script that parts words.
    private static boolean occurs(String text, String mark) {
        if (mark.charAt(0) > 'z') return text.contains(mark);
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
            if (!latin(text, at - 1) && !latin(text, at + mark.length())) return true;
        return false;
    }

    private static boolean latin(String text, int at) {
        if (at < 0 || at >= text.length()) return false;
        char sign = text.charAt(at);
        return sign >= 'a' && sign <= 'z' || sign == '_';
    }

    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        boolean code = false;
        for (String line : text.lines().toList()) {
            boolean fence = line.stripLeading().startsWith("```");
            if (!code && !fence) split(line, sentences);
            if (fence) code = !code;
        }
        return sentences;
    }

    private static void split(String line, List<String> sentences) {
        int start = 0;
        for (int i = 0; i < line.length(); i++)
            if (ends(line, i)) {
                add(line.substring(start, i + 1), sentences);
                start = i + 1;
            }
        add(line.substring(start), sentences);
    }

    /// A full stop before a small letter is one of "e.g." or of a file's name.
    private static boolean ends(String line, int at) {
        char sign = line.charAt(at);
        if ("。！？；".indexOf(sign) >= 0) return true;
        if (".!?".indexOf(sign) < 0 || at + 2 >= line.length() || line.charAt(at + 1) != ' ') return false;
        return !Character.isLowerCase(line.charAt(at + 2));
    }

    private static void add(String piece, List<String> sentences) {
        String sentence = piece.strip();
        if (sentence.startsWith("- ") || sentence.startsWith("* "))
            sentence = sentence.substring(2).strip();
        if (!sentence.isEmpty()) sentences.add(sentence);
    }
}
