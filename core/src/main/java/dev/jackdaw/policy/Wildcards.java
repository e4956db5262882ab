package dev.jackdaw.policy;

/// Matching with wildcards, in time proportional to the lengths.
final class Wildcards {
    private Wildcards() {}

    /// Whether a rule for commands covers a text: `*` stands for anything, `\*` for itself; ` *` and `:*` at the end
    /// for a word boundary and anything.
    static boolean command(String spec, String text) {
        String prefix = spec.endsWith(":*") || spec.endsWith(" *") ? spec.substring(0, spec.length() - 2) : spec;
        if (prefix.equals(spec)) return star(spec, text);
        return star(prefix, text) || star(prefix + " *", text);
    }

    /// Whether a command's rule holds a wildcard.
    static boolean open(String spec) {
        for (int i = spec.indexOf('*'); i >= 0; i = spec.indexOf('*', i + 1))
            if (i == 0 || spec.charAt(i - 1) != '\\') return true;
        return false;
    }

    /// Whether a pattern covers a text; `*` stands for anything, `\*` for itself.
    static boolean star(String pattern, String text) {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int retry = 0;
        while (t < text.length()) {
            boolean literalStar = pattern.startsWith("\\*", p);
            if (!literalStar && p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(literalStar ? p + 1 : p) == text.charAt(t)) {
                p += literalStar ? 2 : 1;
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++retry;
            } else return false;
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    /// Whether a pattern of gitignore covers one name between slashes.
    static boolean name(String pattern, String name) {
        int p = 0;
        int n = 0;
        int afterStar = -1;
        int retry = 0;
        while (n < name.length()) {
            int width = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, name.charAt(n)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retry = n;
            } else if (width > 0) {
                p += width;
                n++;
            } else if (afterStar >= 0) {
                p = afterStar;
                n = ++retry;
            } else return false;
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    /// The length of the piece of the pattern that takes the character, or 0.
    private static int one(String pattern, int at, char c) {
        char piece = pattern.charAt(at);
        if (piece == '?') return 1;
        if (piece == '\\' && at + 1 < pattern.length()) return pattern.charAt(at + 1) == c ? 2 : 0;
        int end = piece == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end < 0) return piece == c ? 1 : 0;
        boolean negated = pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^';
        boolean found = false;
        for (int i = negated ? at + 2 : at + 1; i < end; i++) {
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            if (range ? pattern.charAt(i) <= c && c <= pattern.charAt(i + 2) : pattern.charAt(i) == c) found = true;
            if (range) i += 2;
        }
        return found == negated ? 0 : end - at + 1;
    }
}
