package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.keys.Key;
import java.io.IOException;
import java.util.Optional;

/// What the user is about to say, with what was typed before and what may be typed at hand.
public final class Draft {
    private final Editor editor = new Editor();
    private final History history;
    private final Offering offering;

    public Draft(History history, Completions completions) {
        this.history = history;
        this.offering = new Offering(editor, completions);
    }

    public Editor editor() {
        return editor;
    }

    public History history() {
        return history;
    }

    /// What may stand in the place of what is being typed.
    public Offering offering() {
        return offering;
    }

    public boolean empty() {
        return editor.empty();
    }

    public void clear() {
        editor.clear();
        history.rewind();
        offering.shut();
    }

    /// Whether it is a command for the shell.
    public boolean ordering() {
        CharSequence raw = editor.raw();
        return !raw.isEmpty() && raw.charAt(0) == '!';
    }

    /// Does what a key means to what is offered; tells whether it means anything to it.
    public boolean chooses(Key key) {
        return offering.press(key);
    }

    /// Edits; tells whether the key means anything here.
    public boolean press(Key key) {
        return switch (key) {
            case Key.Named.UP -> {
                if (!editor.up()) history.older(editor.text()).ifPresent(this::recall);
                yield true;
            }
            case Key.Named.DOWN -> {
                if (!editor.down()) history.newer().ifPresent(this::recall);
                yield true;
            }
            case Key.Named.TAB -> {
                offering.ask();
                yield true;
            }
            case Key.Named _, Key.Typed _, Key.Pasted _ -> edit(key);
        };
    }

    private boolean edit(Key key) {
        String before = editor.raw().toString();
        int cursor = editor.cursor();
        boolean done = Strokes.edit(editor, key);
        if (!before.contentEquals(editor.raw())) offering.look();
        else if (cursor != editor.cursor()) offering.follow();
        return done;
    }

    /// Puts in what was typed before; nothing is offered for it until it is changed.
    public void recall(String text) {
        editor.set(text);
        offering.shut();
    }

    /// There may be more to offer.
    public void refresh() {
        offering.follow();
    }

    /// What is to be said, if the line is to be sent: taken out and remembered. A `\` at its end asks for another line
    /// instead.
    public Optional<String> take() {
        if (editor.continued()) return Optional.empty();
        String text = editor.text();
        editor.clear();
        offering.shut();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// Remembers what was said.
    public void remember(String text) throws IOException {
        history.add(text);
    }
}
