package dev.jackdaw.tui.vim;

import dev.jackdaw.tui.edit.Stretch;
import java.util.Optional;

/// What `iw`, `a"` and the like are.
final class Objects {
    private Objects() {}

    /// The part of the text an object is around a place.
    static Optional<Range> of(CharSequence text, int at, String object) {
        boolean inner = object.charAt(0) == 'i';
        char what = object.charAt(1);
        return switch (what) {
            case 'w', 'W' -> word(text, at, inner, what == 'W');
            case '"', '\'', '`' -> quoted(text, at, inner, what);
            case '(', ')', 'b' -> within(text, at, inner, "()");
            case '[', ']' -> within(text, at, inner, "[]");
            case '{', '}', 'B' -> within(text, at, inner, "{}");
            case '<', '>' -> within(text, at, inner, "<>");
            default -> Optional.empty();
        };
    }

    private static Optional<Range> word(CharSequence text, int at, boolean inner, boolean large) {
        if (at >= text.length() || text.charAt(at) == '\n') return Optional.empty();
        int start = at;
        while (start > 0 && same(text, start - 1, at, large)) start--;
        int end = at;
        while (end < text.length() && same(text, end, at, large)) end++;
        if (inner) return Optional.of(Range.of(start, end));
        int behind = blank(text, end, 1);
        return Optional.of(behind > end ? Range.of(start, behind) : Range.of(blank(text, start, -1), end));
    }

    private static boolean same(CharSequence text, int a, int b, boolean large) {
        if (text.charAt(a) == '\n') return false;
        Stretch one = kind(text, a);
        Stretch other = kind(text, b);
        return one == other || large && one != Stretch.SPACE && other != Stretch.SPACE;
    }

    /// What a character is; what joins the one before it is as that.
    private static Stretch kind(CharSequence text, int at) {
        int start = at;
        if (start > 0 && Character.isLowSurrogate(text.charAt(start))) start--;
        while (start > 0 && Character.getType(Character.codePointAt(text, start)) == Character.NON_SPACING_MARK)
            start--;
        return Stretch.at(text, start);
    }

    private static int blank(CharSequence text, int from, int by) {
        int at = from;
        while (by > 0 ? at < text.length() && space(text, at) : at > 0 && space(text, at - 1)) at += by;
        return at;
    }

    private static boolean space(CharSequence text, int at) {
        return text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }

    private static Optional<Range> quoted(CharSequence text, int at, boolean inner, char quote) {
        int end = Lines.end(text, at);
        int open = -1;
        for (int i = Lines.start(text, at); i < end; i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == quote) {
                if (open < 0) open = i;
                else if (i >= at) return Optional.of(inner ? Range.of(open + 1, i) : Range.of(open, i + 1));
                else open = -1;
            }
        }
        return Optional.empty();
    }

    private static Optional<Range> within(CharSequence text, int at, boolean inner, String pair) {
        if (text.isEmpty()) return Optional.empty();
        int here = Math.min(at, text.length() - 1);
        char open = pair.charAt(0);
        char close = pair.charAt(1);
        int start = text.charAt(here) == open ? here : outer(text, here, open, close);
        int end = start < 0 ? -1 : partner(text, start, close, 1);
        if (end < 0) return Optional.empty();
        return Optional.of(inner ? Range.of(start + 1, end) : Range.of(start, end + 1));
    }

    private static int outer(CharSequence text, int at, char open, char close) {
        return text.charAt(at) == close ? partner(text, at, open, -1) : search(text, at - 1, 0, open, close, -1);
    }

    /// Where the other bracket of a pair is, or -1.
    static int partner(CharSequence text, int at, char other, int by) {
        return search(text, at + by, 0, other, text.charAt(at), by);
    }

    private static int search(CharSequence text, int from, int depth, char wanted, char deeper, int by) {
        int level = depth;
        for (int i = from; i >= 0 && i < text.length(); i += by) {
            char c = text.charAt(i);
            if (c == wanted && level-- == 0) return i;
            if (c == deeper) level++;
        }
        return -1;
    }
}
