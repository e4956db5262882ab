package dev.jackdaw.session;

import java.util.Optional;

/// Looks, when a turn is about to end, whether it may.
@FunctionalInterface
public interface Completion {
    /// What is to be kept first, if anything; where that adds a message, the model goes on. All are asked again after
    /// each fact, until there is nothing: whoever gives a fact must find in the session with that fact that it has
    /// nothing more to give. A [Fact.TurnEnded] ends the turn in its own way, unless somebody speaks meanwhile.
    ///
    /// @param ending how the turn would end
    Optional<Fact> before(Ending ending, Conversation conversation) throws InterruptedException;
}
