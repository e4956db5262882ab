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

    /// No match scores more, but for where it stands: each character at a boundary, the first counted twice.
    private final int highest;

    /// The text being looked at, as it is and folded: arrays, for this is done a million times with each key.
    private char[] text = new char[256];

    private char[] small = new char[256];
    private int length;

    Fuzzy(CharSequence query) {
        wanted = new char[query.length()];
        for (int i = 0; i < wanted.length; i++) wanted[i] = folded(query.charAt(i));
        mask = mask(query);
        highest = wanted.length * MATCH + (wanted.length + 1) * (BOUNDARY + 1);
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
    int score(String whole) {
        return reaching(0, whole);
    }

    /// The same, but 0 may stand for what is below the least that matters, whether it fits or not.
    int reaching(int least, String whole) {
        if (wanted.length == 0) return 0;
        length = whole.length();
        if (length < wanted.length) return NONE;
        int name = whole.lastIndexOf('/', length - 2) + 1;
        int more = IN_NAME + (wanted.length == length - name ? ALL_OF_IT : 0);
        if (highest + more < least) return 0;
        take(whole, name);
        int best = in(name);
        if (best != NONE) return best + more;
        if (name == 0) return NONE;
        if (highest < least) return 0;
        fold(0, name);
        return in(0);
    }

    private void take(String whole, int name) {
        if (text.length < length) {
            text = new char[2 * length];
            small = new char[2 * length];
        }
        whole.getChars(0, length, text, 0);
        fold(name, length);
    }

    private void fold(int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text[i];
            small[i] = c >= 'a' && c <= 'z' ? c : folded(c);
        }
    }

    /// The best of three ways to find it from there on: the first that ends, the last that begins, and in one piece.
    private int in(int from) {
        int end = ahead(from);
        if (end < 0) return NONE;
        int start = back(end);
        int best = along(start, end);
        int last = back(length);
        if (last != start) best = Math.max(best, along(last, length));
        return wanted.length == 1 ? single(from, best) : Math.max(best, together(from));
    }

    /// The best place of a single character.
    private int single(int from, int first) {
        int best = first;
        for (int at = from; at < length; at++) if (small[at] == wanted[0]) best = Math.max(best, MATCH + 2 * bonus(at));
        return best;
    }

    /// Where the first match ends.
    private int ahead(int from) {
        int found = 0;
        for (int at = from; at < length; at++)
            if (small[at] == wanted[found] && ++found == wanted.length) return at + 1;
        return -1;
    }

    /// Where the last match begins that ends there or before.
    private int back(int end) {
        int left = wanted.length;
        int at = end;
        while (left > 0) if (small[--at] == wanted[left - 1]) left--;
        return at;
    }

    private int together(int from) {
        int best = NONE;
        for (int at = from; at + wanted.length <= length; at++)
            if (small[at] == wanted[0] && stands(at)) best = Math.max(best, along(at, at + wanted.length));
        return best;
    }

    private boolean stands(int at) {
        for (int i = 1; i < wanted.length; i++) if (small[at + i] != wanted[i]) return false;
        return true;
    }

    /// The score of the match in a stretch that has one and begins with its first character; above 0.
    private int along(int start, int end) {
        int score = 0;
        int found = 0;
        int run = 0;
        int gap = 0;
        for (int at = start; at < end && found < wanted.length; at++) {
            if (small[at] != wanted[found]) {
                score += gap++ == 0 ? GAP : LONGER_GAP;
                continue;
            }
            int bonus = bonus(at);
            if (found > 0 && gap == 0) bonus = Math.max(bonus, Math.max(run, FOLLOWS));
            else run = bonus;
            score += MATCH + (found == 0 ? 2 * bonus : bonus);
            gap = 0;
            found++;
        }
        return Math.max(1, score);
    }

    private int bonus(int at) {
        if (at == 0) return BOUNDARY + 1;
        char before = text[at - 1];
        if (before == '/') return BOUNDARY + 1;
        char c = text[at];
        if (before >= 'a' && before <= 'z' && c >= 'a' && c <= 'z') return 0;
        if (!Character.isLetterOrDigit(before)) return BOUNDARY;
        boolean camel = Character.isUpperCase(c) && !Character.isUpperCase(before)
                || Character.isDigit(c) && !Character.isDigit(before);
        return camel ? CAMEL : 0;
    }
}
