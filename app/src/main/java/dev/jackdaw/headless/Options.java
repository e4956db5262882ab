package dev.jackdaw.headless;

import java.util.Optional;
import java.util.Set;

/// What is to be done without a screen, and in which form it is told.
///
/// @param prompt the task; empty where tasks come as lines of input, or a turn that was cut off goes on
public record Options(Format format, Set<Extra> extras, Optional<String> prompt, About about) {
    public Options {
        extras = Set.copyOf(extras);
    }

    /// The form of the output.
    public enum Format {
        /// The final answer.
        TEXT,
        /// One result object; one array of all lines with [Extra#VERBOSE].
        JSON,
        /// A line of JSON for everything that happens, as Claude Code writes them.
        STREAM_JSON
    }

    /// What is told or heard beyond the usual.
    public enum Extra {
        VERBOSE,
        /// The task is planned first, or what is left of the session's plan is carried out.
        PLANNED,
        /// Text: calls, diffs and output are part of it, and a summary at the end.
        NARRATED,
        /// Raw events of replies while they arrive.
        PARTIAL,
        /// Tasks come as lines of JSON on standard input.
        STREAMED_INPUT,
        /// Those lines are told again.
        REPLAY,
        /// Hooks at work.
        HOOKS
    }

    boolean has(Extra extra) {
        return extras.contains(extra);
    }
}
