package dev.jackdaw.session;

import dev.jackdaw.json.JsonFault;
import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The file behind a session: lines are appended, never changed; secrets in them are masked. Written through a stream,
/// because an interrupt closes a channel.
final class Log implements AutoCloseable {

    /// What a file held.
    ///
    /// @param damaged lines that could not be read
    /// @param end where the last whole line ends
    /// @param last the number of the last line that could be read; -1 where there is none
    record Contents(List<byte[]> damaged, long end, long last) {}

    private static final int BUFFER = 1 << 16;

    private final FileOutputStream out;
    private long end;

    private Log(FileOutputStream out, long end) {
        this.out = out;
        this.end = end;
    }

    static Log create(Path file) throws IOException {
        Own.file(file);
        return new Log(new FileOutputStream(file.toFile(), true), 0);
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
        return new Log(new FileOutputStream(file.toFile(), true), contents.end());
    }

    /// @return where it stands
    Lines.Span append(Line line) throws IOException {
        byte[] bytes = (Secrets.mask(line.write()) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        long start = end;
        end += bytes.length;
        return new Lines.Span(start, end);
    }

    /// Returns when everything appended is on the disk.
    void force() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// Who gets the lines of a log.
    interface Reader {
        void take(Line line, Lines.Span span);
    }

    /// Reads every line that can be read, one after another. Lines are independent of each other: one that is damaged
    /// costs only itself.
    static Contents read(Path file, Reader reader) throws IOException {
        try (var in = new FileInputStream(file.toFile())) {
            return read(in, 0, reader);
        }
    }

    /// @param start where in the file the stream begins
    static Contents read(InputStream in, long start, Reader reader) throws IOException {
        var reading = new Reading(reader, start);
        var buffer = new byte[BUFFER];
        int filled = 0;
        for (int more = in.read(buffer); more >= 0; more = in.read(buffer, filled, buffer.length - filled)) {
            filled = reading.lines(buffer, filled, filled + more);
            if (filled == buffer.length) buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        if (filled > 0) reading.damaged.add(withNewline(Arrays.copyOf(buffer, filled)));
        return new Contents(reading.damaged, reading.at, reading.last);
    }

    /// How far a log is read.
    private static final class Reading {
        private final Reader reader;
        private final List<byte[]> damaged = new ArrayList<>();
        private long at;
        private long last = -1;

        Reading(Reader reader, long at) {
            this.reader = reader;
            this.at = at;
        }

        /// Reads the whole lines of a buffer, and moves what is left to its beginning.
        ///
        /// @param known bytes without an end of a line
        /// @return how many bytes are left
        int lines(byte[] buffer, int known, int filled) {
            int from = at == 0 && marked(buffer, filled) ? 3 : 0;
            at += from;
            for (int i = Math.max(known, from); i < filled; i++) {
                if (buffer[i] != '\n') continue;
                line(buffer, from, i);
                at += i + 1 - from;
                from = i + 1;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            return filled - from;
        }

        private void line(byte[] buffer, int from, int to) {
            if (from == to) return;
            try {
                Line line = Line.parse(new String(buffer, from, to - from, StandardCharsets.UTF_8));
                if (line.seq() <= last) return;
                last = line.seq();
                reader.take(line, new Lines.Span(at, at + to + 1 - from));
            } catch (JsonFault | DateTimeException e) {
                damaged.add(withNewline(Arrays.copyOfRange(buffer, from, to)));
            }
        }

        private static boolean marked(byte[] buffer, int filled) {
            return filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB;
        }
    }

    private static byte[] withNewline(byte[] text) {
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
