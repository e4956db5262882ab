package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import java.io.ByteArrayOutputStream;
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

    /// A way to write characters, with text it can hold.
    private record Charsets(String name, byte[] mark, Charset charset, String text, byte[] stray) {
        private byte[] bytes(String content) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(mark);
            out.writeBytes(content.getBytes(charset));
            return out.toByteArray();
        }
    }

    record Case(String name, byte[] before, String old, String fresh, byte[] after) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static final List<Charsets> CHARSETS = List.of(
            new Charsets("utf-8", bytes(), StandardCharsets.UTF_8, "größe 中文 🙂", bytes()),
            new Charsets("utf-8 with mark", bytes(0xEF, 0xBB, 0xBF), StandardCharsets.UTF_8, "größe 中文", bytes()),
            new Charsets("utf-16le", bytes(0xFF, 0xFE), StandardCharsets.UTF_16LE, "größe 中文 🙂", bytes()),
            new Charsets("utf-16be", bytes(0xFE, 0xFF), StandardCharsets.UTF_16BE, "größe 中文 🙂", bytes()),
            new Charsets("latin-1", bytes(), StandardCharsets.ISO_8859_1, "größe café", bytes()),
            new Charsets("gbk", bytes(), Charset.forName("GBK"), "中文文件", bytes()),
            new Charsets("shift_jis", bytes(), Charset.forName("Shift_JIS"), "これはテストです表", bytes()),
            new Charsets("invalid", bytes(), StandardCharsets.UTF_8, "größe 中文", bytes(0xFF, 0xC3)));

    /// Every encoding with every line ending, with a final one or without, edited in the first, a middle, the last line.
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
        var before = new ByteArrayOutputStream();
        var after = new ByteArrayOutputStream();
        before.writeBytes(charset.bytes(""));
        after.writeBytes(charset.bytes(""));
        for (int i = 0; i < 5; i++) {
            String ending = i == 4 && !last ? "" : endings.get(i % 3);
            String near = i == 4 && !last ? endings.get(0) : ending;
            byte[] line = (charset.text + " " + i).getBytes(charset.charset);
            before.writeBytes(line);
            before.writeBytes(i == position ? " target".getBytes(charset.charset) : charset.stray);
            before.writeBytes(ending.getBytes(charset.charset));
            after.writeBytes(line);
            after.writeBytes(
                    i == position ? (" one" + near + charset.text + " two").getBytes(charset.charset) : charset.stray);
            after.writeBytes(ending.getBytes(charset.charset));
        }
        String name = charset.name + ", " + endings.toString().replace("\n", "LF").replace("\r", "CR") + ", "
                + (last ? "ended" : "open") + ", line " + position;
        String old = charset.text + " " + position + " target";
        String fresh = charset.text + " " + position + " one\n" + charset.text + " two";
        return new Case(name, before.toByteArray(), old, fresh, after.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyByteOutsideTheEditStaysAsItWas(Case edit) throws Exception {
        Path file = desk.write("file.txt", edit.before);
        desk.call("read", "path", "file.txt");
        ToolResult result = desk.call("edit", "path", "file.txt", "old_string", edit.old, "new_string", edit.fresh);
        assertFalse(result.failed(), result.text());
        assertArrayEquals(edit.after, Files.readAllBytes(file));
    }
}
