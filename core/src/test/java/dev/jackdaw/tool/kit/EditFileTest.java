package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("StringConcatToTextBlock")
final class EditFileTest {
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

    /// A way to write characters, with text it can hold. Bytes are written as characters of ISO-8859-1.
    private record Charsets(String name, String mark, Charset charset, String text, String stray) {
        private String bytes(String content) {
            return new String(content.getBytes(charset), StandardCharsets.ISO_8859_1);
        }
    }

    record Case(String name, String before, String old, String fresh, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Charsets> CHARSETS = List.of(
            new Charsets("utf-8", "", StandardCharsets.UTF_8, "größe 中文 🙂", ""),
            new Charsets("utf-8 with mark", "\u00EF\u00BB\u00BF", StandardCharsets.UTF_8, "größe 中文", ""),
            new Charsets("utf-16le", "\u00FF\u00FE", StandardCharsets.UTF_16LE, "größe 中文 🙂", ""),
            new Charsets("utf-16be", "\u00FE\u00FF", StandardCharsets.UTF_16BE, "größe 中文 🙂", ""),
            new Charsets("latin-1", "", StandardCharsets.ISO_8859_1, "größe café", ""),
            new Charsets("gbk", "", Charset.forName("GBK"), "中文文件", ""),
            new Charsets("shift_jis", "", Charset.forName("Shift_JIS"), "これはテストです表", ""),
            new Charsets("invalid", "", StandardCharsets.UTF_8, "größe 中文", "\u00FF\u00C3"));

    /// Every encoding with every line ending, with a final one or without, edited in the first, a middle, the last
    /// line.
    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (Charsets charset : CHARSETS)
            for (List<String> endings : List.of(
                    List.of("\n", "\n", "\n"),
                    List.of("\r\n", "\r\n", "\r\n"),
                    List.of("\r", "\r", "\r"),
                    List.of("\r\n", "\n", "\r")))
                for (boolean last : List.of(true, false))
                    for (int position : List.of(0, 2, 4)) cases.add(one(charset, endings, last, position));
        return cases.stream();
    }

    private static Case one(Charsets charset, List<String> endings, boolean last, int position) {
        var before = new StringBuilder(charset.mark);
        var after = new StringBuilder(charset.mark);
        for (int i = 0; i < 5; i++) {
            String ending = i == 4 && !last ? "" : endings.get(i % 3);
            String near = i == 4 && !last ? endings.get(0) : ending;
            String line = charset.bytes(charset.text + " " + i);
            String fresh = charset.bytes(" one" + near + charset.text + " two");
            before.append(line).append(i == position ? charset.bytes(" target") : charset.stray);
            after.append(line).append(i == position ? fresh : charset.stray);
            before.append(charset.bytes(ending));
            after.append(charset.bytes(ending));
        }
        String name =
                charset.name + ", " + endings.toString().replace("\n", "LF").replace("\r", "CR") + ", "
                        + (last ? "ended" : "open") + ", line " + position;
        String old = charset.text + " " + position + " target";
        String fresh = charset.text + " " + position + " one\n" + charset.text + " two";
        return new Case(name, before.toString(), old, fresh, after.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyByteOutsideTheEditStaysAsItWas(Case edit) throws Exception {
        Path file = desk.write("file.txt", edit.before.getBytes(StandardCharsets.ISO_8859_1));
        desk.call("read", "path", "file.txt");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", edit.old, "new_string", edit.fresh);
        assertFalse(result.failed(), result.text());
        assertEquals(edit.after, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private String edit(String content, String old, String fresh) throws Exception {
        Path file = desk.write("file.txt", content);
        desk.call("read", "path", "file.txt");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", old, "new_string", fresh);
        return result.failed() ? result.text() : result.text() + "\n" + Files.readString(file);
    }

    @Test
    void whatChangedIsToldAsADiff() throws Exception {
        desk.write("file.txt", "a\nb\nc\nd\ne\nf\ng\n");
        desk.call("read", "path", "file.txt");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", "e\n", "new_string", "E\nE\n");
        String diff = "--- a/file.txt\n+++ b/file.txt\n@@ -2,6 +2,7 @@\n b\n c\n d\n-e\n+E\n+E\n f\n g\n";
        assertEquals(
                Json.obj("path", "file.txt", "diff", diff, "added", 2, "removed", 1, "kind", "update")
                        .with("fingerprint", Desk.label("a\nb\nc\nd\nE\nE\nf\ng\n")),
                result.details());
        assertEquals("Edited file.txt (line 5), +2 −1", result.text());
    }

    @Test
    void aMissIsToldWithTheNearestText() throws Exception {
        String content = "int one() { return 1; }\nint two() { return 2; }\nint three() { return 3; }\n";
        assertEquals(
                "file.txt: old_string was not found. The nearest text begins at line 2 (97 % alike):\n2\tint two() { return 2; }",
                edit(content, "int two() { return 22; }", "x"));
    }

    @Test
    void nothingAlikeIsSaidSo() throws Exception {
        assertEquals(
                "file.txt: old_string was not found. Nothing in the file is like it; read the file again.",
                edit("alpha\nbeta\n", "0123456789", "x"));
    }

    @Test
    void aTextThatOccursTwiceIsRefusedWithItsLines() throws Exception {
        assertEquals(
                "file.txt: old_string occurs 2 times (lines 1, 3); add lines around it so that it occurs once, or set"
                        + " replace_all",
                edit("a = 1\nb\na = 1\n", "a = 1", "a = 2"));
    }

    @Test
    void replaceAllReplacesEveryPlace() throws Exception {
        Path file = desk.write("file.txt", "a b a\r\na\r\n");
        desk.call("read", "path", "file.txt");
        desk.call("edit", "path", "file.txt", "old_string", "a", "new_string", "xy", "replace_all", true);
        assertEquals("xy b xy\r\nxy\r\n", Files.readString(file));
    }

    @Test
    void differentIndentationIsToleratedAndKept() throws Exception {
        assertEquals(
                "Edited file.txt (line 3, matched although indentation differs (lines 2–4)), +2 −1\n"
                        + "class A {\n    if (x) {\n        go();\n        stop();\n    }\n}\n",
                edit(
                        "class A {\n    if (x) {\n        run();\n    }\n}\n",
                        "if (x) {\n    run();\n}\n",
                        "if (x) {\n    go();\n    stop();\n}\n"));
    }

    @Test
    void whiteSpaceAtLineEndsIsTolerated() throws Exception {
        assertEquals(
                "Edited file.txt (line 2, matched although white space at line ends differs (lines 1–2)), +1 −1\n"
                        + "one  \n2\nthree\n",
                edit("one  \ntwo\t\nthree\n", "one\ntwo", "one\n2"));
    }

    @Test
    void typographicQuotesAreToleratedAndThoseNotChangedStay() throws Exception {
        assertEquals(
                "Edited file.txt (line 1, matched although typographic quotes or spaces differ), +1 −1\nsay “yes” now\n",
                edit("say “yes” today\n", "say \"yes\" today", "say \"yes\" now"));
    }

    @Test
    void toleranceEndsWhereTwoPlacesCouldBeMeant() throws Exception {
        assertTrue(edit("  go();\nx\n    go();\n", "\tgo();\n", "\tstop();\n").contains("was not found"));
    }

    @Test
    void aCharacterTheEncodingCannotHoldIsRefused() throws Exception {
        Path file = desk.write("file.txt", "caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        desk.call("read", "path", "file.txt");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", "café", "new_string", "茶");
        assertEquals(
                "file.txt: \"茶\" (U+8336) cannot be written in ISO-8859-1, the encoding of this file; nothing was changed",
                result.text());
        assertEquals(5, Files.size(file));
    }

    @Test
    void aFileThatWasNotReadIsNotEdited() throws Exception {
        desk.write("file.txt", "a\n");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", "a", "new_string", "b");
        assertEquals(
                SeenFiles.stale("file.txt has not been read in this session; read it first, then change it"), result);
    }

    @Test
    void aFileSomebodyElseChangedIsNotEdited() throws Exception {
        Path file = desk.write("file.txt", "a\n");
        desk.call("read", "path", "file.txt");
        Files.writeString(file, "a\nc\n");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", "a", "new_string", "b");
        assertEquals(SeenFiles.stale("file.txt has changed since it was read; read it again, then change it"), result);
    }

    @Test
    void editsOneAfterAnotherNeedOneReading() throws Exception {
        Path file = desk.write("file.txt", "a\n");
        desk.call("read", "path", "file.txt");
        desk.call("edit", "path", "file.txt", "old_string", "a", "new_string", "b");
        desk.call("edit", "path", "file.txt", "old_string", "b", "new_string", "c");
        assertEquals("c\n", Files.readString(file));
    }

    @Test
    void anEmptyOldStringMakesAFileAndNeverReplacesOne() throws Exception {
        ToolResult made = desk.call("edit", "path", "new/file.txt", "old_string", "", "new_string", "a\n");
        assertEquals("Created new/file.txt, +1 −0", made.text());
        ToolResult again = desk.call("edit", "path", "new/file.txt", "old_string", "", "new_string", "b\n");
        assertTrue(again.failed());
    }

    @Test
    void editsOfOneFileAreAppliedTogetherOrNotAtAll() throws Exception {
        Path file = desk.write("file.txt", "one\ntwo\n");
        desk.call("read", "path", "file.txt");
        Json first = Json.obj("old_string", "one", "new_string", "1");
        Json second = Json.obj("old_string", "1\ntwo", "new_string", "2");
        Json missing = Json.obj("old_string", "seven", "new_string", "7");
        assertTrue(desk.call("multi_edit", "path", "file.txt", "edits", List.of(first, missing))
                .failed());
        assertEquals("one\ntwo\n", Files.readString(file));
        ToolResult done = desk.call("multi_edit", "path", "file.txt", "edits", List.of(first, second));
        assertEquals("Edited file.txt (line 1; line 1), +1 −2", done.text());
        assertEquals("2\n", Files.readString(file));
    }

    @Test
    void editsOfOneFileAtTheSameTimeAreAllApplied() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 20; i++) lines.append("line <").append(i).append(">\n");
        Path file = desk.write("file.txt", lines.toString());
        desk.call("read", "path", "file.txt");
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            String old = "<" + i + ">";
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    desk.call("edit", "path", "file.txt", "old_string", old, "new_string", "done");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        assertEquals("line done\n".repeat(20), Files.readString(file));
    }
}
