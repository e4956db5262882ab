package dev.jackdaw.tui.screen;

import org.jline.utils.WCWidth;

/// How much room text takes on a screen, in columns.
public final class Cells {
    private Cells() {}

    public static int width(int codePoint) {
        if (codePoint < 0x300) return codePoint < ' ' || codePoint >= 0x7f && codePoint < 0xa0 ? 0 : 1;
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    public static int width(CharSequence text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = Character.codePointAt(text, at);
            width += width(codePoint);
            at += Character.charCount(codePoint);
        }
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
