package dev.jackdaw.memory.candidate;

import dev.jackdaw.model.ModelFailure;

/// A model that is asked beside the conversation.
@FunctionalInterface
public interface Adviser {
    /// What it says to a text.
    ///
    /// @param instructions what is to be done with it
    String ask(String instructions, String text) throws ModelFailure, InterruptedException;
}
