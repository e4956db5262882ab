package dev.jackdaw.session;

import java.util.Optional;

/// Something that is looked after each time before a model is asked for the next step of a turn: what it is to know, or
/// what it has to be told.
@FunctionalInterface
public interface Preparation {

    /// What is to be kept first; the conversation is then looked at again, until there is nothing. Whoever gives a fact
    /// must find in the conversation with that fact that it has nothing more to give.
    Optional<Fact> before(Conversation conversation) throws InterruptedException;
}
