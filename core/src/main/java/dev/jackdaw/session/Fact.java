package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A kept line of the log. Components are only ever added at the end; absent ones read as empty.
public sealed interface Fact extends Event
        permits Undertaking,
                Fact.Started,
                Fact.UserSaid,
                Fact.Reminded,
                Fact.ModelSaid,
                Fact.ToolBegan,
                Fact.ToolRan,
                Fact.ApprovalAsked,
                Fact.ApprovalGiven,
                Fact.ModelChosen,
                Fact.ModelSwitched,
                Fact.ModelUsed,
                Fact.Titled,
                Fact.PolicyChosen,
                Fact.RuleAdded,
                Fact.Confined,
                Fact.TurnEnded,
                Fact.RuleRemoved,
                Fact.HookSpoke,
                Fact.Saved,
                Fact.Restored,
                Fact.Rewound,
                Fact.Reinstructed,
                Fact.Instructed,
                Fact.Recalled,
                Fact.Pinned,
                Fact.Unpinned,
                Fact.ModelAsked,
                Fact.Reduced,
                Fact.CompactionAsked,
                Fact.Compacted,
                Fact.Recovered,
                Fact.UserBegan,
                Fact.UserRan,
                Fact.Unknown {

    /// The first line: what the session began with.
    ///
    /// @param version of the log's format
    /// @param instructions the system prompt, composed once, so that the log replays anywhere
    /// @param parent the session this one was forked from
    /// @param sections what the instructions consist of, in their order
    record Started(
            int version,
            String session,
            Path directory,
            String model,
            String policy,
            String instructions,
            Optional<String> parent,
            List<Section> sections)
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
    /// @param call what is asked about, where it is no call of the model or was changed since
    record ApprovalAsked(String callId, String why, String rule, Optional<ToolCall> call) implements Fact {
        public ApprovalAsked(String callId, String why, String rule) {
            this(callId, why, rule, Optional.empty());
        }
    }

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

    /// The system prompt was composed anew, because the user asked for it.
    record Reinstructed(String instructions, List<Section> sections) implements Fact {}

    /// Further instructions came into force, for instance those of a folder the model has begun to work in.
    ///
    /// @param sources the files they are from
    /// @param text as the model reads it
    record Instructed(List<String> sources, String text) implements Fact {}

    /// Notes were found that may concern what the user asked for.
    ///
    /// @param notes their ids
    /// @param text as the model reads them
    record Recalled(List<String> notes, String text) implements Fact {}

    /// Something that is to stay in the prompt word for word, whatever becomes of the conversation.
    ///
    /// @param by who wants it so: `user`, or the tool that was called
    record Pinned(String text, String by) implements Fact {}

    /// What was pinned need not stay any longer.
    record Unpinned(String text) implements Fact {}

    /// A model is being asked for the next step.
    ///
    /// @param estimate tokens of the prompt as estimated, before the provider's own count is known
    /// @param expected the same corrected by what the provider counted before
    /// @param window tokens the model takes, 0 where that is not known
    /// @param pressure how full the window is, from 0 to 3
    /// @param sections what the prompt consists of, as estimated
    record ModelAsked(String origin, long estimate, long expected, long window, int pressure, List<Weight> sections)
            implements Fact {}

    /// @param tokens estimated
    record Weight(String section, long tokens) {}

    /// Old results and pastes were cut in the conversation, to make room; the log still has them.
    ///
    /// @param before tokens of the prompt, as expected
    record Reduced(List<Reduction> reductions, String why, long before, long after) implements Fact {}

    /// @param message its place in the conversation as it stood
    /// @param id what `history_search` finds the whole of it by
    record Reduction(int message, Cut cut, String id) {}

    /// How much of something is left.
    enum Cut {
        /// Its beginning and its end.
        TRIMMED,
        /// A word on what it was.
        CLEARED
    }

    /// The user wants the conversation summed up.
    ///
    /// @param focus what matters most, or empty
    record CompactionAsked(String focus) implements Fact {}

    /// The conversation so far was replaced by a summary and what was kept of it.
    ///
    /// @param summary as the model reads it
    /// @param kept messages that stay, by their place in the conversation as it stood
    /// @param keepFrom the place from which on all stay
    /// @param why `manual`, `auto` or `refused`, after a colon in words
    /// @param by the model that wrote it, or `extract`
    /// @param before tokens of the prompt, as expected
    record Compacted(String summary, List<Integer> kept, int keepFrom, String why, String by, long before, long after)
            implements Fact {}

    /// Something went wrong, and something was done about it.
    ///
    /// @param kind one of the kinds of trouble, in one word
    /// @param action what was done, in one word
    /// @param about what it was, for a person
    /// @param limit tokens the model takes at most, as far as a refusal told; 0 where it told nothing
    record Recovered(String kind, String action, String about, long limit) implements Fact {
        public Recovered(String kind, String action, String about) {
            this(kind, action, about, 0);
        }
    }

    /// A command the user ordered is about to run.
    ///
    /// @param id names it in what is told of it
    record UserBegan(String id, String command) implements Fact {}

    /// A command the user ordered has run.
    ///
    /// @param text command and output, as the model reads them with the next prompt
    record UserRan(String id, String text, ToolResult result) implements Fact {}

    /// A line of a newer program, carried along as it is.
    record Unknown(String kind, Json.Obj raw) implements Fact {}
}
