package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.Optional;

/// What a call gave back, taken apart as Claude Code does for each of its tools; a text for all others and for
/// failures.
final class ToolUseResult {
    private final Names names;

    ToolUseResult(Names names) {
        this.names = names;
    }

    Json of(ToolCall call, ToolResult result) {
        String tool = names.tool(call.tool());
        boolean ran = !result.failed() || result.details().has("command");
        if (!ran) return Json.of("Error: " + result.text());
        Json.Obj input = names.input(call);
        return switch (tool) {
            case "Bash" -> shell(result);
            case "Read" -> read(input, result);
            case "Edit" -> edit(input, result);
            case "Write" -> write(input, result);
            default -> Json.of(result.text());
        };
    }

    private static Json shell(ToolResult result) {
        return Json.obj(
                "stdout", result.details().get("stdout").text(result.text()),
                "stderr", "",
                "interrupted", result.details().get("interrupted").truth(false),
                "isImage", false,
                "exitCode", present(result.details().get("exitCode")),
                "backgroundTaskId", present(result.details().get("background")));
    }

    private static Json read(Json.Obj input, ToolResult result) {
        Json.Obj details = result.details();
        Json.Obj file = Json.obj(
                "filePath", path(input, details),
                "content", result.text(),
                "numLines", present(details.get("numLines")),
                "startLine", present(details.get("startLine")),
                "totalLines", present(details.get("totalLines")));
        return Json.obj("type", "text", "file", file);
    }

    private static Json edit(Json.Obj input, ToolResult result) {
        return Json.obj(
                "filePath", path(input, result.details()),
                "oldString", input.get("old_string"),
                "newString", input.get("new_string"),
                "originalFile", null,
                "structuredPatch", Hunks.of(diff(result)),
                "userModified", false,
                "replaceAll", input.get("replace_all").truth(false));
    }

    private static Json write(Json.Obj input, ToolResult result) {
        return Json.obj(
                "type", result.details().get("kind").text("update"),
                "filePath", path(input, result.details()),
                "content", input.get("content"),
                "structuredPatch", Hunks.of(diff(result)));
    }

    private static String path(Json.Obj input, Json.Obj details) {
        return details.get("path").text(input.get("file_path").text(""));
    }

    static String diff(ToolResult result) {
        return result.details().get("diff").text("");
    }

    private static Optional<Json> present(Json value) {
        return value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
