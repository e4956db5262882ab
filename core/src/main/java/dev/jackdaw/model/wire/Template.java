package dev.jackdaw.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes around the text of the event before. Most events of a stream differ from the one before in nothing but
/// their text, and need not be parsed to get it.
final class Template {
    private static final int PATIENCE = 16;

    private byte[] before = {};
    private byte[] after = {};
    private String text = "";
    private int misses;

    /// Whether an event is the one before but for its text, which is plain.
    boolean fits(byte[] buffer, int offset, int length) {
        if (before.length == 0 || misses > PATIENCE) return false;
        int from = offset + before.length;
        int to = offset + length - after.length;
        boolean fits = from <= to
                && Arrays.equals(buffer, offset, from, before, 0, before.length)
                && Arrays.equals(buffer, to, offset + length, after, 0, after.length)
                && plain(buffer, from, to);
        if (fits) {
            text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            misses = 0;
        }
        // A character that could not be read is for the parser to complain about.
        return fits && text.indexOf('\uFFFD') < 0;
    }

    String text() {
        return text;
    }

    /// Learns from an event that was parsed, of which the text begins after the quote at `quote`.
    void learn(byte[] buffer, int offset, int length, int quote) {
        if (misses++ > PATIENCE) return;
        before = new byte[] {};
        int from = offset + quote + 1;
        int end = offset + length;
        int to = from;
        while (to < end && buffer[to] != '"') to++;
        if (quote < 0 || to >= end || buffer[from - 1] != '"' || !plain(buffer, from, to)) return;
        before = Arrays.copyOfRange(buffer, offset, from);
        after = Arrays.copyOfRange(buffer, to, end);
    }

    private static boolean plain(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (b == '"' || b == '\\' || b >= 0 && b < ' ') return false;
        }
        return true;
    }
}
