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

/// What is done beside a face, until it is shown.
final class Errands {
    private final Inbox inbox;
    private final Words words;
    private final List<Thread> running = new ArrayList<>();

    Errands(Inbox inbox, Words words) {
        this.inbox = inbox;
        this.words = words;
    }

    void begin(Errand errand) {
        running.add(Thread.ofVirtual()
                .name("errand")
                .start(() -> inbox.put(new Happening.Done(Thread.currentThread(), rows(errand)))));
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

    /// What came of one.
    List<Row> ended(Happening.Done done) {
        running.remove(done.by());
        return done.rows();
    }
}
