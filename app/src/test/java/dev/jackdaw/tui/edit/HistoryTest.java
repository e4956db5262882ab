package dev.jackdaw.tui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void twoProgramsAtOnceLoseNothing() throws Exception {
        Path file = folder.resolve("history");
        var lines = new StringBuilder();
        for (int i = 0; i < 1_900; i++) lines.append("old ").append(i).append('\n');
        Files.writeString(file, lines);
        var one = new History(file);
        var other = new History(file);
        for (int i = 0; i < 100; i++) {
            one.add("one " + i);
            other.add("other " + i);
        }
        List<String> newest = new History(file).newest();
        assertEquals(1_000, newest.size());
        assertEquals(List.of("other 99", "one 99", "other 98"), newest.subList(0, 3));
        assertEquals(
                200, newest.stream().filter(line -> !line.startsWith("old")).count());
        assertEquals("other 99", one.newest().getFirst());
        assertEquals(Optional.of("one 99"), one.older(""));
    }

    @Test
    void eachLineIsFoundOnceAndAPasteIsKeptWhole() throws IOException {
        Path file = folder.resolve("history");
        var history = new History(file);
        String paste = "a line of a paste\n".repeat(5_000);
        for (String each : List.of("one", paste, "two", "one", "x".repeat(100_001))) history.add(each);
        assertEquals(List.of("one", "two", paste), history.newest());
        assertEquals(List.of("one", "two", paste), new History(file).newest());
    }

    @Test
    void asManyAsCountAreKeptWhileTheProgramRuns() throws IOException {
        var history = new History(folder.resolve("history"));
        for (int i = 0; i < 1_100; i++) history.add("line " + i);
        Optional<String> oldest = Optional.empty();
        for (Optional<String> one = history.older(""); one.isPresent(); one = history.older("")) oldest = one;
        assertEquals(Optional.of("line 100"), oldest);
    }
}
