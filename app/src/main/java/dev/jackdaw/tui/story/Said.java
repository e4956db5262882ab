package dev.jackdaw.tui.story;

import dev.jackdaw.model.Content;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.ArrayList;
import java.util.List;

/// What the user said and what the model thought, as lines.
final class Said {
    /// Columns of a line of what the user said.
    private static final int LONGEST_LINE = 2_000;

    private Said() {}

    static List<Row> byUser(List<Content> content) {
        var rows = new ArrayList<Row>();
        for (Content part : content) {
            if (!(part instanceof Content.Text(var text))) continue;
            for (String line : Sanitiser.clean(text).lines().toList())
                rows.add(Row.of(Ink.ACCENT, rows.isEmpty() ? "> " : "  ")
                        .and(Ink.BOLD, Cells.cut(line, LONGEST_LINE))
                        .hanging(2));
        }
        return rows;
    }

    /// All a model thought before it spoke.
    static List<Row> thought(List<Content> content) {
        var rows = new ArrayList<Row>();
        for (Content part : content) {
            if (!(part instanceof Content.Thinking(var text, var _)) || text.isBlank()) continue;
            rows.add(Row.EMPTY);
            for (String line : Sanitiser.clean(text).strip().lines().toList())
                rows.add(Row.of(Ink.DIM, "│ " + line).hanging(2));
        }
        return rows;
    }
}
