package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.complete.Searching;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.edit.History;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.Slash;
import dev.jackdaw.tui.status.Hint;
import dev.jackdaw.tui.vim.Vim;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What keys do where the input stands.
final class Typing {
    private final Face face;
    private final Suggesting suggesting;
    private final Draft draft;
    private final Slash slash;
    private final Hint hint;
    private final Pasting pasting;
    private Optional<String> unanswered = Optional.empty();
    private Optional<Vim> vim = Optional.empty();

    Typing(Face face, LiveSession first, Slash slash, Hint hint) {
        this.face = face;
        this.suggesting = new Suggesting(face, first, slash, () -> face.later(this::refresh));
        this.draft = new Draft(new History(face.desk().sessions().project().resolve("history")), suggesting.all());
        this.slash = slash;
        this.hint = hint;
        this.pasting = new Pasting(face, draft, hint);
    }

    Draft draft() {
        return draft;
    }

    private void refresh() {
        draft.refresh();
    }

    void close() {
        suggesting.close();
    }

    /// Goes on with the other keys.
    Editing turn() {
        vim.ifPresent(Vim::reset);
        vim = vim.isPresent() ? Optional.empty() : Optional.of(new Vim(draft.editor()));
        return vim.isPresent() ? Editing.VIM : Editing.EMACS;
    }

    /// What keys do now, in words; empty where they always do the same.
    String mode() {
        return vim.map(keys -> face.words().of("vim." + keys.mode().name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    void press(Key key) {
        if (draft.chooses(key)) return;
        if (vim.isEmpty()) edit(key);
        else {
            vim.get().press(key).ifPresent(this::edit);
            vim.ifPresent(Vim::settle);
            draft.refresh();
        }
    }

    private void edit(Key key) {
        if (key == Key.Named.ENTER) draft.take().ifPresent(this::submit);
        else if (key == Key.Named.ALT_ENTER) altEnter();
        else if (key == Key.Named.INTERRUPT) interrupt();
        else if (key == Key.Named.EXTERNAL_EDITOR) face.editElsewhere();
        else if (key == Key.Named.STEPS)
            face.seat().transcript().enterprise().panel().toggle();
        else if (key == Key.Named.ESCAPE) {
            if (face.busy()) face.stop();
        } else if (key == Key.Named.END_OF_INPUT && draft.empty()) face.leave();
        else if (key == Key.Named.END_OF_INPUT) draft.editor().delete();
        else if (key == Key.Named.SEARCH_HISTORY)
            face.lay(new Searching(draft.history().newest(), face.words(), draft::recall));
        else if (key == Key.Named.PASTE_IMAGE) pasting.image();
        else if (!(key instanceof Key.Pasted(var text)) || !pasting.dropped(text)) draft.press(key);
    }

    private void altEnter() {
        if (!face.seat().working() || draft.empty()) draft.editor().type("\n");
        else
            draft.take().ifPresent(text -> {
                remember(text);
                if (text.startsWith("!")) order(text);
                else say(text, Fact.Timing.LATER);
            });
    }

    private void submit(String text) {
        remember(text);
        if (text.startsWith("!")) {
            order(text);
            return;
        }
        Row echo = Row.of(Ink.ACCENT, "> ").and(Ink.DIM, Sanitiser.line(text));
        if (face.echoing(List.of(Row.EMPTY, echo), () -> slash.run(text, face))) return;
        say(text, Fact.Timing.NOW);
    }

    private void remember(String text) {
        vim.ifPresent(Vim::reset);
        try {
            draft.remember(text);
        } catch (IOException e) {
            hint.say(face.words().of("history.trouble", Sanitiser.line(String.valueOf(e.getMessage()))), Inline.now());
        }
    }

    private void order(String text) {
        refused(text, face.seat().order(text));
    }

    /// Says what the program was started with; a task to be planned first is.
    void begin(String text) {
        if (!text.startsWith("/plan ") || !slash.run(text, face)) say(text, Fact.Timing.NOW);
    }

    /// Says it; what cannot be said stays in the input, and why is shown.
    void say(String text, Fact.Timing timing) {
        unanswered = face.seat().working() ? Optional.empty() : Optional.of(text);
        refused(text, face.seat().say(text, timing));
    }

    private void refused(String text, List<String> problems) {
        if (problems.isEmpty()) return;
        for (String problem : problems)
            face.show(List.of(Row.of(Ink.BAD, Sanitiser.line(face.words().told(problem)))));
        draft.recall(text);
    }

    /// What was said comes back where the turn was stopped before anything was answered, as if it had not been said.
    void ended(Ending ending) {
        Optional<String> said = unanswered;
        unanswered = Optional.empty();
        Conversation now = face.conversation();
        OptionalInt request = now.request();
        boolean nothing = ending.reason() == Ending.Reason.INTERRUPTED
                && request.isPresent()
                && now.messages().stream().skip(request.getAsInt()).allMatch(Message.User.class::isInstance);
        if (said.isEmpty() || !nothing || !draft.empty()) return;
        try {
            int turn = now.turns().size() - 1;
            face.live().send(new Command.Rewind(turn, Command.Scope.CONVERSATION, Timeline.Conflicts.LEAVE));
            draft.recall(said.get());
        } catch (IllegalArgumentException works) {
            // Something else goes on already.
        }
    }

    /// Stops the turn; without one clears the line; twice on an empty line, or where a turn does not stop, leaves.
    private void interrupt() {
        Words words = face.words();
        long now = Inline.now();
        boolean again = hint.text().equals(words.of("exit.again")) && hint.left(now) > 0;
        if (again) face.leave();
        else if (face.busy() && !face.stopping()) face.stop();
        else if (!draft.empty()) {
            draft.clear();
            vim.ifPresent(Vim::reset);
        } else hint.say(words.of("exit.again"), now);
    }
}
