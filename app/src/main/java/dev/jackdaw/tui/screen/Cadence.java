package dev.jackdaw.tui.screen;

import java.util.Optional;

/// When the next frame may be drawn, in milliseconds of a clock that only goes forward.
///
/// Keys need not wait for what is told: they are drawn 16 ms after the last key's frame, all else 33 ms after the last
/// frame. Together that is never more than 60 frames a second.
///
/// While the size changes nothing is drawn. A terminal moves its lines at once but may tell of it later (tmux: up to
/// 250 ms where sizes follow each other), and what is drawn meanwhile lands on wrong lines.
public final class Cadence {
    private static final long KEY = 16;
    private static final long TOLD = 33;
    private static final long STILL = 300;

    private Optional<Canvas.Size> size = Optional.empty();
    private long sizedAt = -STILL;
    private long keyAt = -KEY;
    private long drawnAt = -TOLD;
    private boolean pressed;

    /// A key was pressed that the next frame shows.
    public void press() {
        pressed = true;
    }

    /// When the next frame may be drawn.
    public long due() {
        return Math.max(sizedAt + STILL, pressed ? keyAt + KEY : drawnAt + TOLD);
    }

    /// When a frame is drawn for the sake of time alone.
    public long due(long millis) {
        return Math.max(due(), drawnAt + millis);
    }

    /// Whether the size has stood still for long enough to be drawn on.
    public boolean stands(Canvas.Size now, long at) {
        if (size.isPresent() && !size.get().equals(now)) sizedAt = at;
        size = Optional.of(now);
        return at >= sizedAt + STILL;
    }

    public void drawn(long at) {
        drawnAt = at;
        if (pressed) keyAt = at;
        pressed = false;
    }
}
