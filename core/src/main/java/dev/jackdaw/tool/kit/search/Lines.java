package dev.jackdaw.tool.kit.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The matching lines of a piece of a file and the lines around them, taken in order.
final class Lines {
    private static final int LONGEST = 500;

    private final Query query;
    private final byte[] text;
    private final int end;
    private final List<Found.Line> taken = new ArrayList<>();
    private int next;
    private int owed;
    private int counted;
    private int number;

    /// @param end where the piece ends in `text`
    /// @param number the number of its first line
    Lines(Query query, byte[] text, int end, int number) {
        this.query = query;
        this.text = text;
        this.end = end;
        this.number = number;
    }

    /// Takes a line that matches, and what is shown before it and after the one before.
    void match(int start, int stop) {
        settle(start);
        int from = start;
        for (int i = 0; i < query.before() && from > next; i++) from = lineStart(text, from - 1);
        while (from < start) from = take(from, false);
        next = take(start, true);
        while (next <= stop && next < end) next = take(next, true);
        owed = query.after();
    }

    /// What was taken, when the piece is at its end.
    List<Found.Line> done() {
        settle(end);
        return taken;
    }

    /// The number of the line that begins there.
    int numberOf(int at) {
        for (; counted < at; counted++) if (text[counted] == '\n') number++;
        return number;
    }

    private void settle(int limit) {
        for (; owed > 0 && next < limit; owed--) next = take(next, false);
        owed = 0;
    }

    private int take(int start, boolean matches) {
        int stop = lineEnd(text, start, end);
        int shown = stop > start && text[stop - 1] == '\r' ? stop - 1 : stop;
        var line = new String(text, start, shown - start, StandardCharsets.UTF_8);
        String cut = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
        taken.add(new Found.Line(numberOf(start), cut, matches));
        return Math.min(end, stop + 1);
    }

    static int lineStart(byte[] text, int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') start--;
        return start;
    }

    static int lineEnd(byte[] text, int at, int end) {
        int stop = at;
        while (stop < end && text[stop] != '\n') stop++;
        return stop;
    }
}
