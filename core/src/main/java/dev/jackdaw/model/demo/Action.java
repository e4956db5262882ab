package dev.jackdaw.model.demo;

import dev.jackdaw.tool.ToolCall;
import java.util.List;

/// What the script does next.
///
/// @param text what it says first
/// @param calls what it calls then; none where the turn ends
record Action(String text, List<ToolCall> calls) {
    static Action says(String text) {
        return new Action(text, List.of());
    }
}
