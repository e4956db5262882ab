package dev.jackdaw.tui;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.status.Hint;
import dev.jackdaw.tui.terminal.Elsewhere;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import dev.jackdaw.tui.terminal.Tty;
import java.io.IOException;
import java.util.Optional;

/// The input while another editor has it, and the terminal with it. What happens meanwhile is drawn afterwards.
final class Away {
    private final Tty tty;
    private final Inbox inbox;
    private final Editor editor;
    private final Words words;
    private Optional<Elsewhere> elsewhere = Optional.empty();

    Away(Tty tty, Inbox inbox, Editor editor, Words words) {
        this.tty = tty;
        this.inbox = inbox;
        this.editor = editor;
        this.words = words;
    }

    boolean out() {
        return elsewhere.isPresent();
    }

    /// Opens the other editor; tells what is wrong, if anything.
    Optional<String> open() throws InterruptedException {
        tty.lend();
        try {
            elsewhere = Optional.of(
                    Elsewhere.open(editor.text(), System.getenv(), () -> inbox.putFirst(new Happening.Resized())));
            return Optional.empty();
        } catch (IOException e) {
            tty.takeBack();
            return Optional.of(failed(Elsewhere.editor(System.getenv()), String.valueOf(e.getMessage())));
        }
    }

    /// Whether it came back just now.
    boolean back(Hint hint, long now) {
        Optional<Elsewhere.Outcome> outcome = elsewhere.flatMap(Elsewhere::outcome);
        if (outcome.isEmpty()) return false;
        elsewhere = Optional.empty();
        tty.takeBack();
        switch (outcome.get()) {
            case Elsewhere.Outcome.Written(var text) -> {
                if (!text.equals(editor.text())) editor.set(text);
            }
            case Elsewhere.Outcome.GivenUp(var program, var code) ->
                hint.say(words.of("elsewhere.given-up", Sanitiser.line(program), code), now);
            case Elsewhere.Outcome.Failed(var program, var why) -> hint.say(failed(program, why), now);
        }
        return true;
    }

    private String failed(String program, String why) {
        return words.of("elsewhere.failed", Sanitiser.line(program), Sanitiser.line(why));
    }
}
