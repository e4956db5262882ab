package dev.jackdaw.session;

import dev.jackdaw.json.JsonFault;
import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// The file behind a session: lines are appended, never changed; secrets in them are masked. Written through a stream,
/// because an interrupt closes
/// a channel.
final class Log implements AutoCloseable {

    /// What a file held.
    ///
    /// @param damaged lines that could not be read
    /// @param end where the last whole line ends
    record Contents(List<Line> lines, List<byte[]> damaged, long end) {}

    private final FileOutputStream out;

    private Log(FileOutputStream out) {
        this.out = out;
    }

    static Log create(Path file) throws IOException {
        Own.file(file);
        return new Log(new FileOutputStream(file.toFile(), true));
    }

    /// Opens an existing log for appending. A torn last line and damaged ones are set aside in a file beside it.
    static Log reopen(Path file, Contents contents) throws IOException {
        if (!contents.damaged().isEmpty()) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Own.file(aside);
            for (byte[] bytes : contents.damaged())
                Files.write(aside, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (Files.size(file) > contents.end()) {
            try (var tail = new RandomAccessFile(file.toFile(), "rw")) {
                tail.setLength(contents.end());
            }
        }
        return new Log(new FileOutputStream(file.toFile(), true));
    }

    void append(Line line) throws IOException {
        out.write((Secrets.mask(line.write()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Returns when everything appended is on the disk.
    void force() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// Reads every line that can be read. Lines are independent of each other: one that is damaged costs only itself.
    static Contents read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var lines = new ArrayList<Line>();
        var damaged = new ArrayList<byte[]>();
        long last = -1;
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
        int end = start;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            byte[] text = slice(bytes, start, i);
            start = i + 1;
            end = start;
            if (text.length == 0) continue;
            try {
                Line line = Line.parse(new String(text, StandardCharsets.UTF_8));
                if (line.seq() <= last) continue;
                last = line.seq();
                lines.add(line);
            } catch (JsonFault | DateTimeException e) {
                damaged.add(withNewline(text));
            }
        }
        if (end < bytes.length) damaged.add(withNewline(slice(bytes, end, bytes.length)));
        return new Contents(lines, damaged, end);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] withNewline(byte[] text) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(text);
        out.write('\n');
        return out.toByteArray();
    }
}
