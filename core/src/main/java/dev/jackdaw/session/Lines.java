package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/// The lines of a log: the newest as objects, the older ones where they stand in its file. Of those one place is known
/// for each block of lines. Safe for use by several threads.
final class Lines {
    private static final int BLOCK_LINES = 64;
    private static final int BLOCK_BYTES = 1 << 16;

    /// The newest, which stay as objects: what is asked for time and again is among them.
    private static final int HELD_LINES = 512;

    private static final int HELD_BYTES = 1 << 19;

    /// How a line reads that the file gives no more; it is never written.
    static final String LOST = "lost-line";

    /// Where a line stands in the file.
    record Span(long start, long end) {
        /// In memory only.
        static final Span NOWHERE = new Span(-1, -1);

        boolean written() {
            return start >= 0;
        }
    }

    private final Optional<Path> file;
    private final List<Block> blocks = new ArrayList<>();
    /// How many blocks at the beginning are on the disk only.
    private int released;

    private int size;
    private Optional<Line> first = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    /// @param file empty for lines that are nowhere else
    Lines(Optional<Path> file) {
        this.file = file;
    }

    /// Those of a file nobody writes.
    static List<Line> of(Path file) throws IOException {
        var lines = new Lines(Optional.of(file));
        Log.read(file, lines::add);
        return lines.view();
    }

    synchronized int size() {
        return size;
    }

    synchronized Optional<Line> first() {
        return first;
    }

    synchronized Optional<Line> last() {
        return size == 0 ? Optional.empty() : Optional.of(blocks.getLast().held.getLast());
    }

    /// What could not be read any more, for a person.
    synchronized Optional<String> trouble() {
        return trouble;
    }

    synchronized void add(Line line, Span span) {
        if (size == 0) first = Optional.of(line);
        if (blocks.isEmpty() || blocks.getLast().full()) blocks.add(new Block(size, line.seq()));
        blocks.getLast().add(line, span);
        size++;
        release();
    }

    private void release() {
        while (file.isPresent() && released < blocks.size() - 1) {
            Block oldest = blocks.get(released);
            boolean few =
                    size - oldest.next() < HELD_LINES && blocks.getLast().span.end() - oldest.span.end() < HELD_BYTES;
            if (few || !oldest.written()) return;
            oldest.held = List.of();
            released++;
        }
    }

    /// Those that are not on the disk only.
    synchronized List<Line> held() {
        var held = new ArrayList<Line>();
        for (Block block : blocks.subList(released, blocks.size())) held.addAll(block.held);
        return held;
    }

    /// The file was written anew from somewhere on.
    ///
    /// @param spans of those held, by their numbers
    synchronized void moved(Map<Long, Span> spans) {
        for (Block block : blocks.subList(released, blocks.size())) {
            block.span = Span.NOWHERE;
            block.loose = 0;
            for (Line line : block.held) block.place(spans.getOrDefault(line.seq(), Span.NOWHERE));
        }
        release();
    }

    /// All so far. It reads what is not in memory when it is asked for, a block at a time.
    synchronized List<Line> view() {
        return new View(size);
    }

    private synchronized Block block(int place) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (blocks.get(middle).first <= place) low = middle;
            else high = middle - 1;
        }
        return blocks.get(low);
    }

    private Read read(int place) {
        Block block;
        synchronized (this) {
            if (place == 0) return new Read(0, 0, List.of(first.orElseThrow()));
            block = block(place);
            if (!block.held.isEmpty())
                return new Read(block.first, block.first, List.of(block.held.get(place - block.first)));
        }
        return new Read(block.first, block.next(), load(block));
    }

    /// A block that was released does not change any more.
    private List<Line> load(Block block) {
        var found = new ArrayList<Line>();
        String why = "it was changed by another program";
        try (var in = new RandomAccessFile(file.orElseThrow().toFile(), "r")) {
            var bytes = new byte[(int) (block.span.end() - block.span.start())];
            in.seek(block.span.start());
            in.readFully(bytes);
            Log.read(new ByteArrayInputStream(bytes), 0, (line, _) -> found.add(line));
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        if (found.size() == block.size && found.getFirst().seq() == block.seq) return found;
        return mended(block, found, why);
    }

    private synchronized List<Line> mended(Block block, List<Line> found, String why) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < block.size; i++) lines.add(lost(block.seq + i, why));
        for (Line line : found)
            if (line.seq() >= block.seq && line.seq() < block.seq + block.size)
                lines.set((int) (line.seq() - block.seq), line);
        trouble = Optional.of(
                "earlier parts of the session cannot be read any more from " + file.orElseThrow() + ": " + why);
        return lines;
    }

    static boolean lost(Line line) {
        return line.fact() instanceof Fact.Unknown(var kind, var _) && kind.equals(LOST);
    }

    private Line lost(long seq, String why) {
        Json.Obj told = Json.obj("type", LOST, "file", file.orElseThrow().toString(), "why", why);
        return new Line(seq, first.map(Line::at).orElse(Instant.EPOCH), new Fact.Unknown(LOST, told));
    }

    /// Lines that stand behind each other. What changes of it is guarded by the lock of all.
    private static final class Block {
        private final int first;
        private final long seq;
        private int size;
        private int loose;
        private Span span = Span.NOWHERE;
        private List<Line> held = new ArrayList<>();

        Block(int first, long seq) {
            this.first = first;
            this.seq = seq;
        }

        void add(Line line, Span place) {
            held.add(line);
            size++;
            place(place);
        }

        void place(Span place) {
            if (!place.written()) loose++;
            else span = new Span(span.written() ? span.start() : place.start(), place.end());
        }

        boolean written() {
            return loose == 0;
        }

        int next() {
            return first + size;
        }

        boolean full() {
            return size >= BLOCK_LINES || span.end() - span.start() >= BLOCK_BYTES;
        }
    }

    /// What was read last: lines from one place on.
    private record Read(int first, int next, List<Line> lines) {
        static final Read NOTHING = new Read(0, 0, List.of());

        boolean has(int place) {
            return place >= first && place < next;
        }

        Line at(int place) {
            return lines.get(lines.size() == 1 ? 0 : place - first);
        }
    }

    /// So many lines from the first. The two blocks read last are kept, for who looks from one to another.
    private final class View extends AbstractList<Line> implements RandomAccess {
        private final int size;
        private volatile Read latest = Read.NOTHING;
        private volatile Read before = Read.NOTHING;

        View(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Line get(int place) {
            if (place < 0 || place >= size) throw new IndexOutOfBoundsException(place);
            Read here = latest;
            if (here.has(place)) return here.at(place);
            Read there = before;
            if (there.has(place)) return there.at(place);
            Read now = read(place);
            if (now.has(place)) {
                before = here;
                latest = now;
            }
            return now.at(place);
        }
    }
}
