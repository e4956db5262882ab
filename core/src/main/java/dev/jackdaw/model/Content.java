package dev.jackdaw.model;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;

/// A part of a message.
public sealed interface Content {

    record Text(String text) implements Content {}

    /// What a model thought before it spoke.
    ///
    /// @param signature what its provider wants back with it, or empty
    record Thinking(String text, String signature) implements Content {}

    record Call(ToolCall call) implements Content {}

    record Picture(Media media) implements Content {}

    /// A part only its own wire understands, kept as it came and given back to that wire alone: redacted thinking,
    /// the traces of tools a provider ran itself.
    record Opaque(String kind, Json raw) implements Content {}
}
