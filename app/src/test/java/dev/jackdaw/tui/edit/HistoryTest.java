package dev.jackdaw.tui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    @Test
    void whatWasTypedIsThereInTheNextSession() throws IOException {
        var first = new History(folder.resolve("a/history"));
        first.add("one");
        first.add("two\nlines \\ and a backslash");
        first.add("two\nlines \\ and a backslash");
        var next = new History(folder.resolve("a/history"));
        assertEquals(Optional.of("two\nlines \\ and a backslash"), next.older("draft"));
        assertEquals(Optional.of("one"), next.older(""));
        assertEquals(Optional.empty(), next.older(""));
        next.newer();
        assertEquals(Optional.of("draft"), next.newer());
        assertEquals(Optional.empty(), next.newer());
    }

    @Test
    void theLastThousandAreRemembered() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) lines.append("line ").append(i).append('\n');
        Path file = folder.resolve("history");
        Files.writeString(file, lines);
        var history = new History(file);
        Optional<String> oldest = Optional.empty();
        for (Optional<String> one = history.older(""); one.isPresent(); one = history.older("")) oldest = one;
        assertEquals(Optional.of("line 1500"), oldest);
        assertEquals(1_000, Files.readAllLines(file).size());
    }
}
