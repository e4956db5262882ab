package dev.jackdaw.tui;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is done beside a face, until it is shown.
final class Errands {
    private final Inbox inbox;
    private final Words words;
    private final Consumer<List<Row>> shown;
    private final List<Thread> running = new ArrayList<>();

    /// @param shown what shows what came of one
    Errands(Inbox inbox, Words words, Consumer<List<Row>> shown) {
        this.inbox = inbox;
        this.words = words;
        this.shown = shown;
    }

    void begin(Errand errand) {
        running.add(Thread.ofVirtual().name("errand").start(() -> {
            Thread by = Thread.currentThread();
            List<Row> rows = rows(errand);
            inbox.put(new Happening.Done(() -> ended(by, rows, errand)));
        }));
    }

    private List<Row> rows(Errand errand) {
        try {
            return errand.done();
        } catch (InterruptedException stop) {
            return List.of(Row.of(Ink.WARNING, words.of("call.stopped")));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return List.of(Row.of(Ink.BAD, Sanitiser.line(words.told(String.valueOf(e.getMessage())))));
        }
    }

    boolean busy() {
        return !running.isEmpty();
    }

    void stop() {
        running.forEach(Thread::interrupt);
    }

    private void ended(Thread by, List<Row> rows, Errand errand) {
        running.remove(by);
        shown.accept(rows);
        errand.then();
    }
}
