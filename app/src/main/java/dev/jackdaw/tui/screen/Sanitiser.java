package dev.jackdaw.tui.screen;

import java.util.Locale;

/// The one way of foreign text to the screen: what a terminal would obey, or a reader could not see, is taken out.
public final class Sanitiser {
    private static final char ESCAPE = '\u001b';
    private static final char REPLACEMENT = '\ufffd';

    private Sanitiser() {}

    /// Text fit to be shown: escape sequences and controls are dropped, line ends become `\n`, and what turns the
    /// direction of writing becomes U+FFFD.
    public static String clean(String text) {
        int harmless = harmless(text);
        if (harmless == text.length()) return text;
        var shown = new StringBuilder(text.length()).append(text, 0, harmless);
        int at = harmless;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (codePoint == ESCAPE || codePoint >= 0x80 && codePoint < 0xa0) {
                at = afterSequence(text, at);
                continue;
            }
            at += Character.charCount(codePoint);
            if (codePoint == '\r') {
                boolean windows = at < text.length() && text.charAt(at) == '\n';
                if (!windows) shown.append('\n');
            } else append(shown, codePoint);
        }
        return shown.toString();
    }

    /// The same on one line.
    public static String line(String text) {
        return clean(text).replace('\n', ' ').replace('\t', ' ');
    }

    /// Text shown letter by letter, for somebody who is to agree to it: whatever is not plainly visible is spelled out.
    public static String escaped(String text) {
        var shown = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\n' || codePoint == '\t' || plain(codePoint)) shown.appendCodePoint(codePoint);
            else shown.append(spelled(codePoint));
        }
        return shown.toString();
    }

    private static String spelled(int codePoint) {
        if (codePoint == '\r') return "\\r";
        String form = codePoint < 0x100 ? "\\x%02x" : codePoint < 0x10000 ? "\\u%04x" : "\\U%08x";
        return String.format(Locale.ROOT, form, codePoint);
    }

    private static int harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7f || c == '\n' || c == '\t';
            if (ascii || c >= 0xa0 && c < 0x600 && c != 0xad || c >= 0x3000 && c < 0xd800) continue;
            return i;
        }
        return text.length();
    }

    private static void append(StringBuilder shown, int codePoint) {
        if (codePoint == '\n' || codePoint == '\t' || codePoint == 0x200c || codePoint == 0x200d || plain(codePoint))
            shown.appendCodePoint(codePoint);
        else if (codePoint == 0x2028 || codePoint == 0x2029) shown.append('\n');
        else if (turning(codePoint) || codePoint > 0xffff || Character.getType(codePoint) == Character.SURROGATE)
            shown.append(REPLACEMENT);
    }

    private static boolean plain(int codePoint) {
        if (codePoint < 0x7f) return codePoint >= ' ';
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean turning(int codePoint) {
        return codePoint == 0x61c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || codePoint >= 0x202a && codePoint <= 0x202e
                || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    /// Where the sequence that begins there ends. One that never ends is as long as its line.
    private static int afterSequence(String text, int start) {
        char first = text.charAt(start);
        if (first != ESCAPE) return afterIntroducer(text, (char) (first - 0x40), start + 1);
        if (start + 1 >= text.length()) return start + 1;
        char introducer = text.charAt(start + 1);
        return introducer < ' ' || introducer > '~' ? start + 1 : afterIntroducer(text, introducer, start + 2);
    }

    private static int afterIntroducer(String text, char introducer, int start) {
        return switch (introducer) {
            case '[' -> afterControl(text, start);
            case ']', 'P', 'X', '^', '_' -> afterString(text, start);
            default -> introducer <= '/' ? afterIntermediates(text, start) : start;
        };
    }

    private static int afterIntermediates(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '/') at++;
        return at < text.length() && text.charAt(at) > '/' && text.charAt(at) <= '~' ? at + 1 : at;
    }

    private static int afterControl(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') at++;
        return at < text.length() && text.charAt(at) >= '@' && text.charAt(at) <= '~' ? at + 1 : at;
    }

    private static int afterString(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\u0007' || c == '\u009c') return at + 1;
            if (c == ESCAPE) return at + 1 < text.length() && text.charAt(at + 1) == '\\' ? at + 2 : at;
            if (c == '\n') return at;
        }
        return text.length();
    }
}
