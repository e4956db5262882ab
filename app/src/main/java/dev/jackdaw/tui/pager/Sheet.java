package dev.jackdaw.tui.pager;

import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Theme;
import java.util.ArrayList;
import java.util.List;

/// A screen that is drawn on as a whole, line by line at its place; lines that stay are not drawn again.
///
/// Cursor addressing and erasing are those of ECMA-48 (8.3.21 CUP, 8.3.41 EL, 8.3.39 ED); 2026 is "synchronised
/// output".
public final class Sheet {
    private Canvas.Size size = new Canvas.Size(0, 0);
    private List<String> drawn = List.of();

    /// The bytes that show it; empty where nothing changes.
    public String frame(Canvas.Live live, Canvas.Size now, Theme theme) {
        boolean whole = !now.equals(size) || drawn.size() != live.rows().size();
        var out = new StringBuilder();
        if (whole) out.append("\u001b[H\u001b[2J");
        var next = new ArrayList<String>();
        for (int i = 0; i < live.rows().size(); i++) {
            String line = live.rows().get(i).paint(theme);
            next.add(line);
            if (!whole && drawn.get(i).equals(line)) continue;
            out.append("\u001b[").append(i + 1).append(";1H").append(line).append("\u001b[K");
        }
        boolean changed = !out.isEmpty();
        size = now;
        drawn = next;
        out.append("\u001b[")
                .append(live.row() + 1)
                .append(';')
                .append(live.column() + 1)
                .append('H');
        String cursor = live.column() > 0 ? "\u001b[?25h" : "";
        return changed ? "\u001b[?2026h\u001b[?25l" + out + cursor + "\u001b[?2026l" : "";
    }
}
