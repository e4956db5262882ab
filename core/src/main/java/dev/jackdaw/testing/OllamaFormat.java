package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ollama's `/api/chat` as it streams it: lines, of which the last holds the counts.
final class OllamaFormat implements Format {

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public List<String> events(ScriptedReply reply, ServedRequest request) {
        int size = reply.delivery().piece();
        var lines = new ArrayList<String>();
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var text) ->
                    Format.pieces(text, size).forEach(piece -> line(lines, request, Json.obj("content", piece)));
                case Content.Thinking(var text, var _) ->
                    Format.pieces(text, size)
                            .forEach(piece -> line(lines, request, Json.obj("content", "", "thinking", piece)));
                case Content.Call(var call) ->
                    line(
                            lines,
                            request,
                            Json.obj("content", "", "tool_calls", List.of(call(call.tool(), call.arguments()))));
                case Content.Picture _, Content.Opaque _ -> {}
            }
        }
        lines.add(ended(frame(request, Json.obj("role", "assistant", "content", "")), reply, request)
                        .write()
                + "\n");
        return lines;
    }

    private static void line(List<String> lines, ServedRequest request, Json.Obj said) {
        Json.Obj message = Json.obj("role", "assistant");
        for (var field : said.fields().entrySet()) message = message.with(field.getKey(), field.getValue());
        lines.add(frame(request, message).with("done", false).write() + "\n");
    }

    @Override
    public Json whole(ScriptedReply reply, ServedRequest request) {
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        var calls = new ArrayList<Json>();
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var said) -> text.append(said);
                case Content.Thinking(var thought, var _) -> thinking.append(thought);
                case Content.Call(var call) -> calls.add(call(call.tool(), call.arguments()));
                case Content.Picture _, Content.Opaque _ -> {}
            }
        }
        Json.Obj message = Json.obj("role", "assistant", "content", text);
        if (!thinking.isEmpty()) message = message.with("thinking", thinking);
        return ended(frame(request, calls.isEmpty() ? message : message.with("tool_calls", calls)), reply, request);
    }

    @Override
    public Json error(int status, String message) {
        return Json.obj("error", message);
    }

    private static Json.Obj call(String tool, String arguments) {
        return Json.obj("function", Json.obj("name", tool, "arguments", MessagesFormat.input(arguments)));
    }

    private static Json.Obj frame(ServedRequest request, Json.Obj message) {
        return Json.obj(
                "model",
                request.body().get("model").text("scripted"),
                "created_at",
                Instant.now().toString(),
                "message",
                message);
    }

    private static Json.Obj ended(Json.Obj frame, ScriptedReply reply, ServedRequest request) {
        Usage usage = reply.usage();
        boolean told = !usage.equals(Usage.NONE);
        return frame.with("done_reason", reply.finish().isEmpty() ? "stop" : reply.finish())
                .with("done", true)
                .with("total_duration", 5043500667L)
                .with("load_duration", 5025959L)
                .with(
                        "prompt_eval_count",
                        told ? usage.prompt() : Format.estimated(request.text().length()))
                .with("prompt_eval_duration", 325953000)
                .with("eval_count", told ? usage.output() : Format.estimated(ChatFormat.written(reply)))
                .with("eval_duration", 4709213000L);
    }
}
