package dev.jackdaw.tui.diff;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;

/// The lines of a piece of code, one after another, as they look.
public final class Code {
    private Code() {}

    /// Code of a file of that name.
    public static Code of(String file) {
        return new Code();
    }

    /// @param text the next line, fit to be shown
    public Row line(String text) {
        return Row.of(Ink.PLAIN, text);
    }
}
