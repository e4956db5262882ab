package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.Rehearsal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PinsTest {
    @TempDir
    Path folder;

    @Test
    void takingBackWithoutANumberListsWhatIsPinned() throws Exception {
        String shown = Rehearsal.plain(folder, "en", "/pin Prices are in cents.\n/unpin\n/unpin 2\n/unpin 1\n/unpin\n");
        assertTrue(shown.contains("  1  Prices are in cents.\nSay which: /unpin NUMBER\n"), shown);
        assertTrue(shown.contains("there is no pin 2; /pin lists them"), shown);
        assertTrue(shown.contains("nothing is pinned; /pin TEXT"), shown);
    }
}
