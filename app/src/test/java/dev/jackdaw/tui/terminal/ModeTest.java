package dev.jackdaw.tui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeTest {
    @Test
    void whatTheTerminalStacksIsNotStackedTwice() {
        assertEquals("", Mode.TITLE.again());
        assertEquals("", Mode.KEYS.again());
        assertEquals(Mode.PASTE.set(), Mode.PASTE.again());
    }

    @Test
    void theLauncherTakesBackWhateverMayBeSet() throws IOException {
        var resets = new StringBuilder("  printf '");
        for (Mode mode : Mode.values()) resets.append(mode.reset().replace("\u001b", "\\033"));
        String expected = resets.append("' 2>/dev/null").toString();
        List<String> lines = Files.readAllLines(Path.of("src/dist/lib/watch"));
        assertEquals(
                List.of(expected),
                lines.stream().filter(line -> line.contains("?2004l")).toList());
    }
}
