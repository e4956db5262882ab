package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// Messages as Anthropic streams them.
final class MessagesFormat implements Format {

    @Override
    public List<String> events(ScriptedReply reply, ServedRequest request) {
        return new Stream(reply, request).events();
    }

    /// One stream being written.
    private static final class Stream {
        private final ScriptedReply reply;
        private final ServedRequest request;
        private final List<String> events = new ArrayList<>();
        private int index;

        Stream(ScriptedReply reply, ServedRequest request) {
            this.reply = reply;
            this.request = request;
        }

        List<String> events() {
            var message = message(request, List.of(), Json.none(), usage(reply, request, 1));
            event("message_start", Json.obj("message", message));
            for (Content part : reply.content()) part(part);
            event(
                    "message_delta",
                    Json.obj(
                            "delta", Json.obj("stop_reason", finish(reply), "stop_sequence", null),
                            "usage", usage(reply, request, output(reply))));
            event("message_stop", Json.obj());
            return events;
        }

        private void part(Content part) {
            switch (part) {
                case Content.Text(var text) -> {
                    start(Json.obj("type", "text", "text", ""));
                    deltas("text_delta", "text", text);
                }
                case Content.Thinking(var text, var signature) -> {
                    start(Json.obj("type", "thinking", "thinking", "", "signature", ""));
                    deltas("thinking_delta", "thinking", text);
                    delta(Json.obj("type", "signature_delta", "signature", signed(signature)));
                }
                case Content.Call(var call) -> {
                    start(Json.obj("type", "tool_use", "id", id(call), "name", call.tool(), "input", Json.obj()));
                    delta(Json.obj("type", "input_json_delta", "partial_json", ""));
                    deltas("input_json_delta", "partial_json", call.arguments());
                }
                case Content.Opaque(var _, var raw) -> start(raw);
                case Content.Picture _ -> {
                    return;
                }
            }
            event("content_block_stop", Json.obj("index", index++));
        }

        private void start(Json block) {
            event("content_block_start", Json.obj("index", index, "content_block", block));
            if (index == 0) event("ping", Json.obj());
        }

        private void deltas(String type, String field, String text) {
            for (String piece : Format.pieces(text, reply.delivery().piece()))
                delta(Json.obj("type", type, field, piece));
        }

        private void delta(Json.Obj delta) {
            event("content_block_delta", Json.obj("index", index, "delta", delta));
        }

        private void event(String type, Json.Obj fields) {
            Json.Obj event = Json.obj("type", type);
            for (var field : fields.fields().entrySet()) event = event.with(field.getKey(), field.getValue());
            events.add("event: " + type + "\ndata: " + event.write() + "\n\n");
        }
    }

    @Override
    public Json whole(ScriptedReply reply, ServedRequest request) {
        var blocks = new ArrayList<Json>();
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var text) -> blocks.add(Json.obj("type", "text", "text", text));
                case Content.Thinking(var text, var signature) ->
                    blocks.add(Json.obj("type", "thinking", "thinking", text, "signature", signed(signature)));
                case Content.Call(var call) ->
                    blocks.add(Json.obj(
                            "type", "tool_use",
                            "id", id(call),
                            "name", call.tool(),
                            "input", input(call.arguments())));
                case Content.Opaque(var _, var raw) -> blocks.add(raw);
                case Content.Picture _ -> {}
            }
        }
        return message(request, blocks, Json.of(finish(reply)), usage(reply, request, output(reply)));
    }

    /// Arguments that are not JSON cannot be said in one piece; a real provider would not have made them.
    static Json input(String arguments) {
        try {
            return Json.parse(arguments);
        } catch (JsonFault fault) {
            return Json.obj();
        }
    }

    @Override
    public Json error(int status, String message) {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
        return Json.obj(
                "type", "error",
                "error", Json.obj("type", type, "message", message),
                "request_id", Format.id("req_01", 22));
    }

    private static Json.Obj message(ServedRequest request, List<Json> blocks, Json finish, Json usage) {
        return Json.obj(
                "model",
                request.body().get("model").text("scripted"),
                "id",
                Format.id("msg_01", 22),
                "type",
                "message",
                "role",
                "assistant",
                "content",
                blocks,
                "stop_reason",
                finish,
                "stop_sequence",
                null,
                "usage",
                usage);
    }

    private static String id(ToolCall call) {
        return call.id().isEmpty() ? Format.id("toolu_01", 22) : call.id();
    }

    private static String signed(String signature) {
        return signature.isEmpty() ? Format.id("Eu", 90) + "==" : signature;
    }

    private static String finish(ScriptedReply reply) {
        if (!reply.finish().isEmpty()) return reply.finish();
        return reply.calling() ? "tool_use" : "end_turn";
    }

    private static long output(ScriptedReply reply) {
        return reply.usage().equals(Usage.NONE)
                ? Format.estimated(ChatFormat.written(reply))
                : reply.usage().output();
    }

    private static Json usage(ScriptedReply reply, ServedRequest request, long output) {
        Usage usage = reply.usage();
        boolean told = !usage.equals(Usage.NONE);
        return Json.obj(
                "input_tokens",
                told ? usage.input() : Format.estimated(request.text().length()),
                "cache_creation_input_tokens",
                usage.cacheWrite(),
                "cache_read_input_tokens",
                usage.cached(),
                "output_tokens",
                output,
                "service_tier",
                "standard");
    }
}
