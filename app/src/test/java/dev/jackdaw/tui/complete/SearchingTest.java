package dev.jackdaw.tui.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchingTest {
    private final List<String> taken = new ArrayList<>();
    private final List<String> typed = List.of("run the tests", "second\nof two lines", "Run it again", "run");

    private Searching searching(String language) {
        return new Searching(typed, Words.of(Map.of("LANG", language)), taken::add);
    }

    private static String screen(Searching searching, int width) {
        List<Row> rows = searching.live(new Canvas.Size(width, 24)).rows();
        for (Row row : rows) assertTrue(row.width() < width, row.text());
        return String.join("\n", rows.stream().map(Row::text).toList());
    }

    @Test
    void theNewestThatHasTheWordsIsChosenAndCtrlRGoesOlder() {
        Searching searching = searching("en");
        searching.press(new Key.Typed("run"));
        assertEquals("""
                ❯ run the tests
                  Run it again
                  run
                  1/3 · ↑↓ or Ctrl-R · Enter takes it · Esc leaves
                search: run""", screen(searching, 80));
        searching.press(Key.Named.SEARCH_HISTORY);
        searching.press(Key.Named.SEARCH_HISTORY);
        searching.press(Key.Named.SEARCH_HISTORY);
        searching.press(Key.Named.UP);
        assertEquals(Standing.CLOSED, searching.press(Key.Named.ENTER));
        assertEquals(List.of("Run it again"), taken);
    }

    @Test
    void linesOfAnEntryComeBackAsTheyWere() {
        Searching searching = searching("zh_CN.UTF-8");
        searching.press(new Key.Typed("two sec"));
        assertEquals("""
                ❯ second ⏎ of two lines
                  1/1 · ↑↓ 或 Ctrl-R · Enter 采用 · Es…
                搜索： two sec""", screen(searching, 40));
        searching.press(Key.Named.ENTER);
        assertEquals(List.of("second\nof two lines"), taken);
    }

    @Test
    void escapeLeavesEverythingAsItWas() {
        Searching searching = searching("en");
        searching.press(new Key.Typed("none such"));
        assertEquals("  nothing found · …\nsearch: none such", screen(searching, 20));
        assertEquals(Standing.CLOSED, searching.press(Key.Named.ESCAPE));
        assertEquals(Standing.CLOSED, searching("en").press(Key.Named.INTERRUPT));
        assertEquals(List.of(), taken);
    }
}
