package dev.jackdaw.model.wire;

import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;

/// What is said in words because a wire has no form for it.
final class InWords {
    private InWords() {}

    /// What a tool said; most providers refuse an empty answer.
    static String output(ToolResult result) {
        return result.text().isBlank() ? "(no output)" : result.text();
    }

    static String leftOut(Media media) {
        return "(a part of type " + media.type() + " was left out)";
    }
}
