package dev.jackdaw.verify;

import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// What an answer says was done, sentence by sentence, in English and Chinese. It is read for its plain claims only:
/// what is quoted, hedged, planned, denied or asked is none.
final class Sayings {

    /// A sentence that claims something.
    ///
    /// @param files what in it looks like the name of a file
    record Claim(Kind kind, String sentence, List<String> files) {}

    enum Kind {
        CHANGED,
        PASSED
    }

    private static final int LONGEST = 400;

    private final Set<String> deeds;
    private final List<String> deedsChinese;
    private final Set<String> doers;
    private final Set<String> done;
    private final int between;
    private final List<String> passes;
    private final List<String> passesChinese;
    private final Set<String> hedges;
    private final List<String> hedgesChinese;
    private final Set<String> admits;
    private final List<String> admitsChinese;

    Sayings(Properties words) {
        this.deeds = set(words, "deeds");
        this.deedsChinese = list(words, "deeds-zh");
        this.doers = set(words, "doers");
        this.done = set(words, "done");
        this.between = Integer.parseInt(words.getProperty("between").strip());
        this.passes = List.of(words.getProperty("passes").split("\\|"));
        this.passesChinese = List.of(words.getProperty("passes-zh").split("\\|"));
        this.hedges = set(words, "hedges");
        this.hedgesChinese = list(words, "hedges-zh");
        this.admits = set(words, "admits");
        this.admitsChinese = list(words, "admits-zh");
    }

    private static List<String> list(Properties words, String key) {
        return Resource.words(Objects.requireNonNull(words.getProperty(key), key));
    }

    private static Set<String> set(Properties words, String key) {
        return Set.copyOf(list(words, key));
    }

    List<Claim> of(String answer) {
        var claims = new ArrayList<Claim>();
        for (String sentence : sentences(answer)) {
            List<String> words = words(sentence);
            if (hedged(sentence, words)) continue;
            if (passed(sentence, words)) claims.add(claim(Kind.PASSED, sentence));
            if (changed(sentence, words)) claims.add(claim(Kind.CHANGED, sentence));
        }
        return claims;
    }

    /// Whether an answer tells that something went wrong.
    boolean admits(String answer) {
        return words(answer).stream().anyMatch(admits::contains)
                || admitsChinese.stream().anyMatch(answer::contains);
    }

    static boolean asks(String request) {
        String text = request.strip();
        return text.endsWith("?") || text.endsWith("？") || text.endsWith("吗") || text.endsWith("呢");
    }

    private static Claim claim(Kind kind, String sentence) {
        String shown = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
        return new Claim(kind, shown, files(sentence));
    }

    private boolean hedged(String sentence, List<String> words) {
        return sentence.endsWith("?")
                || sentence.endsWith("？")
                || words.stream().anyMatch(hedges::contains)
                || chinese(sentence) && hedgesChinese.stream().anyMatch(sentence::contains);
    }

    private static boolean chinese(String sentence) {
        return sentence.codePoints()
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    private boolean passed(String sentence, List<String> words) {
        String spoken = " " + String.join(" ", words) + " ";
        return passes.stream().anyMatch(pass -> spoken.contains(" " + pass + " "))
                || passesChinese.stream().anyMatch(sentence::contains);
    }

    /// `Updated x`, `I have updated x`, `x has been updated`, `x is now fixed`.
    private boolean changed(String sentence, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!deeds.contains(words.get(i))) continue;
            if (i == 0) return true;
            for (int j = Math.max(0, i - between); j < i; j++)
                if (doers.contains(words.get(j)) || j == i - 1 && done.contains(words.get(j))) return true;
        }
        return deedsChinese.stream().anyMatch(sentence::contains);
    }

    /// Sentences and items of lists, without code blocks and quotes.
    private static List<String> sentences(String answer) {
        var sentences = new ArrayList<String>();
        boolean code = false;
        for (String line : answer.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("```") || text.startsWith("~~~")) code = !code;
            else if (!code && !text.startsWith(">") && !line.startsWith("    ")) split(text, sentences);
        }
        return sentences;
    }

    private static void split(String line, List<String> sentences) {
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean stop = c == '。' || c == '！' || c == '；' || c == '？';
            boolean dot = (c == '.' || c == '!' || c == '?' || c == ';')
                    && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
            if (!stop && !dot) continue;
            add(line.substring(from, i + 1), sentences);
            from = i + 1;
        }
        add(line.substring(from), sentences);
    }

    private static void add(String sentence, List<String> sentences) {
        String text = sentence.strip();
        while (!text.isEmpty() && "-*+•#✓✔☑[]x".indexOf(text.charAt(0)) >= 0 && bullet(text))
            text = text.substring(1).strip();
        if (!text.isEmpty()) sentences.add(text);
    }

    private static boolean bullet(String text) {
        return text.charAt(0) != 'x' || text.startsWith("x]") || text.startsWith("x ");
    }

    /// Lower-case words; what stands in backticks is none.
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + " ").toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '`') quoted = !quoted;
            boolean part = !quoted && (c >= 'a' && c <= 'z' || c == '\'' || c == '’' || c == '-' && !word.isEmpty());
            if (part) word.append(c == '’' ? '\'' : c);
            else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /// What looks like the name of a file: `src/a.py`, `Makefile` in backticks with a path, `Foo.java`.
    static List<String> files(String sentence) {
        var files = new ArrayList<String>();
        for (String word : sentence.split("[\\s`\"'()\\[\\]，。；：、！？“”‘’]+")) {
            String name = word.replaceAll("[.,:;!?]+$", "").replaceAll(":\\d+(-\\d+)?$", "");
            if (name.contains("://") || name.startsWith("@") || name.startsWith("-")) continue;
            int dot = name.lastIndexOf('.');
            String ending = dot < 0 ? "" : name.substring(dot + 1);
            boolean extension = dot > 0
                    && !ending.isEmpty()
                    && ending.length() <= 5
                    && ending.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
                    && ending.chars().anyMatch(Character::isLetter)
                    && !name.substring(0, dot).chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == 'v')
                    && !name.endsWith("e.g")
                    && !name.endsWith("i.e");
            if (extension) files.add(name.startsWith("./") ? name.substring(2) : name);
        }
        return List.copyOf(files);
    }
}
