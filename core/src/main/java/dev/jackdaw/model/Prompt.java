package dev.jackdaw.model;

import dev.jackdaw.tool.ToolSpec;
import java.util.List;

/// One request to a model.
///
/// @param instructions the system prompt
/// @param tools what the model may call; named even when it may not, for the prefix to stay the same
/// @param choice whether it may call them this time
public record Prompt(String instructions, List<ToolSpec> tools, List<Message> messages, ToolChoice choice) {
    public Prompt {
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }

    /// Whether tools may be called.
    public enum ToolChoice {
        AUTO,
        NONE
    }
}
