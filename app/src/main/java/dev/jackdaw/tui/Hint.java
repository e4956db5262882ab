package dev.jackdaw.tui;

/// A word to the user that stands for a moment in place of the status.
final class Hint {
    /// Milliseconds it stands.
    static final long STANDS = 2_000;

    private String text = "";
    private long until;

    /// @param now milliseconds of a clock that only goes forward
    void say(String other, long now) {
        text = other;
        until = now + STANDS;
    }

    void clear() {
        text = "";
    }

    boolean shown() {
        return !text.isEmpty();
    }

    String text() {
        return text;
    }

    /// How many milliseconds it still stands.
    long left(long now) {
        return until - now;
    }
}
