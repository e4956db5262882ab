package dev.jackdaw.tui.screen;

import java.util.ArrayList;
import java.util.List;

/// Writes a row bit by bit; neighbours in one ink become one piece.
public final class Pen {
    private final List<Row.Piece> pieces = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private Ink ink = Ink.PLAIN;

    public Pen write(Ink in, String text) {
        return write(in, text, 0, text.length());
    }

    /// Writes a part of a text; a tab takes four columns wherever it stands, as in [Row].
    public Pen write(Ink in, String text, int start, int end) {
        if (start >= end) return this;
        if (in != ink) lift();
        ink = in;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\t') run.append("    ");
            else run.append(c);
        }
        return this;
    }

    private void lift() {
        if (run.isEmpty()) return;
        pieces.add(new Row.Piece(run.toString(), ink));
        run.setLength(0);
    }

    public boolean blank() {
        return pieces.isEmpty() && run.isEmpty();
    }

    /// What was written; the next one begins empty.
    public Row row() {
        lift();
        Row row = pieces.isEmpty() ? Row.EMPTY : new Row(pieces, 0);
        pieces.clear();
        return row;
    }
}
