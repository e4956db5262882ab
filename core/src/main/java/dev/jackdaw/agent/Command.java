package dev.jackdaw.agent;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Fact.Timing;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.Media;
import dev.jackdaw.undo.Timeline.Conflicts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a face can ask of a session.
public sealed interface Command {

    /// The user says something; it begins a turn where none runs. `/name arguments` says what the custom command or
    /// skill of that name says, where there is one.
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

    /// Runs a command of the user's own in the workspace, past the gate and the sandbox; no model is asked, but the
    /// next
    /// prompt has the output. Refused while the agent works.
    record Run(String command) implements Command {}

    /// Does one of the session's chores, beside the turns. Refused while the agent works.
    record Order(String chore, String argument) implements Command {}

    /// Stops the running turn, or the running command of the user.
    record Interrupt() implements Command {}

    /// Changes the model, by the name a user knows it by.
    record ChooseModel(String name) implements Command {}

    /// Makes the model think more or less; its own way where empty.
    record ChooseEffort(Optional<String> effort) implements Command {}

    /// Adds a rule for the rest of the session.
    record AddRule(RuleList list, String rule) implements Command {}

    /// Takes back a rule of the session.
    record RemoveRule(RuleList list, String rule) implements Command {}

    /// Takes back what a step and all after it have changed.
    ///
    /// @param from the number of the first of them
    record Undo(int from, Conflicts conflicts) implements Command {}

    /// Takes back the last undo.
    record Redo(Conflicts conflicts) implements Command {}

    /// Goes back to before the message that began a turn.
    ///
    /// @param turn counted from 0 in the conversation as it stands
    record Rewind(int turn, Scope scope, Conflicts conflicts) implements Command {}

    /// What goes back.
    enum Scope {
        BOTH,
        CONVERSATION,
        FILES
    }

    /// Sums the conversation up, after the running round where a turn runs.
    ///
    /// @param focus what matters most, or empty
    record Compact(String focus) implements Command {}

    /// Begins or changes something the session does on its own account.
    ///
    /// @param said what is said with it, which begins a turn where none runs; nothing where empty
    record Undertake(Undertaking deed, String said) implements Command {}

    /// Stops a subagent.
    record StopAgent(String agent) implements Command {}

    /// Keeps something in the prompt word for word, for the rest of the session.
    record Pin(String text) implements Command {}

    /// Takes a pin back.
    record Unpin(String text) implements Command {}

    /// Reads instructions, skills, commands and agents again; the system prompt is composed anew where it changes.
    ///
    /// @param heeded whose files count
    record Reload(Set<Owner> heeded) implements Command {
        public Reload {
            heeded = Set.copyOf(heeded);
        }
    }

    /// Changes the permission mode.
    record ChoosePolicy(String mode) implements Command {}
}
