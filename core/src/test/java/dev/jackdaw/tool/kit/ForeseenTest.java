package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a call would change is told without changing it.
final class ForeseenTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// The diff foreseen is the one the call has when it is done.
    private void comesTrue(String tool, Object... parameters) throws Exception {
        Optional<String> foreseen = desk.foreseen(tool, parameters);
        assertEquals(
                Optional.of(desk.call(tool, parameters).details().get("diff").text("")), foreseen);
    }

    @Test
    void whatIsForeseenComesTrue() throws Exception {
        desk.write("a", "one\r\ntwo\r\nthree\n");
        desk.call("read", "path", "a");
        comesTrue("edit", "path", "a", "old_string", "one\ntwo", "new_string", "one\n2");
        var edits = List.of(
                Json.obj("old_string", "one", "new_string", "1"), Json.obj("old_string", "1", "new_string", "eins"));
        comesTrue("multi_edit", "path", "a", "edits", edits);
        comesTrue("write", "path", "a", "content", "all new, without an end");
        comesTrue("write", "path", "sub/b", "content", "中文\n");
        comesTrue("edit", "path", "c", "old_string", "", "new_string", "made\n");
        comesTrue("write", "path", "c", "content", "made\n");
    }

    @Test
    void nothingIsChanged() throws Exception {
        desk.write("a", "one\n");
        desk.foreseen("edit", "path", "a", "old_string", "one", "new_string", "two");
        desk.foreseen("write", "path", "b", "content", "two");
        assertEquals("one\n", Files.readString(desk.root.resolve("a")));
        assertEquals(false, Files.exists(desk.root.resolve("b")));
    }

    @Test
    void itIsWholeHoweverLongItIs() throws Exception {
        String content = "a line of a long file\n".repeat(10_000);
        String diff = desk.foreseen("write", "path", "long", "content", content).orElseThrow();
        assertEquals(10_003, diff.lines().count());
    }

    @Test
    void whatWouldFailIsNotForeseen() throws Exception {
        desk.write("a", "one\n");
        desk.write("binary", new byte[] {0, 1, 2});
        assertEquals(Optional.empty(), desk.foreseen("edit", "path", "a", "old_string", "x", "new_string", "y"));
        assertEquals(Optional.empty(), desk.foreseen("edit", "path", "none", "old_string", "x", "new_string", "y"));
        assertEquals(Optional.empty(), desk.foreseen("write", "path", "binary", "content", "text"));
        assertEquals(Optional.empty(), desk.foreseen("write", "path", ".", "content", "text"));
        assertEquals(Optional.empty(), desk.foreseen("read", "path", "a"));
    }
}
