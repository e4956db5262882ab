package dev.jackdaw.session;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import java.util.Optional;

/// Keeps prompts within what a model takes.
public interface Fitting {

    /// What makes room for the prompt, or ends the turn because there can be none; nothing where it fits as it is. The
    /// prompt is composed again with what is given.
    Optional<Fact> before(Prompt prompt, Conversation conversation) throws InterruptedException;

    /// What is kept about a prompt that is now sent.
    Optional<Fact.ModelAsked> asking(Prompt prompt, Conversation conversation, String origin);

    /// What makes room after a provider found a prompt too long; nothing where nothing more can be done.
    Optional<Fact> refused(Prompt prompt, Conversation conversation, ModelFailure failure) throws InterruptedException;

    /// Sums the conversation up because the user wants it.
    ///
    /// @param focus what matters most, or empty
    Fact compact(Prompt prompt, Conversation conversation, String focus) throws InterruptedException;

    /// Sends every prompt as it is.
    Fitting NONE = new Fitting() {
        @Override
        public Optional<Fact> before(Prompt prompt, Conversation conversation) {
            return Optional.empty();
        }

        @Override
        public Optional<Fact.ModelAsked> asking(Prompt prompt, Conversation conversation, String origin) {
            return Optional.empty();
        }

        @Override
        public Optional<Fact> refused(Prompt prompt, Conversation conversation, ModelFailure failure) {
            return Optional.empty();
        }

        @Override
        public Fact compact(Prompt prompt, Conversation conversation, String focus) {
            return new Fact.Recovered("compaction", "none", "this session keeps its whole conversation");
        }
    };
}
