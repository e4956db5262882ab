package dev.jackdaw.agent;

import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Fact.Timing;
import dev.jackdaw.tool.Media;
import java.util.List;
import java.util.Optional;

/// What a face can ask of a session.
public sealed interface Command {

    /// The user says something; it begins a turn where none runs.
    ///
    /// @param text at most 10 Mi characters
    record Say(String text, List<Media> media, Timing timing) implements Command {
        public static Say now(String text) {
            return new Say(text, List.of(), Timing.NOW);
        }
    }

    /// The user answers the gate.
    ///
    /// @param note what the model is told with it, or empty
    record Decide(String callId, Decision decision, String note) implements Command {}

    /// The user's answer to the gate.
    enum Decision {
        ONCE,
        /// Yes, and the rule the gate proposed for the rest of the session.
        ALWAYS,
        NO
    }

    /// Stops the running turn.
    record Interrupt() implements Command {}

    /// Changes the model, by the name a user knows it by.
    record ChooseModel(String name) implements Command {}

    /// Makes the model think more or less; its own way where empty.
    record ChooseEffort(Optional<String> effort) implements Command {}

    /// Adds a rule for the rest of the session.
    record AddRule(RuleList list, String rule) implements Command {}

    /// Takes back a rule of the session.
    record RemoveRule(RuleList list, String rule) implements Command {}

    /// Changes the permission mode.
    record ChoosePolicy(String mode) implements Command {}
}
