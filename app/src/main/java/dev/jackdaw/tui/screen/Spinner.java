package dev.jackdaw.tui.screen;

/// What turns while something is worked on.
public final class Spinner {
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private Spinner() {}

    /// How it stands after so many milliseconds.
    public static char at(long millis) {
        return FRAMES.charAt((int) (Math.max(0, millis) / 100 % FRAMES.length()));
    }
}
