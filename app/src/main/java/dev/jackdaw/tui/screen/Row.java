package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;

/// One line to be shown, of any length.
///
/// @param hang how far its continuations are indented where it is wrapped
public record Row(List<Piece> pieces, int hang) {
    public Row {
        pieces = List.copyOf(pieces);
    }

    /// A stretch of text in one look; without line ends, tabs and controls.
    public record Piece(String text, Ink ink) {}

    public static final Row EMPTY = new Row(List.of(), 0);

    public static Row of(String text) {
        return of(Ink.PLAIN, text);
    }

    public static Row of(Ink ink, String text) {
        return text.isEmpty() ? EMPTY : new Row(List.of(new Piece(text.replace("\t", "    "), ink)), 0);
    }

    public Row and(Ink ink, String text) {
        if (text.isEmpty()) return this;
        var more = new ArrayList<>(pieces);
        more.add(new Piece(text.replace("\t", "    "), ink));
        return new Row(more, hang);
    }

    public Row and(Row other) {
        var more = new ArrayList<>(pieces);
        more.addAll(other.pieces);
        return new Row(more, hang);
    }

    public Row hanging(int columns) {
        return new Row(pieces, columns);
    }

    public String text() {
        var text = new StringBuilder();
        for (Piece piece : pieces) text.append(piece.text());
        return text.toString();
    }

    public int width() {
        int width = 0;
        for (Piece piece : pieces) width += Cells.width(piece.text());
        return width;
    }

    /// As a terminal understands it.
    public String paint(Theme theme) {
        var out = new StringBuilder();
        paint(theme, 0, out);
        return out.toString();
    }

    /// Writes it as a terminal understands it, from that character on.
    void paint(Theme theme, int from, StringBuilder out) {
        int skipped = 0;
        for (Piece piece : pieces) {
            int start = Math.max(0, from - skipped);
            skipped += piece.text().length();
            if (start < piece.text().length())
                out.append(theme.paint(piece.ink(), piece.text().substring(start)));
        }
    }

    /// As much of it as fits in one line.
    public Row cut(int width) {
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
    public List<Row> wrap(int width) {
        return width() <= width ? List.of(this) : new Wrap(Math.max(4, width), Math.min(hang, width / 2)).of(this);
    }
}
