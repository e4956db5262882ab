package dev.jackdaw.policy.syntax;

import dev.jackdaw.policy.syntax.Word.Braces;
import dev.jackdaw.policy.syntax.Word.Literal;
import dev.jackdaw.policy.syntax.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A word in the making. Which braces belong together is known only behind them: until then each opened one is a frame
/// of its own, and text where nothing closes it (`brace_gobble_text` in `braces.c` of Bash).
final class Pieces {
    private final Cursor cursor;
    private final List<Frame> frames = new ArrayList<>(1);

    Pieces(Cursor cursor) {
        this.cursor = cursor;
        frames.add(new Frame(cursor.at));
    }

    private static final class Frame {
        private final List<Word> alternatives = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private boolean open;
        private boolean started;
        private boolean quoted;
        private int start;

        private Frame(int start) {
            this.start = start;
        }

        void text(String text, boolean kept) {
            if (!open || quoted != kept) flush();
            open = true;
            started = true;
            quoted = kept;
            run.append(text);
        }

        void add(Piece piece) {
            if (piece instanceof Literal(String text, boolean kept)) text(text, kept);
            else {
                flush();
                started |= !(piece instanceof Braces);
                pieces.add(piece);
            }
        }

        private void flush() {
            if (open && (quoted || !run.isEmpty())) pieces.add(new Literal(run.toString(), quoted));
            run.setLength(0);
            open = false;
        }

        Word word(String source) {
            flush();
            if (pieces.size() > 1) pieces.removeIf(new Literal("", true)::equals);
            var word = new Word(pieces, source);
            pieces.clear();
            started = false;
            return word;
        }

        /// What it holds, where that is nothing but text without quotes.
        Optional<String> bare() {
            return pieces.isEmpty() && alternatives.isEmpty() && !quoted
                    ? Optional.of(run.toString())
                    : Optional.empty();
        }
    }

    private Frame top() {
        return frames.getLast();
    }

    void bare(char c) {
        top().text(String.valueOf(c), false);
    }

    void quoted(String text) {
        top().text(text, true);
    }

    void text(char c, Quotes quotes) {
        top().text(String.valueOf(c), quotes != Quotes.NONE);
    }

    void add(Piece piece) {
        top().add(piece);
    }

    /// Whether nothing stands before what comes next, in one of the words that braces make at least.
    boolean atStart() {
        for (Frame frame : frames) {
            if (frame.started) return false;
        }
        return true;
    }

    /// What was read, where that is nothing but text without quotes.
    Optional<String> bare() {
        return frames.size() == 1 ? top().bare() : Optional.empty();
    }

    /// `{`, already taken.
    void open() {
        if (frames.size() > 100) cursor.reading.stop("its braces are nested too deep");
        frames.add(new Frame(cursor.at));
    }

    /// `,`, already taken.
    void comma() {
        if (frames.size() == 1) bare(',');
        else alternative();
    }

    private void alternative() {
        Frame frame = top();
        frame.alternatives.add(frame.word(cursor.text.substring(frame.start, Math.max(frame.start, cursor.at - 1))));
        frame.start = cursor.at;
    }

    /// `}`, already taken. Where no comma came yet, the outermost brace stays open.
    void close() {
        Frame frame = top();
        Optional<String> bare = frame.bare();
        Optional<Braces> range = bare.flatMap(Ranges::parse);
        boolean stays = frame.alternatives.isEmpty()
                && frames.size() == 2
                && !bare.orElse("").contains("..");
        if (frames.size() == 1 || stays && range.isEmpty()) {
            bare('}');
            return;
        }
        if (range.isEmpty() && !frame.alternatives.isEmpty()) {
            alternative();
            range = Optional.of(new Braces(List.copyOf(frame.alternatives), true));
        }
        frames.removeLast();
        range.ifPresentOrElse(this::add, () -> {
            spill(frame);
            bare('}');
        });
    }

    /// Puts an opened brace into the frame before it as the text it was after all.
    private void spill(Frame frame) {
        bare('{');
        for (Word alternative : frame.alternatives) {
            alternative.pieces().forEach(this::add);
            bare(',');
        }
        frame.word("").pieces().forEach(this::add);
    }

    Word word(String source) {
        List<Frame> opened = List.copyOf(frames.subList(1, frames.size()));
        frames.subList(1, frames.size()).clear();
        opened.forEach(this::spill);
        return top().word(source);
    }
}
