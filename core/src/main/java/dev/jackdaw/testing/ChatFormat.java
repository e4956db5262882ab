package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// Chat completions as OpenAI streams them.
final class ChatFormat implements Format {
    private static final String FINGERPRINT = "fp_0392822090";

    @Override
    public List<String> events(ScriptedReply reply, ServedRequest request) {
        return new Stream(reply, request).events();
    }

    /// One stream being written.
    private static final class Stream {
        private final ScriptedReply reply;
        private final ServedRequest request;
        private final boolean counting;
        private final Json.Obj frame;
        private final List<String> events = new ArrayList<>();
        private int calls;

        Stream(ScriptedReply reply, ServedRequest request) {
            this.reply = reply;
            this.request = request;
            this.counting =
                    request.body().get("stream_options").get("include_usage").truth(false);
            this.frame = frame(request, "chat.completion.chunk");
        }

        List<String> events() {
            delta(Json.obj("role", "assistant", "content", "", "refusal", null), Json.none());
            for (Content part : reply.content()) part(part);
            delta(Json.obj(), Json.of(finish(reply)));
            if (counting) event(frame.with("choices", List.of()).with("usage", usage(reply, request)));
            events.add("data: [DONE]\n\n");
            return events;
        }

        private void part(Content part) {
            int size = reply.delivery().piece();
            switch (part) {
                case Content.Text(var text) ->
                    Format.pieces(text, size).forEach(piece -> delta(Json.obj("content", piece), Json.none()));
                case Content.Thinking(var text, var _) ->
                    Format.pieces(text, size)
                            .forEach(piece -> delta(Json.obj("reasoning_content", piece), Json.none()));
                case Content.Call(var call) -> call(call, size);
                case Content.Picture _, Content.Opaque _ -> {}
            }
        }

        private void call(ToolCall call, int size) {
            int index = calls++;
            fragment(Json.obj(
                    "index",
                    index,
                    "id",
                    id(call),
                    "type",
                    "function",
                    "function",
                    Json.obj("name", call.tool(), "arguments", "")));
            for (String piece : Format.pieces(call.arguments(), size))
                fragment(Json.obj("index", index, "function", Json.obj("arguments", piece)));
        }

        private void fragment(Json.Obj call) {
            delta(Json.obj("tool_calls", List.of(call)), Json.none());
        }

        private void delta(Json.Obj delta, Json finish) {
            var choice = Json.obj("index", 0, "delta", delta, "logprobs", null, "finish_reason", finish);
            Json.Obj chunk = frame.with("choices", List.of(choice));
            event(counting ? chunk.with("usage", null) : chunk);
        }

        private void event(Json chunk) {
            events.add("data: " + chunk.write() + "\n\n");
        }
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
                case Content.Call(var call) ->
                    calls.add(Json.obj(
                            "id", id(call),
                            "type", "function",
                            "function", Json.obj("name", call.tool(), "arguments", call.arguments())));
                case Content.Picture _, Content.Opaque _ -> {}
            }
        }
        Json.Obj message =
                Json.obj("role", "assistant", "content", text.isEmpty() ? null : text.toString(), "refusal", null);
        if (!thinking.isEmpty()) message = message.with("reasoning_content", thinking);
        if (!calls.isEmpty()) message = message.with("tool_calls", calls);
        var choice = Json.obj("index", 0, "message", message, "logprobs", null, "finish_reason", finish(reply));
        return frame(request, "chat.completion")
                .with("choices", List.of(choice))
                .with("usage", usage(reply, request));
    }

    @Override
    public Json error(int status, String message) {
        String type = status == 401
                ? "authentication_error"
                : status == 429 ? "rate_limit_error" : status >= 500 ? "server_error" : "invalid_request_error";
        return Json.obj("error", Json.obj("message", message, "type", type, "param", null, "code", null));
    }

    private static Json.Obj frame(ServedRequest request, String kind) {
        return Json.obj(
                "id",
                Format.id("chatcmpl-", 29),
                "object",
                kind,
                "created",
                System.currentTimeMillis() / 1000,
                "model",
                request.body().get("model").text("scripted"),
                "service_tier",
                "default",
                "system_fingerprint",
                FINGERPRINT);
    }

    private static String id(ToolCall call) {
        return call.id().isEmpty() ? Format.id("call_", 24) : call.id();
    }

    private static String finish(ScriptedReply reply) {
        if (!reply.finish().isEmpty()) return reply.finish();
        return reply.calling() ? "tool_calls" : "stop";
    }

    private static Json usage(ScriptedReply reply, ServedRequest request) {
        Usage usage = reply.usage();
        boolean told = !usage.equals(Usage.NONE);
        long input = told ? usage.prompt() : Format.estimated(request.text().length());
        long output = told ? usage.output() : Format.estimated(written(reply));
        return Json.obj(
                "prompt_tokens",
                input,
                "completion_tokens",
                output,
                "total_tokens",
                input + output,
                "prompt_tokens_details",
                Json.obj("cached_tokens", usage.cached(), "audio_tokens", 0),
                "completion_tokens_details",
                Json.obj("reasoning_tokens", usage.reasoning(), "audio_tokens", 0));
    }

    static long written(ScriptedReply reply) {
        long written = 0;
        for (Content part : reply.content())
            written += switch (part) {
                case Content.Text(var text) -> text.length();
                case Content.Thinking(var text, var _) -> text.length();
                case Content.Call(var call) -> call.arguments().length();
                case Content.Picture _, Content.Opaque _ -> 0;
            };
        return written;
    }
}
