package dev.jackdaw.tui.screen;

import java.util.Set;

/// Rows as they are written where they are read aloud: without the marks that only guide the eye. What they mean stands
/// in words beside them, and a reader would say "black circle" before every call.
///
/// Only marks that are a piece of their own are left out; what somebody wrote stays as it is.
public final class Spoken {
    private static final Set<String> MARKS = Set.of("●", "└", "✓", "✗", "❯", "»", "•", "│", "◎", "→", "↻");

    private Spoken() {}

    public static String text(Row row) {
        var text = new StringBuilder();
        for (Row.Piece piece : row.pieces()) {
            String bare = piece.text().strip();
            if (!MARKS.contains(bare)) text.append(piece.text());
            else text.append(piece.text(), 0, piece.text().indexOf(bare));
        }
        return text.toString();
    }
}
