package dev.jackdaw.tui;

import dev.jackdaw.tui.screen.Cadence;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.terminal.Tty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What is drawn: rows that go into the scrollback once, what stands below it, and when there is a frame of both.
final class Frames {
    /// Milliseconds between turns of the spinner.
    private static final long SPIN = 100;

    private final Tty tty;
    private final Canvas canvas;
    private final Cadence cadence = new Cadence();
    private final List<Row> fresh = new ArrayList<>();
    private boolean dirty = true;

    Frames(Tty tty, Theme theme) {
        this.tty = tty;
        this.canvas = new Canvas(theme, Canvas.Narrowing.of(System.getenv()));
    }

    /// Rows for the scrollback, with the next frame.
    void show(List<Row> rows) {
        fresh.addAll(rows);
    }

    /// Does something; where it was done, what was typed stands before what it shows.
    boolean echoing(List<Row> echo, BooleanSupplier action) {
        int before = fresh.size();
        boolean done = action.getAsBoolean();
        if (done) fresh.addAll(before, echo);
        return done;
    }

    /// Something changed that is to be seen.
    void spoil() {
        dirty = true;
    }

    /// A key was pressed, which does not wait for what is told.
    void press() {
        dirty = true;
        cadence.press();
    }

    void wear(Theme theme) {
        canvas.wear(theme);
        dirty = true;
    }

    /// Milliseconds until a frame is due.
    ///
    /// @param spinning whether the spinner turns
    long waits(boolean spinning, long now) {
        long wait = dirty ? cadence.due() - now : Long.MAX_VALUE;
        return spinning ? Math.min(wait, cadence.due(SPIN) - now) : wait;
    }

    /// Begins a frame; tells whether the size has stood still for long enough to draw on.
    boolean begin(Canvas.Size size, long now) {
        dirty = !cadence.stands(size, now);
        return !dirty;
    }

    /// The frame is another's.
    void pass(long now) {
        cadence.drawn(now);
    }

    void draw(Canvas.Live live, Canvas.Size size, long now) {
        String bytes = canvas.frame(fresh, live, size);
        fresh.clear();
        cadence.drawn(now);
        if (!bytes.isEmpty()) tty.draw(bytes, canvas.undo());
    }

    /// Takes away what stands below the scrollback.
    void erase() {
        tty.draw(canvas.erase(), "");
    }

    /// The terminal shows something else by now: the next frame goes by nothing that was drawn before.
    void forget() {
        canvas.forget();
        dirty = true;
    }
}
