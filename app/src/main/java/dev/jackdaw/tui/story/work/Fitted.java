package dev.jackdaw.tui.story.work;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;

/// Rows of one line whose end says as much as their beginning: where there is no room for all, the middle is cut.
final class Fitted {
    /// Columns of a text that tell something.
    private static final int LEAST = 12;

    private Fitted() {}

    /// @param mark what stands before the text
    /// @param tail what stands behind it, dim; left out where it would leave nothing of the text
    static Row row(Row mark, Ink ink, String text, String tail, int width) {
        int room = width - mark.width() - Cells.width(tail);
        if (Cells.width(text) <= room) return mark.and(ink, text).and(Ink.DIM, tail);
        return room < LEAST
                ? mark.and(ink, text).cut(width)
                : mark.and(ink, Cells.cut(text, room)).and(Ink.DIM, tail);
    }
}
