package dev.jackdaw.tui.status;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;

/// Text with the colours of "select graphic rendition" (ECMA-48, 8.3.117), as a row: a colour becomes the ink that is
/// nearest in meaning, every other sequence is dropped.
final class Coloured {
    private static final String BEGIN = "\u001b[";
    /// Sequences longer than that are no colours.
    private static final int LONGEST = 40;

    private Coloured() {}

    static Row row(String line) {
        Row row = Row.EMPTY;
        Ink ink = Ink.PLAIN;
        int plain = 0;
        for (int at = line.indexOf(BEGIN); at >= 0; at = line.indexOf(BEGIN, at + 1)) {
            int end = at + BEGIN.length();
            while (end < line.length() && end - at < LONGEST && parameter(line.charAt(end))) end++;
            if (end >= line.length() || line.charAt(end) != 'm') continue;
            row = row.and(ink, Sanitiser.line(line.substring(plain, at)));
            ink = ink(line.substring(at + BEGIN.length(), end), ink);
            plain = end + 1;
        }
        return row.and(ink, Sanitiser.line(line.substring(plain)));
    }

    private static boolean parameter(char c) {
        return c >= '0' && c <= '9' || c == ';' || c == ':';
    }

    private static Ink ink(String parameters, Ink before) {
        if (parameters.startsWith("38") || parameters.startsWith("48")) return before;
        Ink ink = before;
        for (String parameter : parameters.split(";"))
            ink = switch (parameter) {
                case "", "0", "22", "39" -> Ink.PLAIN;
                case "1" -> ink == Ink.PLAIN ? Ink.BOLD : ink;
                case "2", "90", "37" -> Ink.DIM;
                case "3" -> Ink.ITALIC;
                case "31", "91" -> Ink.BAD;
                case "32", "92" -> Ink.GOOD;
                case "33", "93" -> Ink.WARNING;
                case "34", "36", "94", "96" -> Ink.ACCENT;
                case "35", "95" -> Ink.KEYWORD;
                default -> ink;
            };
        return ink;
    }
}
