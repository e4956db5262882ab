package dev.jackdaw.tui.screen;

import org.jline.utils.WCWidth;

/// How much room text takes on a screen, in columns.
public final class Cells {
    private static final char EMOJI_STYLE = '\ufe0f';

    private Cells() {}

    public static int width(int codePoint) {
        if (codePoint < 0x300) return codePoint < ' ' || codePoint >= 0x7f && codePoint < 0xa0 ? 0 : 1;
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /// The columns of a character where all terminals agree about them, else -1: they differ about what is joined,
    /// about emoji, and in East Asia about signs that are wide there ("ambiguous" in Unicode's annex 11).
    static int certainWidth(char c) {
        if (c >= ' ' && c < 0x7f) return 1;
        boolean wide = c >= 0x3041 && c <= 0x3096 || c >= 0x30a0 && c <= 0x30ff || c >= 0x4e00 && c <= 0x9fff;
        return wide || c >= 0xac00 && c <= 0xd7a3 || c >= 0xff01 && c <= 0xff5e || c >= 0x3001 && c <= 0x3011 ? 2 : -1;
    }

    /// Whether all terminals agree about the columns of a text.
    static boolean certain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) if (certainWidth(text.charAt(i)) < 0) return false;
        return true;
    }

    /// The columns of a text, where what is joined to one character counts as one: an emoji of several by "zero width
    /// joiner", with a colour of skin, or made one by U+FE0F takes two columns, as does a flag
    /// (Unicode's report 51).
    public static int width(CharSequence text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c < 0x300 && (at + 1 >= text.length() || text.charAt(at + 1) < 0x300)) {
                width += width((int) c);
                at++;
                continue;
            }
            int next = next(text, at);
            width += character(text, at, next);
            at = next;
        }
        return width;
    }

    private static int character(CharSequence text, int start, int end) {
        int first = Character.codePointAt(text, start);
        int width = width(first);
        int more = start + Character.charCount(first);
        if (more >= end) return width;
        if (WCWidth.isRegionalIndicator(first)) return 2;
        for (int at = more; at < end; at++) if (text.charAt(at) == EMOJI_STYLE && Character.isEmoji(first)) return 2;
        return width;
    }

    /// Where the character that begins there ends, as a reader would count characters.
    public static int next(CharSequence text, int start) {
        if (start >= text.length()) return text.length();
        int first = Character.codePointAt(text, start);
        int at = start + Character.charCount(first);
        if (first == '\n') return at;
        if (WCWidth.isRegionalIndicator(first) && at < text.length()) {
            int second = Character.codePointAt(text, at);
            if (WCWidth.isRegionalIndicator(second)) return at + Character.charCount(second);
        }
        while (at < text.length()) {
            int codePoint = Character.codePointAt(text, at);
            boolean joined = text.charAt(at - 1) == '\u200d' && width(codePoint) > 1;
            if (!joined && !joins(codePoint)) break;
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /// Where the character that ends there begins.
    public static int previous(CharSequence text, int end) {
        int start = Math.max(0, end - 64);
        while (start > 0 && text.charAt(start) != '\n' && text.charAt(start) != ' ') start--;
        int at = start;
        while (at < end) {
            int next = next(text, at);
            if (next >= end) return at;
            at = next;
        }
        return start;
    }

    private static boolean joins(int codePoint) {
        return codePoint >= 0x300 && width(codePoint) == 0 || codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    }

    /// As much of a text as fits, with `…` where something is missing.
    public static String cut(String text, int width) {
        if (text.length() <= width && width(text) <= width || width(text) <= width) return text;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int next = next(text, at);
            int more = width(text.subSequence(at, next));
            if (used + more > width - 1) break;
            used += more;
            at = next;
        }
        return text.substring(0, at) + "…";
    }
}
