package dev.jackdaw.tui.story.work;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.List;

/// Rows of one line whose end says as much as their beginning: where there is no room for all, the middle is cut.
final class Fitted {
    /// Columns of a text that tell something.
    private static final int LEAST = 12;

    private Fitted() {}

    /// @param mark what stands before the text
    /// @param tails what may stand behind it, dim, the best first; none where each would leave nothing of the text
    static Row row(Row mark, Ink ink, String text, List<String> tails, int width) {
        for (String tail : tails) {
            int room = width - mark.width() - Cells.width(tail);
            if (room >= Math.min(LEAST, Cells.width(text)))
                return mark.and(ink, Cells.cut(text, room)).and(Ink.DIM, tail);
        }
        return mark.and(ink, text).cut(width);
    }
}
