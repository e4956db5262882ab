package dev.jackdaw.hook;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import dev.jackdaw.tool.ClaudeNames;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.LooseJson;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts what happens in a session into the words hooks read.
///
/// @param transcript the session's log, or empty
/// @param mode the permission mode
/// @param agent the subagent at work, if it is one
public record Occasions(String session, String transcript, Path folder, Supplier<String> mode, Optional<Agent> agent) {
    private static final List<String> PATHS = List.of("file_path", "path");

    /// A subagent.
    ///
    /// @param id its name in the session
    /// @param type its role
    /// @param transcript its own log, or empty
    public record Agent(String id, String type, String transcript) {}

    /// In the user's own session.
    public Occasions(String session, String transcript, Path folder, Supplier<String> mode) {
        this(session, transcript, folder, mode, Optional.empty());
    }

    /// Something about no tool.
    ///
    /// @param subject what matchers are compared with; empty where they match all
    /// @param more fields in turn, as in [Json#obj]
    public Occasion of(HookEvent event, String subject, Object... more) {
        Json.Obj data = Json.obj(more);
        return new Occasion(event, subject.isEmpty() ? List.of() : List.of(subject), input(event, data), data);
    }

    private Json.Obj input(HookEvent event, Json.Obj more) {
        var fields = new LinkedHashMap<>(Json.obj(
                        "session_id", session,
                        "transcript_path", transcript,
                        "cwd", folder.toString(),
                        "permission_mode", mode.get(),
                        "hook_event_name", event.label())
                .fields());
        agent.ifPresent(at -> fields.putAll(
                Json.obj("agent_id", at.id(), "agent_type", at.type()).fields()));
        fields.putAll(more.fields());
        return new Json.Obj(fields);
    }

    /// A call, before it runs. It is told as it was understood, so that no spelling hides anything from a hook.
    public Occasion call(HookEvent event, Invocation<?> invocation, Object... more) {
        String own = invocation.tool().name();
        String name = ClaudeNames.tool(own);
        Json.Obj brief = Json.obj(
                "tool", own,
                "args", Records.write(invocation.parameters()),
                "tool_call_id", invocation.call().id());
        Json.Obj input = Json.obj(
                "tool_name", name,
                "tool_input", arguments(invocation),
                "tool_use_id", invocation.call().id());
        return new Occasion(event, List.of(name, own), input(event, plus(input, more)), plus(brief, more));
    }

    /// The arguments in Claude Code's spelling, files by their absolute path.
    Json.Obj arguments(Invocation<?> invocation) {
        Json.Obj given = Records.write(invocation.parameters()) instanceof Json.Obj fields ? fields : Json.obj();
        Json.Obj spelled =
                ClaudeNames.arguments(ClaudeNames.tool(invocation.tool().name()), given);
        for (String name : PATHS)
            if (spelled.get(name) instanceof Json.Str(var path)) spelled = spelled.with(name, absolute(path));
        return spelled;
    }

    private String absolute(String path) {
        try {
            return path.startsWith("~")
                    ? path
                    : folder.resolve(path).normalize().toString();
        } catch (InvalidPathException odd) {
            return path;
        }
    }

    /// A call that came back.
    public Occasion result(HookEvent event, Invocation<?> invocation, ToolResult result, long millis) {
        Json response = invocation.tool().name().equals("bash")
                ? Json.obj("stdout", result.text(), "stderr", "", "interrupted", false)
                : Json.obj("content", result.text(), "success", !result.failed());
        return event == HookEvent.POST_TOOL_USE
                ? call(event, invocation, "tool_response", response, "result", result.text(), "duration_ms", millis)
                : call(event, invocation, "error", result.text(), "is_interrupt", false, "duration_ms", millis);
    }

    /// A call of a round that is done.
    static Json.Obj call(ToolCall call, Map<String, String> results) {
        String name = ClaudeNames.tool(call.tool());
        return Json.obj(
                "tool_name",
                name,
                "tool_input",
                ClaudeNames.arguments(name, given(call.arguments())),
                "tool_use_id",
                call.id(),
                "tool_response",
                results.getOrDefault(call.id(), ""));
    }

    private static Json.Obj given(String arguments) {
        try {
            return LooseJson.parse(arguments).value() instanceof Json.Obj given ? given : Json.obj();
        } catch (JsonFault malformed) {
            return Json.obj();
        }
    }

    private static Json.Obj plus(Json.Obj start, Object... more) {
        var fields = new LinkedHashMap<>(start.fields());
        fields.putAll(Json.obj(more).fields());
        return new Json.Obj(fields);
    }
}
