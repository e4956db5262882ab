package dev.jackdaw.tui.complete;

/// How well texts fit what was typed: they have its characters in their order, in whatever case. Better are those that
/// follow each other, begin words, and stand in the file name.
///
/// The numbers are those of fzf's `algo.go` (version 1 of its two ways: greedy, and linear in the text).
final class Fuzzy {
    /// The score of what does not fit.
    static final int NONE = -1;

    private static final int MATCH = 16;
    private static final int GAP = -3;
    private static final int LONGER_GAP = -1;
    private static final int BOUNDARY = MATCH / 2;
    private static final int CAMEL = BOUNDARY - 1;
    private static final int FOLLOWS = -(GAP + LONGER_GAP);

    /// For a match in the last name of a path, and for one that is all of it.
    private static final int IN_NAME = 2 * MATCH;

    private static final int ALL_OF_IT = 2 * MATCH;

    private final char[] wanted;
    private final long mask;

    Fuzzy(CharSequence query) {
        wanted = new char[query.length()];
        for (int i = 0; i < wanted.length; i++) wanted[i] = folded(query.charAt(i));
        mask = mask(query);
    }

    private static char folded(char c) {
        if (c < 0x80) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return Character.toLowerCase(c);
    }

    /// Which characters a text has, roughly: a text that fits has all bits of the query's. The highest bit is free.
    static long mask(CharSequence text) {
        long mask = 0;
        for (int i = 0; i < text.length(); i++) mask |= bit(folded(text.charAt(i)));
        return mask;
    }

    private static long bit(char c) {
        if (c >= 'a' && c <= 'z') return 1L << (c - 'a');
        if (c >= '0' && c <= '9') return 1L << (26 + c - '0');
        return 1L << (36 + c % 27);
    }

    /// Whether a text of that mask may fit.
    boolean may(long other) {
        return (mask & ~other) == 0;
    }

    boolean empty() {
        return wanted.length == 0;
    }

    /// The score of a text, or [#NONE]. A `/` at its end belongs to its last name.
    int score(String text) {
        if (wanted.length == 0) return 0;
        int name = text.lastIndexOf('/', text.length() - 2) + 1;
        int best = in(text, name);
        if (best == NONE) return name == 0 ? NONE : in(text, 0);
        boolean whole = wanted.length == text.length() - name;
        return best + IN_NAME + (whole ? ALL_OF_IT : 0);
    }

    /// The best of three ways to find it from there on: the first that ends, the last that begins, and in one piece.
    private int in(String text, int from) {
        int end = ahead(text, from);
        if (end < 0) return NONE;
        int first = along(text, back(text, end), end);
        int last = along(text, back(text, text.length()), text.length());
        return Math.max(first, Math.max(last, together(text, from)));
    }

    /// Where the first match ends.
    private int ahead(String text, int from) {
        int found = 0;
        for (int at = from; at < text.length(); at++) {
            if (folded(text.charAt(at)) != wanted[found]) continue;
            if (++found == wanted.length) return at + 1;
        }
        return -1;
    }

    /// Where the last match begins that ends there or before.
    private int back(String text, int end) {
        int left = wanted.length;
        int at = end;
        while (left > 0) if (folded(text.charAt(--at)) == wanted[left - 1]) left--;
        return at;
    }

    private int together(String text, int from) {
        int best = NONE;
        for (int at = from; at + wanted.length <= text.length(); at++)
            if (folded(text.charAt(at)) == wanted[0] && stands(text, at))
                best = Math.max(best, along(text, at, at + wanted.length));
        return best;
    }

    private boolean stands(String text, int at) {
        for (int i = 1; i < wanted.length; i++) if (folded(text.charAt(at + i)) != wanted[i]) return false;
        return true;
    }

    /// The score of the match in a stretch that has one and begins with its first character; above 0.
    private int along(String text, int start, int end) {
        int score = 0;
        int found = 0;
        int run = 0;
        int gap = 0;
        for (int at = start; at < end && found < wanted.length; at++) {
            char c = text.charAt(at);
            if (folded(c) != wanted[found]) {
                score += gap++ == 0 ? GAP : LONGER_GAP;
                continue;
            }
            int bonus = bonus(text, at);
            if (found > 0 && gap == 0) bonus = Math.max(bonus, Math.max(run, FOLLOWS));
            else run = bonus;
            score += MATCH + (found == 0 ? 2 * bonus : bonus);
            gap = 0;
            found++;
        }
        return Math.max(1, score);
    }

    private static int bonus(String text, int at) {
        if (at == 0) return BOUNDARY + 1;
        char before = text.charAt(at - 1);
        if (before == '/') return BOUNDARY + 1;
        if (!Character.isLetterOrDigit(before)) return BOUNDARY;
        char c = text.charAt(at);
        boolean camel = Character.isUpperCase(c) && !Character.isUpperCase(before)
                || Character.isDigit(c) && !Character.isDigit(before);
        return camel ? CAMEL : 0;
    }
}
