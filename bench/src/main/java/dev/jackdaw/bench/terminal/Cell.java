package dev.jackdaw.bench.terminal;

import dev.jackdaw.tui.screen.Cells;
import java.util.ArrayList;
import java.util.List;

/// A character on a captured screen, and how it looks.
///
/// @param width columns it takes
record Cell(String text, int width, Look look) {

    /// How text looks, by the codes of "select graphic rendition" (ECMA-48, 8.3.117).
    ///
    /// @param ink number of a colour of the 256 there are, or -1 for the usual one; so is `ground`
    record Look(int ink, int ground, boolean bold, boolean dim, boolean slanted, boolean underlined, boolean turned) {
        static final Look PLAIN = new Look(-1, -1, false, false, false, false, false);

        /// This look after a sequence of codes.
        Look with(String codes) {
            Look look = this;
            String[] all = codes.split(";");
            for (int i = 0; i < all.length; i++) {
                int code = all[i].isEmpty() ? 0 : Integer.parseInt(all[i]);
                boolean extended = (code == 38 || code == 48) && i + 2 < all.length && all[i + 1].equals("5");
                if (extended) {
                    look = look.painted(code, Integer.parseInt(all[i + 2]));
                    i += 2;
                } else look = look.with(code);
            }
            return look;
        }

        private Look with(int code) {
            return switch (code) {
                case 0 -> PLAIN;
                case 1 -> new Look(ink, ground, true, dim, slanted, underlined, turned);
                case 2 -> new Look(ink, ground, bold, true, slanted, underlined, turned);
                case 3 -> new Look(ink, ground, bold, dim, true, underlined, turned);
                case 4 -> new Look(ink, ground, bold, dim, slanted, true, turned);
                case 7 -> new Look(ink, ground, bold, dim, slanted, underlined, true);
                case 22 -> new Look(ink, ground, false, false, slanted, underlined, turned);
                case 39 -> painted(38, -1);
                case 49 -> painted(48, -1);
                default -> colour(code);
            };
        }

        private Look colour(int code) {
            if (code >= 30 && code < 38) return painted(38, code - 30);
            if (code >= 90 && code < 98) return painted(38, code - 82);
            if (code >= 40 && code < 48) return painted(48, code - 40);
            return this;
        }

        private Look painted(int what, int number) {
            return new Look(
                    what == 38 ? number : ink, what == 48 ? number : ground, bold, dim, slanted, underlined, turned);
        }
    }

    private boolean blank() {
        return text.isBlank() && look.ground() < 0 && !look.turned();
    }

    /// The cells of a captured screen, line by line; without the blanks at their ends.
    static List<List<Cell>> of(String captured) {
        var lines = new ArrayList<List<Cell>>();
        Look look = Look.PLAIN;
        for (String line : captured.stripTrailing().split("\n")) {
            var cells = new ArrayList<Cell>();
            for (int at = 0; at < line.length(); ) {
                int end = line.startsWith("\u001b[", at) ? line.indexOf('m', at) : -1;
                if (end >= 0) {
                    look = look.with(line.substring(at + 2, end));
                    at = end + 1;
                } else {
                    int next = Cells.next(line, at);
                    String text = line.substring(at, next);
                    if (text.charAt(0) >= ' ') cells.add(new Cell(text, Cells.width(text), look));
                    at = next;
                }
            }
            while (!cells.isEmpty() && cells.getLast().blank()) cells.removeLast();
            lines.add(cells);
        }
        return lines;
    }
}
