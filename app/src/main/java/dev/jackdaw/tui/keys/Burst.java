package dev.jackdaw.tui.keys;

import java.util.function.LongSupplier;

/// Tells a paste from typing where the terminal does not mark it: by how much comes at once, and how fast.
///
/// Over a slow connection what was typed during a stall comes at once, with an Enter in it at most.
final class Burst {
    /// Nobody types faster, in milliseconds for a character.
    private static final int TYPED = 50;

    /// What stalls a connection at most, as far as typing is concerned.
    private static final int STALL = 800;

    /// What was typed before the program began may have several lines; as many are a paste.
    private static final int PASTED_LINES = 4;

    private static final int PASTED_LENGTH = 200;

    private final LongSupplier clock;
    private long readAt;
    private int reads;
    private boolean marked;

    Burst(LongSupplier clock) {
        this.clock = clock;
    }

    /// The terminal marks pastes: what is not marked is typed.
    void marked() {
        marked = true;
    }

    /// Whether what is being read was typed before the program had the terminal, which had Enter as `\n` then.
    boolean ahead() {
        return reads == 1;
    }

    /// Whether what was read now is a paste, or the beginning of one.
    boolean pasted(String text) {
        long now = clock.getAsLong();
        long passed = Math.min(now - readAt, STALL);
        readAt = now;
        reads = Math.min(2, reads + 1);
        if (marked) return false;
        int lines = lines(text);
        if (ahead()) return lines >= PASTED_LINES && text.length() >= PASTED_LENGTH;
        return lines > 1 || lines == 1 && text.length() * (long) TYPED > passed;
    }

    /// How many line ends have text behind them; none where there are other controls.
    private static int lines(String text) {
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean line = c == '\r' || c == '\n';
            if (c < ' ' && !line && c != '\t' || c == 0x7f) return 0;
            boolean first = i == 0 || text.charAt(i - 1) != '\r' && text.charAt(i - 1) != '\n';
            if (line && first && visible(text, i)) lines++;
        }
        return lines;
    }

    private static boolean visible(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) at++;
        return at < text.length();
    }
}
