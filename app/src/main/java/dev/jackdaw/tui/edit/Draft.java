package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.keys.Key;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the user is about to say, with what was typed before at hand.
public final class Draft {
    private final Editor editor = new Editor();
    private final History history;
    private final Completions completions;

    public Draft(History history, Completions completions) {
        this.history = history;
        this.completions = completions;
    }

    public Editor editor() {
        return editor;
    }

    public boolean empty() {
        return editor.empty();
    }

    public void clear() {
        editor.clear();
        history.rewind();
    }

    /// Edits; tells whether the key means anything here.
    public boolean press(Key key) {
        return switch (key) {
            case Key.Named.UP -> {
                if (!editor.up()) history.older(editor.text()).ifPresent(editor::set);
                yield true;
            }
            case Key.Named.DOWN -> {
                if (!editor.down()) history.newer().ifPresent(editor::set);
                yield true;
            }
            case Key.Named.TAB -> {
                complete();
                yield true;
            }
            case Key.Named _, Key.Typed _, Key.Pasted _ -> Strokes.edit(editor, key);
        };
    }

    /// The names that go on from what is typed.
    public List<String> completions() {
        CharSequence raw = editor.raw();
        return raw.isEmpty() || raw.charAt(0) != '/' ? List.of() : completions.of(raw.toString());
    }

    private void complete() {
        List<String> names = completions();
        if (names.isEmpty() || editor.cursor() != editor.raw().length()) return;
        String common = names.getFirst();
        for (String name : names) while (!name.startsWith(common)) common = common.substring(0, common.length() - 1);
        editor.set(names.size() == 1 ? common + " " : common);
    }

    /// What is to be said, if the line is to be sent: taken out and remembered. A `\` at its end asks for another line
    /// instead.
    public Optional<String> take() {
        if (editor.continued()) return Optional.empty();
        String text = editor.text();
        editor.clear();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// Remembers what was said.
    public void remember(String text) throws IOException {
        history.add(text);
    }
}
