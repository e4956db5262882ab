package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// Gemini's `generateContent` as Google streams it. A call gets the id the script gives it and none where it gives
/// none; the first of a reply is signed.
final class GeminiFormat implements Format {

    @Override
    public List<String> events(ScriptedReply reply, ServedRequest request) {
        String id = Format.id("", 22);
        var events = new ArrayList<String>();
        for (Json part : parts(reply)) event(events, frame(List.of(part), "", reply, request), id);
        event(events, frame(List.of(Json.obj("text", "")), finish(reply), reply, request), id);
        return events;
    }

    private static void event(List<String> events, Json.Obj frame, String id) {
        events.add("data: " + frame.with("responseId", id).write() + "\r\n\r\n");
    }

    @Override
    public Json whole(ScriptedReply reply, ServedRequest request) {
        return frame(parts(reply.inPiecesOf(Integer.MAX_VALUE / 2)), finish(reply), reply, request)
                .with("responseId", Format.id("", 22));
    }

    private static List<Json> parts(ScriptedReply reply) {
        int size = reply.delivery().piece();
        var parts = new ArrayList<Json>();
        boolean called = false;
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var text) ->
                    Format.pieces(text, size).forEach(piece -> parts.add(Json.obj("text", piece)));
                case Content.Thinking(var text, var _) ->
                    Format.pieces(text, size).forEach(piece -> parts.add(Json.obj("text", piece, "thought", true)));
                case Content.Call(var call) -> {
                    parts.add(called ? call(call) : call(call).with("thoughtSignature", Format.id("Ci", 62)));
                    called = true;
                }
                case Content.Opaque(var _, var raw) -> parts.add(raw);
                case Content.Picture _ -> {}
            }
        }
        return parts;
    }

    private static Json.Obj call(ToolCall call) {
        Json.Obj function = Json.obj("name", call.tool(), "args", MessagesFormat.input(call.arguments()));
        return Json.obj("functionCall", call.id().isEmpty() ? function : function.with("id", call.id()));
    }

    private static String finish(ScriptedReply reply) {
        return reply.finish().isEmpty() ? "STOP" : reply.finish();
    }

    private static Json.Obj frame(List<Json> parts, String finish, ScriptedReply reply, ServedRequest request) {
        Json.Obj candidate = Json.obj("content", Json.obj("parts", parts, "role", "model"));
        if (!finish.isEmpty()) candidate = candidate.with("finishReason", finish);
        return Json.obj(
                "candidates",
                List.of(candidate.with("index", 0)),
                "usageMetadata",
                usage(reply, request),
                "modelVersion",
                GeminiRules.model(request));
    }

    private static Json usage(ScriptedReply reply, ServedRequest request) {
        Usage usage = reply.usage();
        boolean told = !usage.equals(Usage.NONE);
        long input = told ? usage.prompt() : Format.estimated(request.text().length());
        long output = told ? usage.output() : Format.estimated(ChatFormat.written(reply));
        return Json.obj(
                "promptTokenCount",
                input,
                "candidatesTokenCount",
                output - usage.reasoning(),
                "totalTokenCount",
                input + output,
                "cachedContentTokenCount",
                usage.cached(),
                "thoughtsTokenCount",
                usage.reasoning());
    }

    @Override
    public Json error(int status, String message) {
        String kind = switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            default -> status >= 500 ? "INTERNAL" : "FAILED_PRECONDITION";
        };
        return Json.obj("error", Json.obj("code", status, "message", message, "status", kind));
    }
}
