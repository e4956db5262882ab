package dev.jackdaw.tui.vim;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Key.Named;
import dev.jackdaw.tui.screen.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of Vim in an editor. It begins in the insert mode; there is one register, without a name.
public final class Vim {

    /// What keys do.
    public enum Mode {
        INSERT,
        NORMAL,
        VISUAL,
        VISUAL_LINES
    }

    private final Editor editor;
    private final Verbs verbs;
    private final Motions motions = new Motions();
    private final StringBuilder pending = new StringBuilder();
    private Mode mode = Mode.INSERT;
    private int anchor;
    private List<Key> recorded = new ArrayList<>();
    private List<Key> repeated = List.of();
    private boolean replaying;
    private boolean grouped;

    public Vim(Editor editor) {
        this.editor = editor;
        this.verbs = new Verbs(editor);
    }

    public Mode mode() {
        return mode;
    }

    /// Writes again, as after something was sent.
    public void reset() {
        endInsert();
        pending.setLength(0);
        recorded.clear();
        to(Mode.INSERT);
    }

    private void to(Mode other) {
        mode = other;
        showSelection();
    }

    private void showSelection() {
        switch (mode) {
            case VISUAL, VISUAL_LINES -> {
                Range selected = selected();
                editor.select(selected.start(), selected.end());
            }
            case INSERT, NORMAL -> editor.select(0, 0);
        }
    }

    /// Does what a key means; gives back what is left to be done with it elsewhere.
    public Optional<Key> press(Key key) {
        if (mode == Mode.INSERT) return insert(key);
        return switch (key) {
            case Key.Typed(var text) -> typed(text);
            case Named.ESCAPE -> escape();
            case Named.SEARCH_HISTORY -> {
                editor.redo();
                settle();
                yield Optional.empty();
            }
            case Named.LEFT, Named.BACKSPACE -> typed("h");
            case Named.RIGHT -> typed("l");
            case Named.DELETE -> typed("x");
            case Key.Pasted _, Named _ -> {
                pending.setLength(0);
                yield Optional.of(key);
            }
        };
    }

    private Optional<Key> insert(Key key) {
        if (key != Named.ESCAPE) {
            record(key);
            return Optional.of(key);
        }
        if (record(key)) repeated = List.copyOf(recorded);
        endInsert();
        recorded.clear();
        int at = editor.cursor();
        if (at > Lines.start(editor.raw(), at)) editor.left();
        to(Mode.NORMAL);
        return Optional.empty();
    }

    /// Remembers a key of a change that can be repeated.
    private boolean record(Key key) {
        return !replaying && !recorded.isEmpty() && recorded.add(key);
    }

    private void endInsert() {
        if (grouped) editor.endGroup();
        grouped = false;
    }

    private Optional<Key> escape() {
        boolean stands = mode == Mode.NORMAL && pending.isEmpty();
        pending.setLength(0);
        to(Mode.NORMAL);
        settle();
        return stands ? Optional.of(Named.ESCAPE) : Optional.empty();
    }

    private Optional<Key> typed(String text) {
        Optional<Key> left = Optional.empty();
        for (int at = 0; at < text.length(); ) {
            if (mode == Mode.INSERT) {
                String rest = text.substring(at);
                return insert(new Key.Typed(rest));
            }
            int next = Cells.next(text, at);
            left = letter(text.substring(at, next));
            at = next;
        }
        return left;
    }

    /// One more letter of a sentence.
    private Optional<Key> letter(String letter) {
        pending.append(letter);
        boolean visual = mode != Mode.NORMAL;
        Sentence said = Sentence.of(pending.toString(), visual);
        if (said.standing(visual) == Sentence.Standing.UNFINISHED) return Optional.empty();
        String whole = pending.toString();
        pending.setLength(0);
        if (said.verb().equals(".") && !visual) {
            for (int i = 0; i < said.count(); i++) replay();
            return Optional.empty();
        }
        Optional<Key> row = visual ? Optional.empty() : row(said);
        if (row.isPresent()) return row;
        if (!replaying) recorded = new ArrayList<>(List.of(new Key.Typed(whole)));
        editor.beginGroup();
        grouped = true;
        Verbs.Done done = visual ? visual(said) : normal(said);
        finish(done, visual);
        return Optional.empty();
    }

    /// Up and down go by rows, and beyond them to what was said before.
    private Optional<Key> row(Sentence said) {
        if (said.operates() || !said.verb().equals("j") && !said.verb().equals("k")) return Optional.empty();
        rows(said, said.count() - 1);
        return Optional.of(said.verb().equals("j") ? Named.DOWN : Named.UP);
    }

    private void rows(Sentence said, int count) {
        for (int i = 0; i < count; i++) if (!(said.verb().equals("j") ? editor.down() : editor.up())) break;
    }

    private void finish(Verbs.Done done, boolean visual) {
        switch (done) {
            case INSERTS -> {
                if (visual) recorded.clear();
                to(Mode.INSERT);
                return;
            }
            case CHANGED -> {
                if (visual) to(Mode.NORMAL);
                else if (!replaying) repeated = List.copyOf(recorded);
            }
            case LOOKED -> {
                if (visual) to(Mode.NORMAL);
            }
            case NOTHING -> showSelection();
        }
        endInsert();
        if (!replaying) recorded.clear();
        settle();
    }

    private void replay() {
        replaying = true;
        for (Key key : repeated) press(key).ifPresent(left -> Strokes.edit(editor, left));
        replaying = false;
    }

    /// Outside of the insert mode the cursor stands on a character.
    public void settle() {
        int last = Lines.last(editor.raw(), editor.cursor());
        if (mode == Mode.NORMAL && editor.cursor() > last) editor.moveTo(last);
    }

    private Verbs.Done normal(Sentence said) {
        if (said.operates()) return operate(said);
        Optional<Motions.Move> move = motions.of(editor.raw(), editor.cursor(), said);
        if (move.isPresent()) {
            editor.moveTo(move.get().to());
            return Verbs.Done.NOTHING;
        }
        return switch (said.verb()) {
            case "v", "V" -> {
                anchor = editor.cursor();
                to(said.verb().equals("v") ? Mode.VISUAL : Mode.VISUAL_LINES);
                yield Verbs.Done.NOTHING;
            }
            case "u" -> {
                for (int i = 0; i < said.count(); i++) editor.undo();
                yield Verbs.Done.NOTHING;
            }
            default -> verbs.run(said);
        };
    }

    private Verbs.Done operate(Sentence said) {
        CharSequence text = editor.raw();
        int at = editor.cursor();
        String verb = said.verb();
        if (verb.charAt(0) == said.operator())
            return verbs.operate(said.operator(), Lines.around(text, at, Lines.below(text, at, said.count() - 1)));
        if (verb.charAt(0) == 'i' || verb.charAt(0) == 'a')
            return Objects.of(text, at, verb)
                    .map(range -> verbs.operate(said.operator(), range))
                    .orElse(Verbs.Done.NOTHING);
        boolean word = said.operator() == 'c' && verb.equalsIgnoreCase("w");
        boolean on = at < text.length() && !Character.isWhitespace(text.charAt(at));
        if (word && on) return verbs.operate('c', Range.of(at, wordEnd(at, said)));
        return motions.of(text, at, said)
                .map(move -> verbs.operate(said.operator(), covered(at, move, verb)))
                .orElse(Verbs.Done.NOTHING);
    }

    /// `cw` leaves the space behind the word.
    private int wordEnd(int at, Sentence said) {
        CharSequence text = editor.raw();
        int end = motions.of(text, at, said).map(Motions.Move::to).orElse(at);
        while (end > at && Character.isWhitespace(text.charAt(end - 1))) end--;
        return end;
    }

    private Range covered(int at, Motions.Move move, String verb) {
        CharSequence text = editor.raw();
        int to = move.to();
        return switch (move.reach()) {
            case LINES -> Lines.around(text, at, to);
            case INCLUSIVE ->
                Range.of(
                        Math.min(at, to),
                        Math.min(Lines.end(text, Math.max(at, to)), Cells.next(text, Math.max(at, to))));
            case EXCLUSIVE -> {
                boolean over = verb.equalsIgnoreCase("w") && to > Lines.end(text, at);
                yield Range.of(at, over ? Math.max(at, lastEnd(at, to)) : to);
            }
        };
    }

    /// An operator over words stops at the end of the line the last word is in.
    private int lastEnd(int at, int to) {
        CharSequence text = editor.raw();
        int end = to;
        while (end > at && Character.isWhitespace(text.charAt(end - 1))) end--;
        return end == at ? Lines.end(text, at) : end;
    }

    private Range selected() {
        CharSequence text = editor.raw();
        int at = editor.cursor();
        if (mode == Mode.VISUAL_LINES) return Lines.around(text, anchor, at);
        return Range.of(Math.min(anchor, at), Cells.next(text, Math.max(anchor, at)));
    }

    private Verbs.Done visual(Sentence said) {
        String verb = said.verb();
        switch (verb.charAt(0)) {
            case 'v', 'V' -> {
                Mode asked = verb.equals("v") ? Mode.VISUAL : Mode.VISUAL_LINES;
                to(asked == mode ? Mode.NORMAL : asked);
            }
            case 'o' -> {
                int other = anchor;
                anchor = editor.cursor();
                editor.moveTo(other);
            }
            case 'j', 'k' -> rows(said, said.count());
            case 'i', 'a' ->
                Objects.of(editor.raw(), editor.cursor(), verb).ifPresent(object -> {
                    anchor = object.start();
                    editor.moveTo(Cells.previous(editor.raw(), Math.max(1, object.end())));
                });
            default -> {
                Optional<Motions.Move> move = motions.of(editor.raw(), editor.cursor(), said);
                if (move.isEmpty()) return verbs.select(said, selected());
                editor.moveTo(move.get().to());
            }
        }
        return Verbs.Done.NOTHING;
    }
}
