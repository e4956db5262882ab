package dev.jackdaw.tui;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.Slash;
import java.io.IOException;
import java.util.List;

/// What keys do where the input stands.
final class Typing {
    private final Inline face;
    private final Draft draft;
    private final Slash slash;
    private final Hint hint;

    Typing(Inline face, Draft draft, Slash slash, Hint hint) {
        this.face = face;
        this.draft = draft;
        this.slash = slash;
        this.hint = hint;
    }

    void press(Key key) {
        if (key == Key.Named.ENTER) draft.take().ifPresent(this::submit);
        else if (key == Key.Named.ALT_ENTER) altEnter();
        else if (key == Key.Named.INTERRUPT) interrupt();
        else if (key == Key.Named.STEPS) face.seat().transcript().steps().toggle();
        else if (key == Key.Named.ESCAPE) {
            if (face.seat().working()) face.stop();
        } else if (key == Key.Named.END_OF_INPUT && draft.empty()) face.leave();
        else if (key == Key.Named.END_OF_INPUT) draft.editor().delete();
        else draft.press(key);
    }

    private void altEnter() {
        if (!face.seat().working() || draft.empty()) draft.editor().type("\n");
        else
            draft.take().ifPresent(text -> {
                remember(text);
                say(text, Fact.Timing.LATER);
            });
    }

    private void submit(String text) {
        remember(text);
        Row echo = Row.of(Ink.ACCENT, "> ").and(Ink.DIM, Sanitiser.line(text));
        if (face.echoing(List.of(Row.EMPTY, echo), () -> slash.run(text, face))) return;
        say(text, Fact.Timing.NOW);
    }

    private void remember(String text) {
        try {
            draft.remember(text);
        } catch (IOException e) {
            hint.say(face.words().of("history.trouble", Sanitiser.line(String.valueOf(e.getMessage()))), Inline.now());
        }
    }

    /// Says it; what cannot be said stays in the input, and why is shown.
    void say(String text, Fact.Timing timing) {
        List<String> problems = face.seat().say(text, timing);
        if (problems.isEmpty()) return;
        for (String problem : problems) face.show(List.of(Row.of(Ink.BAD, Sanitiser.line(problem))));
        draft.editor().set(text);
    }

    /// Stops the turn; without one clears the line; twice on an empty line, or where a turn does not stop, leaves.
    private void interrupt() {
        Words words = face.words();
        long now = Inline.now();
        boolean again = hint.text().equals(words.of("exit.again")) && hint.left(now) > 0;
        if (again) face.leave();
        else if (face.seat().working() && !face.stopping()) face.stop();
        else if (!draft.empty()) draft.clear();
        else hint.say(words.of("exit.again"), now);
    }
}
