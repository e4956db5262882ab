package dev.jackdaw.tui.story.work;

/// Spans of time somebody chose, as short as they can be said.
final class Spans {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private Spans() {}

    static String of(long seconds) {
        if (seconds >= HOUR && seconds % HOUR == 0) return seconds / HOUR + " h";
        if (seconds >= MINUTE && seconds % MINUTE == 0) return seconds / MINUTE + " min";
        return seconds < MINUTE ? seconds + " s" : seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }
}
