package dev.jackdaw.tui.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
    private final Canvas.Size size = new Canvas.Size(20, 3);
    private final Sheet sheet = new Sheet();

    private String frame(String... rows) {
        var live = new Canvas.Live(List.of(rows).stream().map(Row::of).toList(), rows.length - 1, 0);
        return sheet.frame(live, size, Theme.NONE)
                .replace("\u001b[?2026h\u001b[?25l", "(")
                .replace("\u001b[?2026l", ")")
                .replace("\u001b", "^");
    }

    @Test
    void onlyLinesThatChangedAreDrawn() {
        assertEquals("(^[H^[2J^[1;1Ha^[K^[2;1Hb^[K^[3;1Hc^[K^[3;1H)", frame("a", "b", "c"));
        assertEquals("", frame("a", "b", "c"));
        assertEquals("(^[2;1Hx^[K^[3;1H)", frame("a", "x", "c"));
    }
}
