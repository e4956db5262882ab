package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LoreRowsTest {
    @TempDir
    Path folder;

    @Test
    void readingAgainTellsThatWhatIsNotApprovedIsLeftOut() throws Exception {
        String without = Rehearsal.plain(folder, "en", "/reload\n");
        assertFalse(without.contains("left out"), without);
        Path commands = Files.createDirectories(folder.resolve(".jackdaw/commands"));
        Files.writeString(commands.resolve("review.md"), "Review it.");
        String shown = Rehearsal.plain(folder, "en", "/reload\n");
        assertTrue(shown.contains("What this folder brings along is left out"), shown);
    }
}
