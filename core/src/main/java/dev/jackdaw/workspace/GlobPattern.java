package dev.jackdaw.workspace;

import java.util.ArrayList;
import java.util.List;

/// A pattern for paths: `*` and `?` within a name, `**` over folders, `[a-z]`, `[!a]`, `\` before a literal.
///
/// Matching takes time linear in the path but for patterns with several `**`.
public final class GlobPattern {
    private static final int MOST_ALTERNATIVES = 256;

    private final String pattern;
    private final String ending;

    public GlobPattern(String pattern) {
        this.pattern = pattern;
        this.ending = ending(pattern);
    }

    /// The patterns that a pattern with `{a,b}` stands for.
    public static List<GlobPattern> alternatives(String pattern) {
        var found = new ArrayList<String>();
        expand(pattern, found);
        return found.stream().map(GlobPattern::new).toList();
    }

    private static void expand(String pattern, List<String> found) {
        int open = unescaped(pattern, '{', 0);
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0 || found.size() > MOST_ALTERNATIVES) {
            found.add(pattern);
            return;
        }
        int from = open + 1;
        int depth = 0;
        for (int i = open + 1; i <= close; i++) {
            char c = pattern.charAt(i);
            if (c == '{') depth++;
            if (c == '}' && i < close) depth--;
            if (depth == 0 && (c == ',' || i == close)) {
                expand(pattern.substring(0, open) + pattern.substring(from, i) + pattern.substring(close + 1), found);
                from = i + 1;
            }
        }
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') i++;
            else if (c == '{') depth++;
            else if (c == '}' && --depth == 0) return i;
        }
        return -1;
    }

    private static int unescaped(String pattern, char wanted, int from) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') i++;
            else if (pattern.charAt(i) == wanted) return i;
        }
        return -1;
    }

    /// What every match ends with: the literal end of the pattern, within the last name.
    private static String ending(String pattern) {
        int from = pattern.length();
        while (from > 0 && "*?[]{}\\/!".indexOf(pattern.charAt(from - 1)) < 0) from--;
        boolean plain = from == 0 || pattern.charAt(from - 1) == '*' || pattern.charAt(from - 1) == '/';
        return plain ? pattern.substring(from) : "";
    }

    /// Whether a name could be the last of a matching path; a quick look before [#matches].
    public boolean mayEndWith(String name) {
        return name.endsWith(ending);
    }

    public boolean matches(String path) {
        return matches(0, path, 0);
    }

    private boolean matches(int from, String text, int at) {
        int i = from;
        int j = at;
        int star = -1;
        int starred = 0;
        while (true) {
            if (i < pattern.length() && pattern.charAt(i) == '*') {
                if (doubled(i)) return overFolders(i + 2, text, j);
                while (i < pattern.length() && pattern.charAt(i) == '*') i++;
                star = i;
                starred = j;
                continue;
            }
            if (i == pattern.length() && j == text.length()) return true;
            int next = i < pattern.length() && j < text.length() ? one(i, text.charAt(j)) : -1;
            if (next >= 0) {
                i = next;
                j++;
                continue;
            }
            if (star < 0 || starred >= text.length() || text.charAt(starred) == '/') return false;
            i = star;
            j = ++starred;
        }
    }

    /// Whether `**` stands here alone between slashes.
    private boolean doubled(int i) {
        return pattern.startsWith("**", i)
                && (i == 0 || pattern.charAt(i - 1) == '/')
                && (i + 2 == pattern.length() || pattern.charAt(i + 2) == '/');
    }

    private boolean overFolders(int after, String text, int at) {
        if (after == pattern.length()) return true;
        for (int j = at; j >= 0; ) {
            if (matches(after + 1, text, j)) return true;
            int slash = text.indexOf('/', j);
            j = slash < 0 ? -1 : slash + 1;
        }
        return false;
    }

    /// The place in the pattern after one that takes this character; -1 when it does not.
    private int one(int i, char c) {
        return switch (pattern.charAt(i)) {
            case '?' -> c == '/' ? -1 : i + 1;
            case '[' -> bracket(i, c);
            case '\\' -> i + 1 < pattern.length() && pattern.charAt(i + 1) == c ? i + 2 : -1;
            default -> pattern.charAt(i) == c ? i + 1 : -1;
        };
    }

    private int bracket(int open, char c) {
        int i = open + 1;
        boolean negated = i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
        if (negated) i++;
        boolean in = false;
        for (boolean first = true; ; first = false) {
            if (i >= pattern.length()) return pattern.charAt(open) == c ? open + 1 : -1;
            char low = pattern.charAt(i);
            if (low == ']' && !first) break;
            if (low == '\\' && i + 1 < pattern.length()) low = pattern.charAt(++i);
            char high = low;
            if (i + 2 < pattern.length() && pattern.charAt(i + 1) == '-' && pattern.charAt(i + 2) != ']') {
                high = pattern.charAt(i + 2);
                i += 2;
            }
            in |= c >= low && c <= high;
            i++;
        }
        return in != negated && c != '/' ? i + 1 : -1;
    }
}
