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
    ///
    /// @param list `allow` where empty, else `ask` or `deny`
    record RuleAdded(String rule, Optional<String> list) implements Fact {
        public RuleAdded(String rule) {
            this(rule, Optional.empty());
        }
    }

    /// It was found out how far commands can be confined; holds until the session is closed.
    ///
    /// @param level a label of the sandbox's levels
    /// @param why what stands in the way of a stronger one, or empty
    record Confined(String level, String why) implements Fact {}

    record TurnEnded(Ending ending) implements Fact {}

    /// A rule of the session the user took back.
    ///
    /// @param list `allow`, `ask` or `deny`
    record RuleRemoved(String rule, String list) implements Fact {}

    /// A hook said something that counts.
    ///
    /// @param event what it was asked about, and after a colon of what, such as `PreToolUse:Bash`
    /// @param hook as its configuration has it
    /// @param text what the model reads where it was added or let go on, else what the user reads
    record HookSpoke(String event, String hook, HookEffect effect, String text) implements Fact {}

    /// What came of a hook's words.
    enum HookEffect {
        /// The model reads them.
        ADDED,
        /// The model wanted to stop, and goes on with them.
        CONTINUED,
        /// A call, a prompt or something else was refused.
        DENIED,
        /// The input of a call was changed.
        CHANGED,
        /// The turn is to end.
        STOPPED,
        /// The hook has no usable answer.
        FAILED,
        /// The user reads them.
        TOLD
    }

    /// A call has changed files, and what they were is saved.
    ///
    /// @param callId empty for a restoring that was cut off
    /// @param step the number it is undone by; 0 where it cannot be
    /// @param what the call in a few words
    /// @param files how many paths it has changed
    /// @param left what of it cannot be brought back: the reason in a word, a space, the path
    record Saved(String callId, int step, String what, int files, List<String> left) implements Fact {}

    /// Files were brought back to what they were.
    ///
    /// @param how `undo`, `redo` or `rewind`
    /// @param step the number of the restoring itself
    /// @param steps which steps it took back, or back again
    /// @param files how many paths it has changed
    /// @param left what was left as it was: the reason in a word, a space, the path
    record Restored(String how, int step, List<Integer> steps, int files, List<String> left) implements Fact {}

    /// The conversation went back to before the message that began a turn.
    ///
    /// @param to the turn, counted from 0 in the conversation as it stands
    record Rewound(int to) implements Fact {}

    /// A line of a newer program, carried along as it is.
    record Unknown(String kind, Json.Obj raw) implements Fact {}
}
