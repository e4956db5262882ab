package dev.jackdaw.delegate;

/// Works tasks by subagents of a session, within the limits of its tree. Safe for use by several threads.
@FunctionalInterface
public interface Agents {

    /// Has a task worked, to its end; whatever goes wrong is told in the report. An interrupt ends the subagent.
    ///
    /// @throws IllegalArgumentException where there is no such role, naming those there are, or where the one
    /// of that name works already
    Report run(Assignment assignment) throws InterruptedException;
}
