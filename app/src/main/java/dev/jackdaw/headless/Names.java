package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.ClaudeNames;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;

/// What the model calls in Claude Code's spelling, which scripts that read the lines depend on.
final class Names {
    private final Toolbox toolbox;

    Names(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /// A tool's name, whatever the model called it.
    String tool(String called) {
        String name = toolbox.named(called).map(Tool::name).orElse(called);
        return ClaudeNames.tool(name);
    }

    /// Whether the arguments are written as the model wrote them.
    boolean keepsArguments(String called) {
        return ClaudeNames.keepsParameters(tool(called));
    }

    /// The arguments; an empty object where they are not one.
    Json.Obj input(ToolCall call) {
        try {
            Json json = call.arguments().isBlank() ? Json.obj() : Json.parse(call.arguments());
            return json instanceof Json.Obj given ? ClaudeNames.arguments(tool(call.tool()), given) : Json.obj();
        } catch (JsonFault malformed) {
            return Json.obj();
        }
    }
}
