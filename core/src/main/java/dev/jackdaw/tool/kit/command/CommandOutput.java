package dev.jackdaw.tool.kit.command;

import dev.jackdaw.secret.Own;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What a command prints: its beginning and end in memory, and all of it in a log as soon as it is long.
public final class CommandOutput implements Closeable {
    public static final long MOST_LOGGED = 100L << 20;
    private static final int SHOWN_AT_ONCE = 8192;

    private final Path log;
    private final LogQuota quota;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] ring = new byte[0];
    private byte[] unseen = new byte[0];
    private Optional<OutputStream> file = Optional.empty();
    private long total;
    private long read;
    private boolean ended;

    /// @param log where everything goes once it is long
    /// @param quota what all logs may take together
    public CommandOutput(Path log, LogQuota quota) {
        this.log = log;
        this.quota = quota;
    }

    /// Logs from the first byte on.
    public synchronized void openLog() throws IOException {
        Own.file(log);
        OutputStream out = Files.newOutputStream(log);
        out.write(head.toByteArray());
        file = Optional.of(out);
    }

    public Path path() {
        return log;
    }

    /// Takes more; false when the log is full.
    public synchronized boolean add(byte[] bytes, int length) throws IOException {
        if (file.isEmpty() && total + length > Excerpt.MOST) openLog();
        int room = (int) Math.min(length, MOST_LOGGED - total);
        if (file.isPresent()) {
            if (!quota.take(log, room)) return false;
            file.get().write(bytes, 0, room);
        }
        int first = Math.min(room, Excerpt.HEAD_BYTES - head.size());
        head.write(bytes, 0, first);
        if (first < room) addTail(bytes, first, room - first);
        total += room;
        unseen = joined(unseen, bytes, room);
        notifyAll();
        return total < MOST_LOGGED;
    }

    private void addTail(byte[] bytes, int from, int length) {
        if (ring.length == 0) ring = new byte[Excerpt.TAIL_BYTES];
        int kept = Math.min(length, ring.length);
        int source = from + length - kept;
        int at = (int) ((total + source - head.size()) % ring.length);
        int once = Math.min(kept, ring.length - at);
        System.arraycopy(bytes, source, ring, at, once);
        System.arraycopy(bytes, source + once, ring, 0, kept - once);
    }

    private static byte[] joined(byte[] before, byte[] more, int length) {
        if (length >= SHOWN_AT_ONCE) return Arrays.copyOfRange(more, length - SHOWN_AT_ONCE, length);
        int kept = Math.min(before.length, SHOWN_AT_ONCE - length);
        byte[] all = new byte[kept + length];
        System.arraycopy(before, before.length - kept, all, 0, kept);
        System.arraycopy(more, 0, all, kept, length);
        return all;
    }

    /// What came since the last look, for a screen: the end of it when it was much, and whole characters only.
    public synchronized String unseen() {
        int whole = unseen.length;
        for (int back = 1; back <= Math.min(3, unseen.length) && !ended; back++) {
            int b = unseen[unseen.length - back] & 0xFF;
            if (b >= 0xC0) {
                int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                if (needed > back) whole -= back;
            }
            if (b < 0x80 || b >= 0xC0) break;
        }
        String text = Excerpt.text(Arrays.copyOf(unseen, whole));
        unseen = Arrays.copyOfRange(unseen, whole, unseen.length);
        return text;
    }

    /// What the model reads of all of it.
    public synchronized String excerpt() {
        if (total > head.size() + (long) ring.length) return Excerpt.of(head.toByteArray(), tail(), total, where());
        byte[] whole = Arrays.copyOf(head.toByteArray(), (int) total);
        if (total > head.size()) System.arraycopy(ring, 0, whole, head.size(), (int) total - head.size());
        return Excerpt.of(Excerpt.text(whole), where());
    }

    private byte[] tail() {
        int at = (int) ((total - head.size()) % ring.length);
        byte[] tail = Arrays.copyOfRange(ring, at, at + ring.length);
        System.arraycopy(ring, 0, tail, ring.length - at, at);
        return tail;
    }

    private String where() {
        return file.isPresent() ? "; all of it is in " + log : "";
    }

    /// The log, where there is more in it than the excerpt shows.
    public synchronized Optional<Path> log() {
        return file.isPresent() && total > Excerpt.MOST ? Optional.of(log) : Optional.empty();
    }

    /// What came since this was last asked, from the log; waits for something new, or the end, that long.
    public synchronized String news(long milliseconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + milliseconds * 1_000_000;
        while (read == total && !ended) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) break;
            wait(left);
        }
        try (var in = new RandomAccessFile(log.toFile(), "r")) {
            long size = total - read;
            in.seek(read);
            read = total;
            if (size <= Excerpt.HEAD_BYTES + Excerpt.TAIL_BYTES)
                return Excerpt.of(Excerpt.text(bytes(in, (int) size)), where());
            byte[] first = bytes(in, Excerpt.HEAD_BYTES);
            in.seek(total - Excerpt.TAIL_BYTES);
            return Excerpt.of(first, bytes(in, Excerpt.TAIL_BYTES), size, where());
        }
    }

    private static byte[] bytes(RandomAccessFile in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        ended = true;
        notifyAll();
        if (file.isEmpty()) return;
        file.get().close();
        quota.finished(log);
    }
}
