package dev.jackdaw.memory.search;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Takes a text apart into what it is found by, each as a number: words of alphabets lower-cased and roughly stemmed,
/// identifiers and paths as a whole and in parts, runs of CJK characters as overlapping pairs.
///
/// A pair is its two characters in one number, so that one character finds the pairs it is in; a word is a hash below
/// all pairs. No strings are made: ten thousand notes are taken apart each time notes are first needed.
public final class Words {
    /// Where the numbers of pairs begin.
    private static final int PAIRS = 0x2E80 << 16;

    /// The first character of these scripts.
    private static final char CJK = 0x2E80;

    private static final int LONGEST = 120;

    /// Words that say nothing about what a text is about.
    private static final String EMPTY = """
            a an and are as at be been but by can could did do does for from had has have how i if in into is it its me \
            my of on or our please should so some such than that the their them then there these they this to too us \
            was we were what when where which who why will with would you your about again also any just let use using \
            怎么 什么 我们 你们 他们 这个 那个 这些 那些 可以 如何 为什 一个 一下 是否 哪个 哪些 哪里 应该 需要 请问 时候 还是 \
            或者 如果 因为 所以 但是 已经 以及 进行 使用 帮我 一些 多少 有没 没有 关于 怎样 这样 那样 不要 必须 里面""";

    /// Characters that stand between Chinese words, more than in them.
    private static final String BETWEEN = "的了吗呢吧着把被就也我你他她它们这那嘛啊呀是在和与及或";

    /// Hears what a text is found by.
    public interface Hearer {
        void word(int word);

        /// A name or a path as a whole, which is also heard in parts.
        void name(int name);
    }

    private final Hearer hearer;
    private final char[] run = new char[LONGEST];
    private final char[] word = new char[LONGEST];
    private int length;

    private Words(Hearer hearer) {
        this.hearer = hearer;
    }

    /// All words of a text, in their order.
    public static int[] of(String text) {
        var all = new Growing();
        each(text, (IntConsumer) all::add);
        return all.array();
    }

    public static void each(String text, IntConsumer heard) {
        each(text, new Hearer() {
            @Override
            public void word(int word) {
                heard.accept(word);
            }

            @Override
            public void name(int name) {
                heard.accept(name);
            }
        });
    }

    public static void each(String text, Hearer hearer) {
        new Words(hearer).read(text);
    }

    /// Whether that is a pair, or a character that stood alone.
    static boolean pair(int word) {
        return Integer.compareUnsigned(word, PAIRS) >= 0;
    }

    /// Whether that is a character that stood alone.
    static boolean single(int word) {
        return pair(word) && (word & 0xFFFF) == 0;
    }

    private void read(String text) {
        char before = 0;
        boolean alone = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (cjk(c)) {
                finish();
                if (before != 0) pair(before, c);
                alone = before == 0;
                before = c;
                continue;
            }
            if (alone) hearer.word(before << 16);
            alone = false;
            before = 0;
            if (named(c)) {
                if (length < LONGEST) run[length++] = c;
            } else finish();
        }
        if (alone) hearer.word(before << 16);
        finish();
    }

    private void pair(char one, char other) {
        int pair = one << 16 | other;
        if (!silent(pair)) hearer.word(pair);
    }

    private static boolean named(char c) {
        return c < 128 ? Marks.NAMED[c] : c < CJK && Character.isLetterOrDigit(c);
    }

    private static boolean cjk(char c) {
        if (c < CJK) return false;
        boolean letters = c >= 0x3400 && c <= 0x9FFF
                || c >= 0x3041 && c <= 0x30FF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || Character.isSurrogate(c);
        return letters && !Marks.BETWEEN[c];
    }

    /// Hears the run of letters, digits and what joins them in names.
    private void finish() {
        if (length == 0) return;
        int from = 0;
        int to = length;
        length = 0;
        while (from < to && joint(run[from])) from++;
        while (to > from && joint(run[to - 1])) to--;
        int parts = 0;
        int start = from;
        int segment = from;
        for (int i = from; i < to; i++) {
            if (run[i] == '/') segment = i + 1;
            if (i > start && ends(i, to)) {
                parts += part(start, i);
                start = i;
            }
        }
        parts += part(start, to);
        if (parts < 2) return;
        hearer.name(hash(from, to));
        if (segment > from && segment < to) hearer.name(hash(segment, to));
    }

    private static boolean joint(char c) {
        return c == '_' || c == '-' || c == '.' || c == '/';
    }

    private static char small(char c) {
        return c >= 'a' && c <= 'z' ? c : Character.toLowerCase(c);
    }

    /// Whether a part of a name ends before that place: at what joins, and at the hump of a camel.
    private boolean ends(int at, int to) {
        char before = run[at - 1];
        char here = run[at];
        if (here >= 'a' && here <= 'z' && before >= 'a' && before <= 'z') return false;
        if (joint(here) || joint(before)) return true;
        if (!Character.isUpperCase(here)) return false;
        boolean acronymEnds = at + 1 < to && Character.isLowerCase(run[at + 1]) && Character.isUpperCase(before);
        return Character.isLowerCase(before) || Character.isDigit(before) || acronymEnds;
    }

    /// Hears a part of a name; 1 where there was one.
    private int part(int from, int to) {
        if (from >= to || joint(run[from])) return 0;
        for (int i = from; i < to; i++) word[i - from] = small(run[i]);
        int stem = Stem.length(word, to - from);
        int number = hash(word, 0, stem);
        boolean silent = to - from <= Marks.LONGEST_SILENT && (silent(number) || silent(hash(word, 0, to - from)));
        if (!silent) hearer.word(number);
        return 1;
    }

    /// Of a name, however it is joined: `sign-in`, `signIn` and `signin` are one.
    private int hash(int from, int to) {
        int at = 0;
        for (int i = from; i < to; i++) if (run[i] != '-' && run[i] != '_') word[at++] = small(run[i]);
        return hash(word, 0, at);
    }

    /// Below all pairs, and never 0.
    private static int hash(char[] letters, int from, int to) {
        int hash = 7;
        for (int i = from; i < to; i++) hash = hash * 0x01000193 ^ letters[i];
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return (hash >>> 3) + 1;
    }

    private static boolean silent(int word) {
        return Marks.MAYBE[word & Marks.MAYBE.length - 1] && Arrays.binarySearch(Marks.SILENT, word) >= 0;
    }

    /// Tables of single characters and of words that are not heard.
    private static final class Marks {
        private static final int LONGEST_SILENT = 7;
        private static final boolean[] NAMED = new boolean[128];
        private static final boolean[] BETWEEN = new boolean[1 << 16];
        private static final boolean[] MAYBE = new boolean[1 << 12];
        private static final int[] SILENT = silent();

        static {
            for (char c = 0; c < 128; c++) NAMED[c] = Character.isLetterOrDigit(c) || joint(c);
            for (char c : Words.BETWEEN.toCharArray()) BETWEEN[c] = true;
            for (int word : SILENT) MAYBE[word & MAYBE.length - 1] = true;
        }

        private static int[] silent() {
            String[] words = EMPTY.split(" ");
            int[] numbers = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                char[] letters = words[i].toCharArray();
                numbers[i] = letters[0] >= 128 ? letters[0] << 16 | letters[1] : hash(letters, 0, letters.length);
            }
            Arrays.sort(numbers);
            return numbers;
        }
    }
}
