package dev.jackdaw.tool.kit.text;

import java.util.Locale;

/// The lines of a text most like one that was looked for, by the pairs of letters they have in common.
final class Nearby {
    private static final int BUCKETS = 4096;
    private static final int SHOWN_LINES = 12;
    private static final int SHOWN_WIDTH = 160;
    private static final double WORTH_TELLING = 0.4;

    private final int[] wanted = new int[BUCKETS];
    private final int[] here = new int[BUCKETS];
    private int total;
    private int size;
    private int shared;

    private Nearby() {}

    /// A sentence that says where it is and shows it.
    static String describe(String text, String old) {
        String[] lines = text.split("\n", -1);
        String[] sought = old.strip().split("\n", -1);
        return new Nearby().search(lines, sought);
    }

    private String search(String[] lines, String[] sought) {
        for (String line : sought) count(line);
        int window = Math.min(sought.length, lines.length);
        double best = 0;
        int at = 0;
        for (int i = 0; i < lines.length; i++) {
            add(lines[i]);
            if (i >= window) remove(lines[i - window]);
            double likeness = total + size == 0 ? 0 : 2.0 * shared / (total + size);
            if (i >= window - 1 && likeness > best) {
                best = likeness;
                at = i - window + 1;
            }
        }
        if (best < WORTH_TELLING) return "Nothing in the file is like it; read the file again.";
        return told(lines, at, window, best);
    }

    private static String told(String[] lines, int at, int window, double likeness) {
        var out = new StringBuilder("The nearest text begins at line ")
                .append(at + 1)
                .append(String.format(Locale.ROOT, " (%.0f %% alike):", Math.floor(likeness * 100)));
        for (int i = at; i < at + Math.min(window, SHOWN_LINES); i++) {
            String line = lines[i];
            out.append('\n').append(i + 1).append('\t');
            out.append(line.length() > SHOWN_WIDTH ? line.substring(0, SHOWN_WIDTH) + "…" : line);
        }
        if (window > SHOWN_LINES) out.append("\n…");
        return out.toString();
    }

    private void count(String line) {
        for (int i = 1; i < line.length(); i++) {
            int bucket = bucket(line, i);
            if (bucket < 0) continue;
            wanted[bucket]++;
            total++;
        }
    }

    private void add(String line) {
        for (int i = 1; i < line.length(); i++) {
            int bucket = bucket(line, i);
            if (bucket < 0) continue;
            if (here[bucket]++ < wanted[bucket]) shared++;
            size++;
        }
    }

    private void remove(String line) {
        for (int i = 1; i < line.length(); i++) {
            int bucket = bucket(line, i);
            if (bucket < 0) continue;
            if (here[bucket]-- <= wanted[bucket]) shared--;
            size--;
        }
    }

    /// Pairs of white space say nothing.
    private static int bucket(String line, int at) {
        char one = line.charAt(at - 1);
        char two = line.charAt(at);
        if (one <= ' ' && two <= ' ') return -1;
        return (one * 31 + two * 131) & (BUCKETS - 1);
    }
}
