package dev.jackdaw.tool.kit.search;

import dev.jackdaw.workspace.Walk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;

/// Looks for a query in files, one after another, with one buffer for all of them.
public final class Searcher implements Walk.Visitor {
    /// Files longer than this are searched piece by piece; a match, or the lines around it, may not go over a piece's
    /// end.
    private static final int PIECE = 1 << 20;

    private static final int LOOK_FOR_NUL = 8192;

    /// What the searchers of one search share.
    ///
    /// @param wanted whether a file is to be searched, by its path and name
    /// @param room how many more lines or files may be found
    public record Search(Query query, BiPredicate<Path, String> wanted, AtomicInteger room, long deadline) {}

    /// An expression that was not done in time.
    public static final class TooSlow extends RuntimeException {
        TooSlow() {
            super("", null, false, false);
        }
    }

    private final Search search;
    private final Query query;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(PIECE);
    private final List<Found> found = new ArrayList<>();
    private byte[] buffer = new byte[1 << 16];

    public Searcher(Search search) {
        this.search = search;
        this.query = search.query();
    }

    public List<Found> found() {
        return found;
    }

    @Override
    public boolean enough() {
        return search.room().get() <= 0;
    }

    @Override
    public void visit(Walk.Entry entry) throws IOException {
        Path file = entry.path();
        BasicFileAttributes attributes = entry.attributes();
        if (!attributes.isRegularFile()
                || attributes.size() == 0
                || !search.wanted().test(file, entry.name())) return;
        var inFile = new InFile(attributes.size());
        try (SeekableByteChannel in = entry.open()) {
            inFile.read(in);
        }
        if (inFile.count == 0) return;
        found.add(new Found(file, attributes.lastModifiedTime().toMillis(), inFile.count, inFile.lines));
        int used = query.output() == Query.Output.CONTENT ? inFile.lines.size() : 1;
        search.room().addAndGet(-used);
    }

    /// The search of one file.
    private final class InFile {
        private final long size;
        private final List<Found.Line> lines = new ArrayList<>();
        private int count;
        private int number = 1;
        private boolean over;

        private InFile(long size) {
            this.size = size;
        }

        private void read(SeekableByteChannel in) throws IOException {
            int carried = 0;
            long taken = 0;
            boolean first = true;
            while (!over) {
                direct.clear();
                if (carried > 0) direct.limit(PIECE - carried);
                int read = in.read(direct);
                int length = carried + Math.max(read, 0);
                if (length == 0) return;
                take(carried, Math.max(read, 0));
                taken += Math.max(read, 0);
                boolean last = read < 0 || taken >= size;
                if (first && wide(length)) length = transcoded(length);
                if (first && !last && binary(length)) return;
                int stop = last ? length : lastLine(length);
                piece(stop);
                if (last) return;
                number = query.output() == Query.Output.CONTENT
                        ? new Lines(query, buffer, stop, number).numberOf(stop)
                        : number;
                carried = length - stop;
                System.arraycopy(buffer, stop, buffer, 0, carried);
                first = false;
            }
        }

        private void take(int at, int length) {
            if (buffer.length < at + length) buffer = Arrays.copyOf(buffer, PIECE);
            direct.flip();
            direct.get(buffer, at, length);
        }

        /// Where the last whole line ends; everything when there is none.
        private int lastLine(int length) {
            int stop = Lines.lineStart(buffer, length);
            return stop == 0 ? length : stop;
        }

        private boolean wide(int length) {
            return length >= 2
                    && size <= PIECE
                    && (buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE
                            || buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF);
        }

        private int transcoded(int length) {
            byte[] utf8 = new String(buffer, 0, length, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
            buffer = utf8.length > buffer.length ? Arrays.copyOf(utf8, Math.max(PIECE, utf8.length)) : buffer;
            System.arraycopy(utf8, 0, buffer, 0, utf8.length);
            return utf8.length;
        }

        private boolean binary(int length) {
            for (int i = 0; i < Math.min(length, LOOK_FOR_NUL); i++) if (buffer[i] == 0) return true;
            return false;
        }

        private void piece(int end) {
            if (query.needle().isPresent() && !query.needle().get().isIn(buffer, 0, end)) return;
            var taker = new Lines(query, buffer, end, number);
            if (query.multiline()) overLines(end, taker);
            else byLine(end, taker);
            if (query.output() == Query.Output.CONTENT && count > 0) lines.addAll(taker.done());
        }

        private void byLine(int end, Lines taker) {
            int at = 0;
            while (at < end) {
                int hit = query.needle().isPresent() ? query.needle().get().find(buffer, at, end) : at;
                if (hit < 0) return;
                int start = Math.max(at, Lines.lineStart(buffer, hit));
                int stop = Lines.lineEnd(buffer, hit, end);
                at = stop + 1;
                if (!confirmed(start, stop)) continue;
                if (!accept(start, stop, end, taker)) return;
            }
        }

        private boolean confirmed(int start, int stop) {
            if (query.regex().isEmpty()) return true;
            int shown = stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
            String line = new String(buffer, start, shown - start, StandardCharsets.UTF_8);
            return query.regex()
                    .get()
                    .matcher(new Patience(line, search.deadline()))
                    .find();
        }

        /// Whether to go on.
        private boolean accept(int start, int stop, int end, Lines taker) {
            if (count == 0 && binary(end)) {
                over = true;
                return false;
            }
            count++;
            switch (query.output()) {
                case CONTENT -> taker.match(start, stop);
                case FILES_WITH_MATCHES -> over = true;
                case COUNT -> {}
            }
            if (query.output() == Query.Output.CONTENT && count > search.room().get()) over = true;
            return !over;
        }

        private void overLines(int end, Lines taker) {
            String utf8 = new String(buffer, 0, end, StandardCharsets.UTF_8);
            boolean exact = utf8.indexOf('\uFFFD') < 0;
            Charset charset = exact ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            String text = exact ? utf8 : new String(buffer, 0, end, charset);
            Matcher matcher = query.regex().orElseThrow().matcher(new Patience(text, search.deadline()));
            int seen = 0;
            int bytes = 0;
            for (int from = 0; from <= text.length() && matcher.find(from); ) {
                int hit = bytes + text.substring(seen, matcher.start()).getBytes(charset).length;
                int last = hit + matcher.group().getBytes(charset).length;
                int stop = Lines.lineEnd(buffer, Math.max(hit, last - 1), end);
                if (!accept(Lines.lineStart(buffer, hit), stop, end, taker)) return;
                bytes = last;
                seen = matcher.end();
                int line = text.indexOf('\n', Math.max(matcher.end() - 1, matcher.start()));
                from = line < 0 ? text.length() + 1 : line + 1;
            }
        }
    }
}
