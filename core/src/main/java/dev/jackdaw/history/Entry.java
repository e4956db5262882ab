package dev.jackdaw.history;

import dev.jackdaw.session.Line;
import java.util.List;

/// Something of a session that can be found and recalled.
///
/// @param line of the log
/// @param id what it is recalled by: of a call, `turn-N`, or `line-SEQ`
/// @param turn in which it was, counted from 1; 0 before the first
/// @param who said it: `user`, `assistant`, a word for what the program said, or a tool with its arguments
/// @param parts its text, in pieces that follow each other
public record Entry(Line line, String id, int turn, String who, List<String> parts) {
    public Entry {
        parts = List.copyOf(parts);
    }

    /// What it is recalled by whatever else has the same id.
    String place() {
        return "line-" + line.seq();
    }

    String text() {
        return parts.size() == 1 ? parts.getFirst() : String.join("\n", parts);
    }
}
