package dev.jackdaw.tui.diff;

import java.util.ArrayList;
import java.util.List;

/// A unified diff, read line by line. How many lines a hunk has is told by its head, so that a line that went and began
/// with `--` is not taken for the head of a file.
final class Hunks {

    enum Kind {
        /// The name of a file begins what changed in it.
        FILE,
        /// Lines were left out.
        GAP,
        SAME,
        OLD,
        NEW,
        /// Something about the line before, or about the diff.
        NOTE
    }

    /// A line of it.
    ///
    /// @param number of the line in its file, 0 where it is none
    /// @param text without its mark and line end
    /// @param returned whether a carriage return ended it
    record Entry(Kind kind, int number, String text, boolean returned) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean first = true;
    private String from = "";
    private int old;
    private int fresh;
    private int oldLeft;
    private int freshLeft;

    private Hunks() {}

    static List<Entry> of(String diff) {
        var hunks = new Hunks();
        int start = 0;
        while (start < diff.length()) {
            int end = diff.indexOf('\n', start);
            if (end < 0) end = diff.length();
            hunks.line(diff.substring(start, end));
            start = end + 1;
        }
        return hunks.entries;
    }

    private void line(String line) {
        char mark = line.isEmpty() ? ' ' : line.charAt(0);
        if (mark == '\\') entries.add(new Entry(Kind.NOTE, 0, "\\", false));
        else if (mark == '-' && oldLeft > 0) put(Kind.OLD, line);
        else if (mark == '+' && freshLeft > 0) put(Kind.NEW, line);
        else if (mark == ' ' && oldLeft > 0 && freshLeft > 0) put(Kind.SAME, line);
        else if (line.startsWith("@@ ")) head(line);
        else if (line.startsWith("--- ")) from = line.substring(4);
        else if (line.startsWith("+++ ")) {
            boolean deleted = line.startsWith("+++ /dev/null");
            entries.add(new Entry(Kind.FILE, 0, line.substring(4), deleted || from.startsWith("/dev/null")));
            first = true;
        } else if (!line.startsWith("diff ") && !line.startsWith("index ") && !line.isBlank())
            entries.add(new Entry(Kind.NOTE, 0, line, false));
    }

    private void put(Kind kind, String line) {
        boolean returned = line.endsWith("\r");
        String text = line.isEmpty() ? "" : line.substring(1, line.length() - (returned ? 1 : 0));
        entries.add(new Entry(kind, kind == Kind.OLD ? old : fresh, text, returned));
        if (kind != Kind.NEW) {
            old++;
            oldLeft--;
        }
        if (kind != Kind.OLD) {
            fresh++;
            freshLeft--;
        }
    }

    /// `@@ -1,2 +3,4 @@`.
    private void head(String line) {
        String[] words = line.split(" ", 4);
        if (words.length < 3) return;
        old = number(words[1], 0, 0);
        oldLeft = number(words[1], 1, 1);
        fresh = number(words[2], 0, 0);
        freshLeft = number(words[2], 1, 1);
        if (!first) entries.add(new Entry(Kind.GAP, 0, "", false));
        first = false;
    }

    private static int number(String range, int place, int missing) {
        String[] parts = range.substring(Math.min(1, range.length())).split(",", 2);
        if (place >= parts.length) return missing;
        try {
            return Integer.parseInt(parts[place]);
        } catch (NumberFormatException odd) {
            return missing;
        }
    }
}
