package dev.jackdaw.tui.screen;

import java.util.List;

/// What two lines have in common at their beginnings, as far as every terminal agrees how wide it is.
///
/// @param length characters of the text
/// @param width columns
record Common(int length, int width) {

    static Common of(Row one, Row other) {
        var left = new Reader(one.pieces());
        var right = new Reader(other.pieces());
        int length = 0;
        int width = 0;
        while (left.more() && right.more() && left.ink() == right.ink() && left.character() == right.character()) {
            int wide = Cells.certainWidth(left.character());
            if (wide < 0) break;
            length++;
            width += wide;
            left.next();
            right.next();
        }
        // What is joined to the last one makes another character of it.
        boolean whole = length == 0 || left.apart() && right.apart();
        if (whole) return new Common(length, width);
        int last = Cells.certainWidth(other.text().charAt(length - 1));
        return new Common(length - 1, width - last);
    }

    private static final class Reader {
        private final List<Row.Piece> pieces;
        private int piece;
        private int at;

        Reader(List<Row.Piece> pieces) {
            this.pieces = pieces;
            skip();
        }

        boolean more() {
            return piece < pieces.size();
        }

        char character() {
            return pieces.get(piece).text().charAt(at);
        }

        Ink ink() {
            return pieces.get(piece).ink();
        }

        void next() {
            at++;
            skip();
        }

        private void skip() {
            while (piece < pieces.size() && at >= pieces.get(piece).text().length()) {
                piece++;
                at = 0;
            }
        }

        /// Whether nothing that comes next belongs to what came before.
        boolean apart() {
            return !more() || Cells.certainWidth(character()) > 0;
        }
    }
}
