package dev.jackdaw.tool;

/// A tool request in a reply of the model.
///
/// @param id names the call in its reply and in the answer to it
/// @param tool the tool's name as the model wrote it
/// @param arguments the arguments as the model wrote them: JSON text, if it kept to the rules
public record ToolCall(String id, String tool, String arguments) {}
