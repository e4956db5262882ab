package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A kept line of the log. Components are only ever added at the end; absent ones read as empty.
public sealed interface Fact extends Event {

    /// The first line: what the session began with.
    ///
    /// @param version of the log's format
    /// @param instructions the system prompt, composed once, so that the log replays anywhere
    /// @param parent the session this one was forked from
    record Started(
            int version,
            String session,
            Path directory,
            String model,
            String policy,
            String instructions,
            Optional<String> parent)
            implements Fact {}

    /// The user spoke.
    record UserSaid(String text, List<Media> media, Timing timing) implements Fact {}

    /// When what the user says while the agent works is heard.
    enum Timing {
        /// After the running round of tools.
        NOW,
        /// When the turn has ended.
        LATER
    }

    /// The program spoke to the model on its own account.
    ///
    /// @param about why: one word a fold can go by
    record Reminded(String about, String text) implements Fact {}

    record ModelSaid(Reply reply) implements Fact {}

    /// A call that may change something is about to run; written before it does.
    record ToolBegan(String callId) implements Fact {}

    record ToolRan(String callId, ToolResult result) implements Fact {}

    /// The gate wants an answer.
    ///
    /// @param why what the policy says about the call
    /// @param rule the rule an answer "always" would add for the session
    record ApprovalAsked(String callId, String why, String rule) implements Fact {}

    /// @param by who answered: `user`, or the policy's words
    /// @param note what the user told the model with it
    record ApprovalGiven(String callId, boolean allowed, String by, String note) implements Fact {}

    /// The user chose a model for the session, or how much it is to think.
    ///
    /// @param effort empty where the model decides
    record ModelChosen(String model, Optional<String> effort) implements Fact {}

    /// Another model answers in place of one that failed.
    ///
    /// @param from the origin of the one that failed
    /// @param to the origin of the one that is asked now
    record ModelSwitched(String from, String to, String why) implements Fact {}

    /// A model was asked beside the conversation.
    ///
    /// @param work what for, in one word
    record ModelUsed(String origin, String work, Usage usage) implements Fact {}

    /// What the session is about, in a few words.
    record Titled(String title) implements Fact {}

    /// @param name a permission mode
    record PolicyChosen(String name) implements Fact {}

    /// A rule the user added for the rest of the session.
    record RuleAdded(String rule) implements Fact {}

    /// It was found out how far commands can be confined; holds until the session is closed.
    ///
    /// @param level a label of the sandbox's levels
    /// @param why what stands in the way of a stronger one, or empty
    record Confined(String level, String why) implements Fact {}

    record TurnEnded(Ending ending) implements Fact {}

    /// A line of a newer program, carried along as it is.
    record Unknown(String kind, Json.Obj raw) implements Fact {}
}
