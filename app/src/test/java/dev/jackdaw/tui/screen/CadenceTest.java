package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CadenceTest {
    private final Cadence cadence = new Cadence();

    @Test
    void aKeyDoesNotWaitForWhatIsTold() {
        cadence.drawn(1_000);
        assertEquals(1_033, cadence.due());
        cadence.press();
        assertTrue(cadence.due() <= 1_000);
        cadence.drawn(1_001);
        cadence.press();
        assertEquals(1_017, cadence.due());
    }

    @Test
    void thereAreNeverMoreThanSixtyFramesASecond() {
        var random = new SplittableRandom(3);
        var frames = new java.util.ArrayList<Long>();
        for (long now = 1_000; now < 60_000; now++) {
            if (random.nextInt(12) == 0) cadence.press();
            if (now < cadence.due()) continue;
            cadence.drawn(now);
            frames.add(now);
        }
        for (long start = 1_000; start < 59_000; start++) {
            long from = start;
            long within = frames.stream()
                    .filter(at -> at >= from && at < from + 1_000)
                    .count();
            assertTrue(within <= 61, () -> within + " frames from " + from);
            start += 100;
        }
    }

    @Test
    void nothingIsDrawnWhileTheSizeChanges() {
        assertTrue(cadence.stands(new Canvas.Size(80, 24), 1_000));
        assertFalse(cadence.stands(new Canvas.Size(60, 24), 1_010));
        assertFalse(cadence.stands(new Canvas.Size(40, 24), 1_300));
        assertEquals(1_600, cadence.due());
        assertTrue(cadence.stands(new Canvas.Size(40, 24), 1_600));
    }
}
