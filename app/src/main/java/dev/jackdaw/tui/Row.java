package dev.jackdaw.tui;

import java.util.ArrayList;
import java.util.List;

/// One line to be shown, of any length.
///
/// @param hang how far its continuations are indented where it is wrapped
record Row(List<Piece> pieces, int hang) {
    Row {
        pieces = List.copyOf(pieces);
    }

    /// A stretch of text in one look; without line ends, tabs and controls.
    record Piece(String text, Ink ink) {}

    static final Row EMPTY = new Row(List.of(), 0);

    static Row of(String text) {
        return of(Ink.PLAIN, text);
    }

    static Row of(Ink ink, String text) {
        return text.isEmpty() ? EMPTY : new Row(List.of(new Piece(text.replace("\t", "    "), ink)), 0);
    }

    Row and(Ink ink, String text) {
        if (text.isEmpty()) return this;
        var more = new ArrayList<>(pieces);
        more.add(new Piece(text.replace("\t", "    "), ink));
        return new Row(more, hang);
    }

    Row and(Row other) {
        var more = new ArrayList<>(pieces);
        more.addAll(other.pieces);
        return new Row(more, hang);
    }

    Row hanging(int columns) {
        return new Row(pieces, columns);
    }

    String text() {
        var text = new StringBuilder();
        for (Piece piece : pieces) text.append(piece.text());
        return text.toString();
    }

    int width() {
        int width = 0;
        for (Piece piece : pieces) width += Cells.width(piece.text());
        return width;
    }

    /// As a terminal understands it.
    String paint(boolean colour) {
        if (!colour) return text();
        var painted = new StringBuilder();
        for (Piece piece : pieces) painted.append(piece.ink().paint(piece.text()));
        return painted.toString();
    }

    /// As much of it as fits in one line.
    Row cut(int width) {
        int left = width;
        var kept = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            int wide = Cells.width(piece.text());
            if (wide > left) {
                if (left > 0) kept.add(new Piece(Cells.cut(piece.text(), left), piece.ink()));
                return new Row(kept, hang);
            }
            kept.add(piece);
            left -= wide;
        }
        return this;
    }

    /// The lines it takes at that width, broken at spaces where there are any.
    List<Row> wrap(int width) {
        return width() <= width ? List.of(this) : new Wrap(Math.max(4, width), Math.min(hang, width / 2)).of(this);
    }
}
