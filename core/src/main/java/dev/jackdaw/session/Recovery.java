package dev.jackdaw.session;

import dev.jackdaw.tool.ToolResult;
import java.util.Locale;
import java.util.Optional;

/// What goes wrong in a session without ending it, and what is done about each. Kinds and actions have the names
/// MiniBot's records give them, so that programs which read those read these.
public enum Recovery {
    /// A call of a tool that is not there, or with arguments that do not fit.
    TOOL_SCHEMA_ERROR(Action.RETURN_OBSERVATION),
    /// A call the rules, the user or a hook refused.
    PERMISSION_DENIED(Action.RETURN_OBSERVATION),
    /// A prompt longer than the model takes.
    PROMPT_TOO_LONG(Action.REACTIVE_COMPACT),
    /// What the user asks for is too long by itself.
    CURRENT_REQUEST_TOO_LONG(Action.STOP),
    /// A provider that failed for the moment.
    TRANSIENT_MODEL_ERROR(Action.RETRY_MODEL),
    /// A change of a file on knowledge that is missing or old.
    STALE_FILE_STATE(Action.RETURN_OBSERVATION),
    /// Files the model has read were changed by others.
    WORKSPACE_DRIFT(Action.REANCHOR_PROMPT);

    /// What is done.
    public enum Action {
        /// The model reads what was wrong as the result of its call.
        RETURN_OBSERVATION,
        /// Room is made in the conversation, and the model is asked again.
        REACTIVE_COMPACT,
        /// The model is asked again.
        RETRY_MODEL,
        /// The model is told what no longer holds.
        REANCHOR_PROMPT,
        /// The turn ends.
        STOP;

        /// The word the log knows it by.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Action action;

    Recovery(Action action) {
        this.action = action;
    }

    /// The word the log knows it by.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// That it happened.
    ///
    /// @param about what it was, for a person
    public Fact.Recovered fact(String about) {
        return new Fact.Recovered(word(), action.word(), about);
    }

    /// What a call ran into, by the details of its result.
    public static Optional<Recovery> of(ToolResult result) {
        if (result.details().get("refused").truth(false)) return Optional.of(PERMISSION_DENIED);
        return result.details().get(ToolResult.TROUBLE).asText().flatMap(Recovery::named);
    }

    static Optional<Recovery> named(String word) {
        for (Recovery kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
        return Optional.empty();
    }
}
