package dev.jackdaw.session;

/// Why a turn stopped.
///
/// @param detail what a person should know about it, or empty
/// @param status the HTTP status behind a model error, or 0
/// @param category the kind of model error in Claude Code's words, or empty
public record Ending(Reason reason, String detail, int status, String category) {

    public enum Reason {
        ANSWERED,
        STEP_LIMIT,
        BUDGET,
        INTERRUPTED,
        MODEL_ERROR,
        REFUSED,
        PROMPT_TOO_LONG,
        DOOM_LOOP,
        HOOK_STOPPED,
        /// What the user called by a name was not said, because a command or file in it was refused.
        NOT_SAID,
        /// A plan was made anew as often as it may be, and failed all the same.
        PLAN_FAILED
    }

    public static Ending of(Reason reason, String detail) {
        return new Ending(reason, detail, 0, "");
    }
}
