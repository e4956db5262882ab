package dev.jackdaw.tool;

import dev.jackdaw.json.Json;

/// A tool as the model sees it.
///
/// @param schema JSON Schema of the arguments
public record ToolSpec(String name, String description, Json.Obj schema) {}
