package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files with names, sizes and encodings few have.
final class OddFilesTest {
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

    private void shell(String command) throws Exception {
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(desk.root.toFile())
                .start();
        assertEquals(0, process.waitFor(), command);
    }

    @Test
    void everyNameIsListedReadAndEdited() throws Exception {
        List<String> names = List.of(
                "n".repeat(255),
                "中".repeat(85),
                "two\nlines",
                "-rf",
                "caf\u00E9",
                "cafe\u0301",
                " space ",
                "tab\t",
                "$(id)",
                "a'b\"c\\d",
                "*",
                "con");
        for (String name : names) {
            desk.write(name, "old\n");
            assertEquals("1\told\n", desk.call("read", "path", name).text());
            ToolResult edit = desk.call("edit", "path", name, "old_string", "old", "new_string", "new");
            assertFalse(edit.failed(), edit.text());
            assertEquals("new\n", Files.readString(desk.root.resolve(name)));
        }
        String listed = desk.call("ls").text();
        String found = desk.call("glob", "pattern", "**").text();
        for (String name : names) {
            assertTrue(listed.contains("  " + name.replace("\n", "\\n") + "  4 B\n"), name);
            assertTrue(found.contains(name), name);
        }
    }

    @Test
    void aNameOfBytesThatAreNoCharactersIsUsedAsItIsShown() throws Exception {
        shell("printf 'old\\n' > $'bad\\xff'; mkdir $'f\\xfe'; printf 'in\\n' > $'f\\xfe/g'");
        assertEquals("./\n  bad\uFFFD  4 B\n  f\uFFFD/\n", desk.call("ls").text());
        assertEquals("1\told\n", desk.call("read", "path", "bad\uFFFD").text());
        assertEquals("1\tin\n", desk.call("read", "path", "f\uFFFD/g").text());
        assertEquals(
                "bad\uFFFD\n1:old\n",
                desk.call("grep", "pattern", "old", "output_mode", "content").text());
        ToolResult edit = desk.call("edit", "path", "bad\uFFFD", "old_string", "old", "new_string", "new");
        assertFalse(edit.failed(), edit.text());
        shell("grep -q new $'bad\\xff' && [ $(ls | wc -l) = 2 ]");
    }

    @Test
    void anOverlongNameIsAnError() throws Exception {
        assertTrue(desk.call("read", "path", "n".repeat(256)).failed());
        assertTrue(desk.call("write", "path", "a/" + "n".repeat(300), "content", "x")
                .failed());
        assertTrue(desk.call("read", "path", "a/".repeat(3000) + "b").failed());
    }

    @Test
    void waysAroundTheRootAreRefused() throws Exception {
        Files.writeString(folder.resolve("canary"), "canary");
        for (String name : List.of(
                "../canary",
                "./.././canary",
                "/proc/self/root/etc/hostname",
                "/proc/self/cwd/pom.xml",
                "/dev/fd/0",
                "/dev/stdin",
                "~/.bashrc",
                "~root/.bashrc",
                folder.resolve("canary").toString(),
                "canary\0",
                "work/../../canary")) {
            assertTrue(desk.call("read", "path", name).failed(), name);
            if (!name.startsWith("~root") && !name.startsWith("work"))
                assertTrue(desk.call("write", "path", name, "content", "x").failed(), name);
        }
        assertEquals("canary", Files.readString(folder.resolve("canary")));
    }

    @Test
    void whatAnEncodingCannotHoldIsRefusedInEveryKindOfFile() throws Exception {
        record Kind(String charset, String text, String foreign) {}
        for (Kind kind : List.of(new Kind("ISO-8859-1", "größe café", "茶"), new Kind("Shift_JIS", "これはテストです表", "é")))
            for (String ending : List.of("\n", "\r\n", "\r"))
                for (String last : List.of(ending, ""))
                    for (int line = 0; line < 3; line++) {
                        var content = new StringBuilder();
                        for (int i = 0; i < 3; i++)
                            content.append(kind.text)
                                    .append(i == line ? "x" : i)
                                    .append(i < 2 ? ending : last);
                        byte[] bytes = content.toString().getBytes(Charset.forName(kind.charset));
                        Path file = desk.write("file.txt", bytes);
                        desk.call("read", "path", "file.txt");
                        ToolResult result =
                                desk.call("edit", "path", "file.txt", "old_string", "x", "new_string", kind.foreign);
                        assertTrue(result.text().contains("cannot be written in"), kind + ": " + result.text());
                        assertEquals(List.of(bytes.length, true), List.of((int) Files.size(file), same(file, bytes)));
                    }
    }

    private static boolean same(Path file, byte[] bytes) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), bytes);
    }
}
