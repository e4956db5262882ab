package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
final class SearchTest {
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

    private void write(String name, String content, int age) throws IOException {
        Files.setLastModifiedTime(desk.write(name, content), FileTime.fromMillis(1_700_000_000_000L - age * 1000L));
    }

    private String grep(Object... parameters) throws InterruptedException {
        return desk.call("grep", parameters).text();
    }

    private String glob(Object... parameters) throws InterruptedException {
        return desk.call("glob", parameters).text();
    }

    @Test
    void filesAreFoundByPatternNewestFirst() throws Exception {
        write("src/A.java", "", 3);
        write("src/deep/B.java", "", 1);
        write("src/C.kt", "", 0);
        write("D.java", "", 2);
        write(".gitignore", "out/\n", 9);
        write("out/E.java", "", 0);
        assertEquals("src/deep/B.java\nD.java\nsrc/A.java", glob("pattern", "**/*.java"));
        assertEquals("src/deep/B.java\nD.java\nsrc/A.java", glob("pattern", "*.java"));
        assertEquals("src/C.kt\nsrc/deep/B.java\nsrc/A.java", glob("pattern", "src/**/*.{java,kt}"));
        assertEquals("src/A.java", glob("pattern", "src/*.java"));
        assertEquals("src/deep/B.java\nsrc/A.java", glob("pattern", "*.java", "path", "src"));
        assertEquals("src/A.java", glob("pattern", desk.root + "/src/*.java"));
        assertEquals("out/E.java", glob("pattern", "out/*.java"));
        assertEquals("No file matches.", glob("pattern", "*.rs"));
        assertTrue(glob("pattern", "../*").contains("outside the workspace"));
    }

    @Test
    void atMostAHundredFilesAreNamed() throws Exception {
        for (int i = 0; i < 103; i++) write("f" + i, "", i);
        String text = glob("pattern", "f*");
        assertEquals(101, text.lines().count());
        assertTrue(text.startsWith("f0\nf1\n") && text.endsWith("\n[3 more, older; narrow the pattern]"));
    }

    @Test
    void theThreeOutputsOfASearch() throws Exception {
        write("a.txt", "one\ntwo needle\nthree\nneedle again\n", 5);
        write("b/c.txt", "a needle\r\n", 1);
        write("d.txt", "nothing\n", 0);
        assertEquals("b/c.txt\na.txt\n", grep("pattern", "needle"));
        assertEquals(
                "a.txt\n2:two needle\n4:needle again\nb/c.txt\n1:a needle\n",
                grep("pattern", "needle", "output_mode", "content"));
        assertEquals("a.txt: 2\nb/c.txt: 1\n[3 lines in 2 files]\n", grep("pattern", "needle", "output_mode", "count"));
        assertEquals(
                "a.txt\n2:two needle\n4:needle again\n",
                grep("pattern", "ne+dle", "path", "a.txt", "output_mode", "content"));
        assertEquals("No match.", grep("pattern", "NEEDLE"));
        assertEquals("b/c.txt\na.txt\n", grep("pattern", "NEEDLE", "-i", true));
    }

    @Test
    void linesAroundAMatchAreShownOnce() throws Exception {
        write("a.txt", "1\n2\n3 x\n4\n5 x\n6\n7\n8\n9\n10 x\n", 0);
        assertEquals("a.txt\n2-2\n3:3 x\n4-4\n5:5 x\n6-6\n--\n9-9\n10:10 x\n", grep("pattern", "x", "-C", 1));
        assertEquals("a.txt\n3:3 x\n4-4\n5:5 x\n6-6\n--\n10:10 x\n", grep("pattern", "x", "-A", 1));
        assertEquals("a.txt\n1-1\n2-2\n3:3 x\n4-4\n5:5 x\n--\n8-8\n9-9\n10:10 x\n", grep("pattern", "x", "-B", 2));
    }

    @Test
    void filesAreChosenByGlobAndType() throws Exception {
        write("src/A.java", "x\n", 2);
        write("src/a.py", "x\n", 1);
        write("test/B.java", "x\n", 0);
        assertEquals("test/B.java\nsrc/A.java\n", grep("pattern", "x", "type", "java"));
        assertEquals("src/a.py\n", grep("pattern", "x", "glob", "*.py"));
        assertEquals("src/a.py\nsrc/A.java\n", grep("pattern", "x", "glob", "src/**"));
        assertEquals("test/B.java\nsrc/A.java\n", grep("pattern", "x", "glob", "!*.py"));
    }

    @Test
    void expressionsMatchLineByLineUnlessToldOtherwise() throws Exception {
        write("a.txt", "start\n  middle\nend\nstart end\n", 0);
        assertEquals("a.txt\n4:start end\n", grep("pattern", "start\\s+end", "output_mode", "content"));
        assertEquals(
                "a.txt\n1:start\n2:  middle\n3:end\n",
                grep("pattern", "start.*?middle\\s+end", "output_mode", "content", "multiline", true));
        assertEquals("a.txt\n3:end\n4:start end\n", grep("pattern", "end$", "output_mode", "content"));
        assertEquals("a.txt\n1:start\n4:start end\n", grep("pattern", "^start", "output_mode", "content"));
    }

    @Test
    void resultsAreCutWithANote() throws Exception {
        write("a.txt", "x\n".repeat(300), 0);
        String text = grep("pattern", "x", "output_mode", "content", "head_limit", 2);
        assertEquals("a.txt\n1:x\n2:x\n[298 more lines; narrow the search or raise head_limit]\n", text);
        write("b.txt", "y\n".repeat(50_000), 0);
        assertTrue(
                grep("pattern", "y", "output_mode", "content").endsWith("the search was stopped, narrow it down]\n"));
    }

    @Test
    void binaryFilesAreSkippedAndWideOnesAreNot() throws Exception {
        desk.write("a.bin", "needle\0".getBytes(StandardCharsets.UTF_8));
        desk.write("wide.txt", "\uFEFFgroßer needle\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                "wide.txt\n1:\uFEFFgroßer needle\n".replace("\uFEFF", ""),
                grep("pattern", "needle", "output_mode", "content"));
    }

    @Test
    void aWrongExpressionIsSaidSo() throws Exception {
        assertEquals(
                ToolResult.failure("not a regular expression: Unclosed group at index 4 of (abc; escape what is meant"
                        + " literally with a backslash"),
                desk.call("grep", "pattern", "(abc"));
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Files.writeString(folder.resolve("secret"), "needle\n");
        Files.createSymbolicLink(desk.root.resolve("link"), folder.resolve("secret"));
        Files.createSymbolicLink(desk.root.resolve("loop"), desk.root);
        assertEquals("No match.", grep("pattern", "needle"));
    }

    @Test
    void longFilesAreSearchedPieceByPiece() throws Exception {
        var text = new StringBuilder();
        for (int i = 1; text.length() < 3_000_000; i++)
            text.append("line ").append(i).append('\n');
        text.append("the last needle");
        write("a.txt", text.toString(), 0);
        long last = text.chars().filter(c -> c == '\n').count() + 1;
        assertEquals(
                "a.txt\n" + (last - 1) + "-line " + (last - 1) + "\n" + last + ":the last needle\n",
                grep("pattern", "needle", "-B", 1));
        assertEquals(
                "a.txt\n77777:line 77777\n177777:line 177777\n", grep("pattern", "77777$", "output_mode", "content"));
    }

    @Test
    void theSameIsFoundAsByLookingAtEveryLine() throws Exception {
        var random = new Random(7);
        var expected = new ArrayList<String>();
        for (int file = 0; file < 40; file++) {
            var text = new StringBuilder();
            int lines = 0;
            String name = String.format("d%d/f%02d.txt", file % 5, file);
            for (int i = 0; i < 60; i++) {
                String line = random.ints(random.nextInt(12), 'a', 'd')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                text.append(line).append('\n');
                if (line.contains("abca")) lines++;
            }
            write(name, text.toString(), 0);
            if (lines > 0) expected.add(name + ": " + lines);
        }
        expected.sort(null);
        for (String pattern : List.of("abca", "ab[c]a", "a(bc)a"))
            assertEquals(
                    expected,
                    grep("pattern", pattern, "output_mode", "count", "head_limit", 100)
                            .lines()
                            .filter(line -> !line.startsWith("["))
                            .toList());
    }

    @Test
    void detailsSayHowMuchWasFound() throws Exception {
        write("a.txt", "x\nx\n", 0);
        assertEquals(
                Json.obj("files", 1, "matches", 2),
                desk.call("grep", "pattern", "x", "output_mode", "count").details());
        assertEquals(
                Json.obj("files", List.of("a.txt"), "total", 1),
                desk.call("glob", "pattern", "*").details());
    }
}
