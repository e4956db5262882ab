package dev.jackdaw.tui.status;

/// A word to the user that stands for a moment in place of the status.
public final class Hint {
    /// Milliseconds it stands.
    private static final long STANDS = 2_000;

    private String text = "";
    private long until;

    /// @param now milliseconds of a clock that only goes forward
    public void say(String other, long now) {
        text = other;
        until = now + STANDS;
    }

    public void clear() {
        text = "";
    }

    public boolean shown() {
        return !text.isEmpty();
    }

    public String text() {
        return text;
    }

    /// How many milliseconds it still stands.
    public long left(long now) {
        return until - now;
    }
}
