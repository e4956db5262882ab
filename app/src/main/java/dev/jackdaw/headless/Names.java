package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tools in Claude Code's spelling, which scripts that read the lines depend on: `read` is `Read`, and its `path`
/// is `file_path`. Tools Claude Code has not keep their names.
final class Names {
    private static final Map<String, String> TOOLS = Map.ofEntries(
            Map.entry("read", "Read"),
            Map.entry("write", "Write"),
            Map.entry("edit", "Edit"),
            Map.entry("multi_edit", "MultiEdit"),
            Map.entry("bash", "Bash"),
            Map.entry("bash_output", "BashOutput"),
            Map.entry("bash_kill", "KillShell"),
            Map.entry("glob", "Glob"),
            Map.entry("grep", "Grep"),
            Map.entry("ls", "LS"),
            Map.entry("todo", "TodoWrite"),
            Map.entry("fetch", "WebFetch"),
            Map.entry("web_search", "WebSearch"));

    private static final Map<String, String> FILE = Map.of("path", "file_path");

    private static final Map<String, Map<String, String>> PARAMETERS = Map.of(
            "Read", FILE,
            "Write", FILE,
            "Edit", FILE,
            "MultiEdit", FILE,
            "Bash", Map.of("background", "run_in_background"),
            "BashOutput", Map.of("id", "bash_id"),
            "KillShell", Map.of("id", "shell_id"));

    private final Toolbox toolbox;

    Names(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /// A tool's name, whatever the model called it.
    String tool(String called) {
        String name = toolbox.named(called).map(Tool::name).orElse(called);
        return TOOLS.getOrDefault(name, name);
    }

    /// Whether the arguments are written as the model wrote them.
    boolean keepsArguments(String called) {
        return !PARAMETERS.containsKey(tool(called));
    }

    /// The arguments; an empty object where they are not one.
    Json.Obj input(ToolCall call) {
        try {
            Json json = call.arguments().isBlank() ? Json.obj() : Json.parse(call.arguments());
            return json instanceof Json.Obj(var given) ? renamed(tool(call.tool()), given) : Json.obj();
        } catch (JsonFault malformed) {
            return Json.obj();
        }
    }

    private static Json.Obj renamed(String tool, Map<String, Json> given) {
        Map<String, String> spellings = PARAMETERS.getOrDefault(tool, Map.of());
        var fields = new LinkedHashMap<String, Json>();
        given.forEach((name, value) -> fields.put(spellings.getOrDefault(name, name), value));
        return new Json.Obj(fields);
    }
}
