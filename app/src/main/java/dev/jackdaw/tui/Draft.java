package dev.jackdaw.tui;

import dev.jackdaw.tui.keys.Editor;
import dev.jackdaw.tui.keys.History;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Strokes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the user is about to say, with what was typed before at hand.
final class Draft {
    private final Editor editor = new Editor();
    private final History history;
    private final Slash slash;

    Draft(History history, Slash slash) {
        this.history = history;
        this.slash = slash;
    }

    Editor editor() {
        return editor;
    }

    boolean empty() {
        return editor.empty();
    }

    void clear() {
        editor.clear();
        history.rewind();
    }

    /// Edits; tells whether the key means anything here.
    boolean press(Key key) {
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
    List<String> completions() {
        CharSequence raw = editor.raw();
        return raw.isEmpty() || raw.charAt(0) != '/' ? List.of() : slash.completions(raw.toString());
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
    Optional<String> take() {
        if (editor.continued()) return Optional.empty();
        String text = editor.text();
        editor.clear();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// Remembers what was said.
    void remember(String text) throws IOException {
        history.add(text);
    }
}
