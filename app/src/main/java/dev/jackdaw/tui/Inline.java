package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.settings.Appearance.Editing;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Keys;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.KeyRows;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.status.Hint;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Looks;
import dev.jackdaw.tui.terminal.Tty;
import java.util.List;
import java.util.Optional;

/// The face of a terminal: an input line pinned below the scrollback. One thread sees to all that happens, tells those
/// it concerns, and draws.
final class Inline {
    /// Milliseconds between two stops that belong together.
    private static final long AGAIN = 2_000;

    private final Words words;
    private final Tty tty;
    private final Looks looks;
    private final Gear gear;
    private final Face face;
    private final Typing typing;
    private final Outward outward;
    private final Away away;
    private final Seat seat;
    private final Keys keys;
    private final Asking asking;
    private final Reading reading;
    private final Hint hint;
    private final Frames frames;
    private final View view;
    private String trouble = "";
    private long readAt;
    private long resumedAt = -AGAIN;

    Inline(Desk desk, Words words, Tty tty, Looks looks, LiveSession first) {
        this.words = words;
        this.tty = tty;
        this.looks = looks;
        this.gear = Gear.of(desk, words, tty, looks, first);
        this.face = new Face(desk, words, gear);
        this.typing = face.typing();
        this.outward = face.outward();
        this.away = face.away();
        this.seat = gear.seat();
        this.keys = gear.keys();
        this.asking = gear.asking();
        this.reading = gear.reading();
        this.hint = gear.hint();
        this.frames = gear.frames();
        this.view = new View(words);
    }

    /// Milliseconds of a clock that only goes forward.
    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /// Shows the session until the user leaves.
    void run(Optional<String> prompt) throws InterruptedException {
        tty.begin(gear.inbox());
        try {
            begin();
            prompt.ifPresent(typing::begin);
            while (!face.leaving()) {
                gear.inbox().next(waits()).ifPresent(this::see);
                tick();
            }
            end();
        } finally {
            outward.close();
            gear.inbox().close();
            typing.close();
            tty.close();
        }
    }

    private void begin() {
        frames.show(view.header(face));
        frames.show(KeyRows.problems(gear.keymap(), words));
        if (face.desk().settings().appearance().editing() == Editing.VIM) face.turnEditing();
        draw();
        if (looks.asks()) tty.askGround();
        seat.take();
        outward.take();
        Thread.ofPlatform().daemon().name("probe").start(seat.live().sandbox()::standing);
    }

    private void end() {
        reading.close();
        if (!face.conversation().messages().isEmpty())
            frames.show(List.of(Row.of(
                    Ink.DIM, words.of("session.left", seat.live().session().id()))));
        draw();
        frames.erase();
    }

    void close() throws InterruptedException {
        gear.inbox().close();
        seat.leave();
    }

    private long waits() {
        if (away.out()) return -1;
        long now = now();
        long wait = frames.waits(spinning(), now);
        if (keys.waits() > 0) wait = Math.min(wait, readAt + keys.waits() - now);
        if (hint.shown()) wait = Math.min(wait, hint.left(now));
        return wait == Long.MAX_VALUE ? -1 : Math.max(0, wait);
    }

    private boolean spinning() {
        return seat.transcript().busy() && asking.question().isEmpty() && !reading.open();
    }

    private void tick() {
        if (away.out() && !returned()) return;
        long now = now();
        if (keys.waits() > 0 && now >= readAt + keys.waits()) keys.settle().forEach(this::press);
        if (hint.shown() && hint.left(now) <= 0) clearHint();
        if (frames.waits(spinning(), now) <= 0) draw();
    }

    private void draw() {
        Canvas.Size size = tty.size();
        if (!frames.begin(size, now()) && !face.leaving()) return;
        boolean asked = asking.question().isPresent();
        Transcript transcript = seat.transcript();
        outward.stand(transcript.running(), asked);
        if (reading.open()) {
            reading.draw(size, asked);
            frames.pass(now());
            return;
        }
        transcript.fit(size.columns() - 1);
        frames.show(transcript.take());
        frames.draw(view.lines(face.seen(), size), size, now());
    }

    private void see(Happening happening) {
        frames.spoil();
        switch (happening) {
            case Happening.Read(var text) -> {
                readAt = now();
                keys.read(text).forEach(this::press);
            }
            case Happening.Told(var session, var event) -> {
                if (seat.shows(session)) told(event);
            }
            case Happening.Interrupted _ -> {
                if (!away.out()) press(Key.Named.INTERRUPT);
            }
            case Happening.Continued _ -> {
                tty.enter();
                reading.forget();
                if (now() - resumedAt > AGAIN) frames.forget();
            }
            case Happening.Ground(var dark) -> {
                if (!dark) face.wear(Theme.LIGHT);
            }
            case Happening.Done(var then) -> then.run();
            case Happening.Resized _, Happening.Line _ -> {}
            case Happening.InputEnded _ -> face.leave();
        }
    }

    private void told(Event event) {
        Transcript transcript = seat.transcript();
        long elapsed = transcript.elapsed();
        transcript.see(event);
        if (!transcript.running()) face.stopped();
        if (event instanceof Fact.TurnEnded(var ending)) {
            face.stopped();
            typing.ended(ending);
            tellTrouble();
        }
        if (event instanceof Fact)
            asking.look(transcript.question(), !typing.draft().empty(), now());
        outward.told(event, elapsed);
        if (event instanceof Fact) reading.grow(seat.live().session());
    }

    /// What is wrong with keeping the session, once.
    private void tellTrouble() {
        String now = seat.live().session().trouble().orElse("");
        if (!now.isEmpty() && !now.equals(trouble)) frames.show(List.of(Row.of(Ink.BAD, Sanitiser.line(now))));
        trouble = now;
    }

    private void press(Key key) {
        if (outward.press(key)) return;
        frames.press();
        if (key != Key.Named.INTERRUPT) clearHint();
        if (reading.open() && key != Key.Named.SUSPEND) reading.press(key, now());
        else if (key == Key.Named.TRANSCRIPT) face.unfold();
        else if (asking.question().isPresent() && reading.fresh(now())) return;
        else if (key == Key.Named.REDRAW) frames.erase();
        else if (key == Key.Named.SUSPEND) suspend();
        else if (face.overlay().isPresent()) face.over(face.overlay().get(), key);
        else if (asking.passes(key, now())) typing.press(key);
        else answer(asking.press(key, now()));
    }

    private void answer(Question.Outcome outcome) {
        switch (outcome) {
            case Question.Outcome.Open _ -> {}
            case Question.Outcome.Decided(var decision) -> seat.live().send(decision);
            case Question.Outcome.Stopped _ -> face.stop();
        }
    }

    private void clearHint() {
        if (hint.shown()) frames.spoil();
        hint.clear();
    }

    private boolean returned() {
        if (!away.back(hint, now())) return false;
        frames.forget();
        return true;
    }

    private void suspend() {
        reading.close();
        frames.erase();
        try {
            tty.suspend();
        } catch (InterruptedException stop) {
            face.leave();
        }
        resumedAt = now();
    }
}
