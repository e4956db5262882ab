package dev.jackdaw.model.text;

import java.util.List;

/// A piece of a reply as it was read out of text.
sealed interface Piece {

    record Said(String text) implements Piece {}

    record Thought(String text) implements Piece {}

    /// @param arguments as JSON, if the model kept to the rules
    /// @param repairs what had to be repaired to read it
    record Called(String tool, String arguments, Spelling spelling, List<String> repairs) implements Piece {}

    /// A call that cannot be read.
    ///
    /// @param tool its name as far as it can be made out, or empty
    /// @param raw the call as it was written
    record Wrong(String tool, String raw, String why, Spelling spelling) implements Piece {}
}
