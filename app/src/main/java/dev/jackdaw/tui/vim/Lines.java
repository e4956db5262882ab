package dev.jackdaw.tui.vim;

import dev.jackdaw.tui.screen.Cells;

/// The lines of a text.
final class Lines {
    private Lines() {}

    static int start(CharSequence text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') start--;
        return start;
    }

    /// Where it ends, without its line end.
    static int end(CharSequence text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n') end++;
        return end;
    }

    /// Its last character, where the cursor stands at most outside of the insert mode.
    static int last(CharSequence text, int at) {
        int end = end(text, at);
        return end == start(text, at) ? end : Cells.previous(text, end);
    }

    /// Its first character that is no space.
    static int first(CharSequence text, int at) {
        int first = start(text, at);
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) first++;
        return first;
    }

    /// Whole lines around two places, with the line end of the last.
    static Range around(CharSequence text, int a, int b) {
        int end = end(text, Math.max(a, b));
        return new Range(start(text, Math.min(a, b)), Math.min(text.length(), end + 1), true);
    }

    /// The beginning of a line so many below, as far as there are.
    static int below(CharSequence text, int at, int lines) {
        int start = start(text, at);
        for (int i = 0; i < lines; i++) {
            int end = end(text, start);
            if (end == text.length()) break;
            start = end + 1;
        }
        return start;
    }

    static int above(CharSequence text, int at, int lines) {
        int start = start(text, at);
        for (int i = 0; i < lines && start > 0; i++) start = start(text, start - 1);
        return start;
    }
}
