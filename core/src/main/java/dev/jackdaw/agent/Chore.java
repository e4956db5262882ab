package dev.jackdaw.agent;

import dev.jackdaw.tool.ToolResult;

/// Something a session does beside its turns, because the user ordered it. The model reads the result with the next
/// prompt.
@FunctionalInterface
public interface Chore {
    /// @param argument what was ordered
    /// @throws IllegalArgumentException where it cannot be done, with the mend
    ToolResult run(String argument) throws InterruptedException;
}
