package dev.jackdaw.tool;

import dev.jackdaw.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Our tools in Claude Code's spelling, which scripts and hooks depend on: `read` is `Read`, and its `path` is
/// `file_path`. Tools Claude Code has not keep their names.
public final class ClaudeNames {
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
            Map.entry("web_search", "WebSearch"),
            Map.entry("skill", "Skill"),
            Map.entry("delegate", "Agent"));

    private static final Map<String, String> FILE = Map.of("path", "file_path");

    private static final Map<String, Map<String, String>> PARAMETERS = Map.of(
            "Read",
            FILE,
            "Write",
            FILE,
            "Edit",
            FILE,
            "MultiEdit",
            FILE,
            "Bash",
            Map.of("background", "run_in_background"),
            "BashOutput",
            Map.of("id", "bash_id"),
            "KillShell",
            Map.of("id", "shell_id"),
            "Skill",
            Map.of("name", "skill", "arguments", "args"),
            "Agent",
            Map.of("task", "prompt", "role", "subagent_type", "background", "run_in_background"));

    private ClaudeNames() {}

    /// The spelling of a tool of ours.
    public static String tool(String name) {
        return TOOLS.getOrDefault(name, name);
    }

    /// Whether the parameters of a tool, spelled as there, are spelled as here.
    public static boolean keepsParameters(String spelled) {
        return !PARAMETERS.containsKey(spelled);
    }

    /// Arguments of a tool, spelled as there, with the names they have there.
    public static Json.Obj arguments(String spelled, Json.Obj arguments) {
        Map<String, String> spellings = PARAMETERS.getOrDefault(spelled, Map.of());
        var fields = new LinkedHashMap<String, Json>();
        arguments.fields().forEach((name, value) -> fields.put(spellings.getOrDefault(name, name), value));
        return new Json.Obj(fields);
    }
}
