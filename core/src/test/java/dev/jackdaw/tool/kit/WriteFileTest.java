package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.AtomicFile;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Stale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteFileTest {
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

    private ToolResult write(String path, String content) throws InterruptedException {
        return desk.call("write", "path", path, "content", content);
    }

    @Test
    void aFileIsMadeWithItsFolders() throws Exception {
        ToolResult result = write("a/b/c.txt", "one\ntwo\n");
        assertEquals("one\ntwo\n", Files.readString(desk.root.resolve("a/b/c.txt")));
        assertEquals("Created a/b/c.txt, +2 −0", result.text());
        assertEquals(
                Json.obj(
                        "path",
                        "a/b/c.txt",
                        "diff",
                        "--- /dev/null\n+++ b/a/b/c.txt\n@@ -0,0 +1,2 @@\n+one\n+two\n",
                        "added",
                        2,
                        "removed",
                        0,
                        "kind",
                        "create",
                        "fingerprint",
                        Desk.label("one\ntwo\n")),
                result.details());
    }

    @Test
    void onlyAFileThatWasReadAndIsUnchangedIsReplaced() throws Exception {
        Path file = desk.write("a.txt", "old\n");
        assertEquals(
                SeenFiles.stale("a.txt has not been read in this session; read it first, then change it"),
                write("a.txt", "new\n"));
        desk.call("read", "path", "a.txt");
        Files.writeString(file, "foreign\n");
        assertEquals(
                SeenFiles.stale("a.txt has changed since it was read; read it again, then change it"),
                write("a.txt", "new\n"));
        assertEquals("foreign\n", Files.readString(file));
        desk.call("read", "path", "a.txt");
        assertEquals("Edited a.txt (whole file), +1 −1", write("a.txt", "new\n").text());
        assertFalse(write("a.txt", "newer\n").failed());
    }

    @Test
    void modeAndLinkAreKept() throws Exception {
        Path file = desk.write("run.sh", "old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.createSymbolicLink(desk.root.resolve("link.sh"), Path.of("run.sh"));
        desk.call("read", "path", "link.sh");
        write("link.sh", "new\n");
        assertTrue(Files.isSymbolicLink(desk.root.resolve("link.sh")));
        assertEquals("new\n", Files.readString(file));
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(desk.root)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theEncodingOfAFileIsKept() throws Exception {
        Path file = desk.write("a.txt", "caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        desk.call("read", "path", "a.txt");
        write("a.txt", "th\u00E9\n");
        assertEquals("th\u00E9\n", Files.readString(file, StandardCharsets.ISO_8859_1));
        assertTrue(write("a.txt", "茶\n").text().contains("cannot be written in ISO-8859-1"));
    }

    @Test
    void aForeignChangeJustBeforeTheMoveIsNotLost() throws Exception {
        Path file = desk.write("a.txt", "foreign\n");
        var expected = Optional.of(Fingerprint.of("old\n".getBytes(StandardCharsets.UTF_8)));
        Assertions.assertThrows(Stale.class, () -> AtomicFile.write(file, new byte[0], expected));
        Assertions.assertThrows(Stale.class, () -> AtomicFile.write(file, new byte[0], Optional.empty()));
        assertEquals("foreign\n", Files.readString(file));
        try (var files = Files.list(desk.root)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFolderIsNotWritten() throws Exception {
        Files.createDirectory(desk.root.resolve("a"));
        assertEquals(ToolResult.failure("a is a folder; name a file"), write("a", "x"));
    }
}
