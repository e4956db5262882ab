package dev.jackdaw.tui.slash.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StepLinesTest {
    private final List<String> taken = new ArrayList<>();
    private final StepLines lines =
            new StepLines(List.of("one", "two"), Words.of(Optional.of("en"), Map.of()), taken::addAll);

    @Test
    void eachLineIsAStep() {
        lines.press(Key.Named.FINISH);
        lines.press(Key.Named.ALT_ENTER);
        lines.press(new Key.Typed("three"));
        lines.press(Key.Named.UP);
        lines.press(Key.Named.HOME);
        lines.press(new Key.Typed("not "));
        assertEquals(Standing.CLOSED, lines.press(Key.Named.ENTER));
        assertEquals(List.of("one", "not two", "three"), taken);
    }

    @Test
    void escapeChangesNothing() {
        lines.press(new Key.Typed("x"));
        assertEquals(Standing.CLOSED, lines.press(Key.Named.ESCAPE));
        assertEquals(List.of(), taken);
    }

    @Test
    void theCursorStandsInTheLineBeingWritten() {
        lines.press(Key.Named.FINISH);
        Canvas.Live live = lines.live(new Canvas.Size(40, 10));
        assertEquals(2, live.row());
        assertEquals(4, live.rows().size());
    }
}
