package dev.jackdaw.delegate;

import dev.jackdaw.model.Usage;
import java.util.List;

/// What came of a task that was handed to a subagent.
///
/// @param agent its name
/// @param child the id of its own session; empty where it could not begin
/// @param summary at most 2,000 characters
/// @param evidence at most ten, each of which stands in the workspace
/// @param read files it looked at, relative to the workspace
/// @param changed files it changed, relative to the workspace
/// @param questions what it leaves open
/// @param confidence `high`, `medium` or `low`, or empty where it did not say
/// @param next what it would do next, or empty
/// @param usage of itself and those below it
/// @param ended why it ended, in a sentence; empty where it answered
public record Report(
        String agent,
        String child,
        Outcome outcome,
        String summary,
        List<Evidence> evidence,
        List<String> read,
        List<String> changed,
        List<String> questions,
        String confidence,
        String next,
        Usage usage,
        String ended) {
    public Report {
        evidence = List.copyOf(evidence);
        read = List.copyOf(read);
        changed = List.copyOf(changed);
        questions = List.copyOf(questions);
    }

    /// How it ended.
    public enum Outcome {
        ANSWERED,
        FAILED,
        /// One of its limits, or of the tree's, was reached.
        LIMIT,
        STOPPED
    }

    /// A place that bears out what is said.
    ///
    /// @param file relative to the workspace
    /// @param line counted from 1; 0 for the whole file
    /// @param note at most 200 characters
    public record Evidence(String file, int line, String note) {}
}
