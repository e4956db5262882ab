package dev.jackdaw.tui.code;

import dev.jackdaw.tui.screen.Ink;
import java.util.Set;

/// A stretch of code with a beginning and an end of its own, like a string or a comment.
///
/// @param close what ends it; where empty, the end of the line does
record Span(String open, String close, Ink ink, Set<Trait> traits) {

    enum Trait {
        /// A backslash takes the meaning from what follows.
        ESCAPE,
        /// It goes on in the next line.
        LINES,
        /// It may hold others of its kind.
        NESTED,
        /// It begins only after a space, or where the line does.
        ALONE,
        /// It begins only where the line does, but for spaces.
        FIRST,
        /// It holds one character; otherwise its mark means something else.
        CHARACTER
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
