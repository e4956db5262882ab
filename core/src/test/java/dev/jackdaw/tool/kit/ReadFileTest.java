package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ReadFileTest {
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

    private ToolResult read(String path) throws InterruptedException {
        return desk.call("read", "path", path);
    }

    @Test
    void linesAreNumbered() throws Exception {
        desk.write("a.txt", "one\r\ntwo\nthree");
        ToolResult result = read("a.txt");
        assertEquals("1\tone\n2\ttwo\n3\tthree\n", result.text());
        assertEquals(
                Json.obj("path", "a.txt", "startLine", 1, "numLines", 3, "totalLines", 3)
                        .with("fingerprint", Desk.label("one\r\ntwo\nthree")),
                result.details());
    }

    @Test
    void aRangeIsReadByWhateverNames() throws Exception {
        desk.write("a.txt", "1\n2\n3\n4\n5\n");
        String expected = "2\t2\n3\t3\n[lines 2–3 of 5; go on with offset 4]\n";
        assertEquals(
                expected,
                desk.call("read", "path", "a.txt", "offset", 2, "limit", 2).text());
        assertEquals(
                expected,
                desk.call("view", "file_path", "a.txt", "start", 2, "end", 3).text());
        assertEquals(
                "a.txt has only 5 lines; offset 9 is past its end",
                desk.call("read", "path", "a.txt", "offset", 9).text());
    }

    @Test
    void aLongFileIsReadInParts() throws Exception {
        desk.write("a.txt", "line\n".repeat(2500));
        ToolResult result = read("a.txt");
        assertTrue(result.text().endsWith("2000\tline\n[lines 1–2000 of 2500; go on with offset 2001]\n"));
    }

    @Test
    void noMoreThanFiftyKilobytesComeAtOnce() throws Exception {
        desk.write("a.txt", ("文".repeat(300) + "\n").repeat(1000));
        ToolResult result = read("a.txt");
        assertTrue(result.text().getBytes(StandardCharsets.UTF_8).length <= 50_200);
        assertTrue(
                result.text().endsWith("[lines 1–55 of 1000; go on with offset 56]\n"),
                result.text().substring(15_000));
    }

    @Test
    void aVeryLongLineIsCut() throws Exception {
        desk.write("a.txt", "x".repeat(5000));
        assertEquals(
                "1\t" + "x".repeat(2000) + "… (3000 more characters)\n",
                read("a.txt").text());
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws Exception {
        desk.write("a.txt", "");
        assertEquals("(a.txt is empty)", read("a.txt").text());
    }

    @Test
    void otherEncodingsAreReadAndNamed() throws Exception {
        desk.write("utf16.txt", ("\uFEFF" + "größe\n").getBytes(StandardCharsets.UTF_16LE));
        desk.write("gbk.txt", "中文文件\n".getBytes(Charset.forName("GBK")));
        desk.write("sjis.txt", "これはテストです\n".getBytes(Charset.forName("Shift_JIS")));
        desk.write("latin.txt", "café größe\n".getBytes(StandardCharsets.ISO_8859_1));
        desk.write("stray.txt", "gr\u00C3\u00B6\u00C3\u009Fe \u00FF\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("1\tgröße\n[encoding: UTF-16LE]\n", read("utf16.txt").text());
        assertEquals("1\t中文文件\n[not UTF-8; shown as GB18030]\n", read("gbk.txt").text());
        assertEquals(
                "1\tこれはテストです\n[not UTF-8; shown as Shift_JIS]\n",
                read("sjis.txt").text());
        assertEquals(
                "1\tcafé größe\n[not UTF-8; shown as ISO-8859-1]\n",
                read("latin.txt").text());
        assertEquals(
                "1\tgröße \uFFFD\n[not UTF-8; shown as UTF-8 with invalid bytes]\n",
                read("stray.txt").text());
    }

    @Test
    void aBinaryFileIsSaidToBeOne() throws Exception {
        desk.write("a.bin", new byte[] {1, 0, 2});
        assertEquals(
                ToolResult.failure(
                                "a.bin is a binary file (3 B); look at it with a command such as file, strings or xxd")
                        .with(Json.obj("path", "a.bin", "fingerprint", Desk.label("\u0001\u0000\u0002"))),
                read("a.bin"));
    }

    @Test
    void anImageIsGivenAsOne() throws Exception {
        byte[] image = "\u0089PNG\r\n\u001A\nrest".getBytes(StandardCharsets.ISO_8859_1);
        desk.write("a.png", image);
        ToolResult result = read("a.png");
        assertEquals("a.png: image/png, 12 B", result.text());
        assertEquals(List.of(new Media("image/png", Base64.getEncoder().encodeToString(image))), result.media());
    }

    @Test
    void aFolderIsListed() throws Exception {
        desk.write("src/A.java", "x\n");
        desk.write("src/deep/B.java", "x\n");
        assertEquals("src/\n  A.java  2 B\n  deep/\n", read("src").text());
        assertEquals(read("src"), desk.call("list_files", "path", "src"));
    }

    @Test
    void theNearestNamesAreToldForAMissingFile() throws Exception {
        desk.write("src/Reader.java", "");
        assertEquals(
                ToolResult.failure("src/Raeder.java does not exist; nearest: src/Reader.java"),
                read("src/Raeder.java"));
        assertEquals(
                ToolResult.failure("lib/x/A.java does not exist; neither does the folder lib"), read("lib/x/A.java"));
    }

    @Test
    void pipesAndDevicesAreRefusedAtOnce() throws Exception {
        assertFalse(desk.call("bash", "command", "mkfifo pipe").failed());
        assertTrue(read("pipe").text().startsWith("pipe is a pipe, a socket, a device"));
        assertTrue(desk.call("edit", "path", "pipe", "old_string", "a", "new_string", "b")
                .failed());
        assertTrue(desk.call("grep", "path", "pipe", "pattern", "a").failed());
        assertEquals("No match.", desk.call("grep", "pattern", "a").text());
        assertTrue(read("/dev/zero").failed());
        assertTrue(read("/proc/self/environ").failed());
    }

    @Test
    void aRangeOfAHugeFileIsReadWithoutTheRest() throws Exception {
        Path file = desk.root.resolve("huge.txt");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(
                    "number of a line that is not very short\n".repeat(250_000).getBytes(StandardCharsets.UTF_8));
            out.setLength(2L << 30);
        }
        ToolResult range = desk.call("read", "path", "huge.txt", "offset", 200_000, "limit", 2);
        String line = "\tnumber of a line that is not very short\n";
        assertEquals(
                "200000" + line + "200001" + line
                        + "[lines 200000–200001 of a file of 2.1 GB; find the place with grep, or go on with offset 200002]\n",
                range.text());
        long start = System.nanoTime();
        assertTrue(read("huge.txt").text().length() <= 50_200);
        assertTrue(System.nanoTime() - start < 200_000_000);
        assertEquals(
                ToolResult.failure("huge.txt is too large to edit (2.1 GB); change it with a command such as sed"),
                desk.call("edit", "path", "huge.txt", "old_string", "a", "new_string", "b"));
    }

    @Test
    void whatLeadsOutOfTheWorkspaceIsRefused() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(desk.root.resolve("link"), outside);
        Files.createSymbolicLink(desk.root.resolve("dangling"), outside.resolve("new"));
        for (String path :
                List.of("../outside/secret", "link/secret", outside + "/secret", "~/x", "a/../../outside/secret"))
            assertTrue(read(path).text().contains("is outside the workspace"), path);
        for (String path : List.of("link/new", "dangling", "../new"))
            assertTrue(
                    desk.call("write", "path", path, "content", "x").text().contains("is outside the workspace"), path);
    }

    @Test
    void theWholeKitIsShortToDescribe() throws Exception {
        long size = desk.toolbox().specs().stream()
                .mapToLong(spec -> Json.obj(
                                "name", spec.name(), "description", spec.description(), "parameters", spec.schema())
                        .write()
                        .length())
                .sum();
        assertTrue(size < 6500, size + " characters");
    }
}
