package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// Responses as OpenAI streams them.
final class ResponsesFormat implements Format {
    private static final String SEALED = "reasoning.encrypted_content";

    @Override
    public List<String> events(ScriptedReply reply, ServedRequest request) {
        return new Stream(reply, request).events();
    }

    /// One stream being written.
    private static final class Stream {
        private final ScriptedReply reply;
        private final ServedRequest request;
        private final Json.Obj frame;
        private final List<Json> items = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private String id = "";
        private int sequence;

        Stream(ScriptedReply reply, ServedRequest request) {
            this.reply = reply;
            this.request = request;
            this.frame = frame(request);
        }

        List<String> events() {
            Json begun = frame.with("status", "in_progress").with("output", List.of());
            event("response.created", Json.obj("response", begun));
            event("response.in_progress", Json.obj("response", begun));
            for (Content part : reply.content()) if (!(part instanceof Content.Picture)) part(part);
            Json.Obj whole = ended(frame, reply, items, usage(reply, request));
            event("response." + whole.get("status").text(""), Json.obj("response", whole));
            return events;
        }

        private void part(Content part) {
            Json.Obj item = item(part, request);
            id = item.get("id").text("");
            event("response.output_item.added", at().with("item", begun(item)));
            switch (part) {
                case Content.Text(var text) -> text(text, item);
                case Content.Thinking(var text, var _) -> summary(text, item);
                case Content.Call(var call) -> {
                    deltas("response.function_call_arguments", at(), call.arguments());
                    event("response.function_call_arguments.done", at().with("arguments", call.arguments()));
                }
                case Content.Opaque _, Content.Picture _ -> {}
            }
            event("response.output_item.done", at().with("item", item));
            items.add(item);
        }

        private void text(String text, Json item) {
            Json.Obj place = at().with("content_index", 0);
            event("response.content_part.added", place.with("part", said("")));
            deltas("response.output_text", place.with("logprobs", List.of()), text);
            event("response.output_text.done", place.with("text", text).with("logprobs", List.of()));
            event(
                    "response.content_part.done",
                    place.with("part", item.get("content").at(0)));
        }

        private void summary(String text, Json item) {
            Json.Obj place = at().with("summary_index", 0);
            event("response.reasoning_summary_part.added", place.with("part", thought("")));
            deltas("response.reasoning_summary_text", place, text);
            event("response.reasoning_summary_text.done", place.with("text", text));
            event(
                    "response.reasoning_summary_part.done",
                    place.with("part", item.get("summary").at(0)));
        }

        private Json.Obj at() {
            return Json.obj("item_id", id, "output_index", items.size());
        }

        private void deltas(String type, Json.Obj place, String text) {
            for (String piece : Format.pieces(text, reply.delivery().piece()))
                event(type + ".delta", place.with("delta", piece).with("obfuscation", Format.id("", 11)));
        }

        private void event(String type, Json.Obj fields) {
            Json.Obj event = Json.obj("type", type, "sequence_number", sequence++);
            for (var field : fields.fields().entrySet()) event = event.with(field.getKey(), field.getValue());
            events.add("event: " + type + "\ndata: " + event.write() + "\n\n");
        }
    }

    @Override
    public Json whole(ScriptedReply reply, ServedRequest request) {
        var items = new ArrayList<Json>();
        for (Content part : reply.content()) if (!(part instanceof Content.Picture)) items.add(item(part, request));
        return ended(frame(request), reply, items, usage(reply, request));
    }

    @Override
    public Json error(int status, String message) {
        return new ChatFormat().error(status, message);
    }

    private static Json.Obj frame(ServedRequest request) {
        return Json.obj(
                "id",
                Format.id("resp_", 48),
                "object",
                "response",
                "created_at",
                System.currentTimeMillis() / 1000,
                "model",
                request.body().get("model").text("scripted"),
                "store",
                request.body().get("store").truth(true),
                "error",
                null);
    }

    private static Json.Obj ended(Json.Obj frame, ScriptedReply reply, List<Json> items, Json usage) {
        boolean cut = !reply.finish().isEmpty() && !reply.finish().equals("completed");
        return frame.with("status", cut ? "incomplete" : "completed")
                .with("incomplete_details", cut ? Json.obj("reason", reply.finish()) : null)
                .with("output", items)
                .with("usage", usage);
    }

    private static Json.Obj item(Content part, ServedRequest request) {
        return switch (part) {
            case Content.Text(var text) ->
                Json.obj(
                        "id",
                        Format.id("msg_", 48),
                        "type",
                        "message",
                        "status",
                        "completed",
                        "content",
                        List.of(said(text)),
                        "role",
                        "assistant");
            case Content.Thinking(var text, var seal) -> {
                Json.Obj item =
                        Json.obj("id", Format.id("rs_", 48), "type", "reasoning", "summary", List.of(thought(text)));
                boolean sealed = request.body().get("include").items().contains(Json.of(SEALED));
                yield sealed ? item.with("encrypted_content", seal.isEmpty() ? Format.id("gAAAAAB", 90) : seal) : item;
            }
            case Content.Call(var call) ->
                Json.obj(
                        "id",
                        Format.id("fc_", 48),
                        "type",
                        "function_call",
                        "status",
                        "completed",
                        "arguments",
                        call.arguments(),
                        "call_id",
                        id(call),
                        "name",
                        call.tool());
            case Content.Opaque(var _, Json.Obj raw) -> raw;
            case Content.Opaque _, Content.Picture _ -> Json.obj();
        };
    }

    /// The item before anything of it was said.
    private static Json.Obj begun(Json.Obj item) {
        Json.Obj begun = item.has("status") ? item.with("status", "in_progress") : item;
        for (String list : List.of("content", "summary")) if (item.has(list)) begun = begun.with(list, List.of());
        return item.has("arguments") ? begun.with("arguments", "") : begun;
    }

    private static Json said(String text) {
        return Json.obj("type", "output_text", "annotations", List.of(), "logprobs", List.of(), "text", text);
    }

    private static Json thought(String text) {
        return Json.obj("type", "summary_text", "text", text);
    }

    private static String id(ToolCall call) {
        return call.id().isEmpty() ? Format.id("call_", 24) : call.id();
    }

    private static Json usage(ScriptedReply reply, ServedRequest request) {
        Usage usage = reply.usage();
        boolean told = !usage.equals(Usage.NONE);
        long input = told ? usage.prompt() : Format.estimated(request.text().length());
        long output = told ? usage.output() : Format.estimated(ChatFormat.written(reply));
        return Json.obj(
                "input_tokens",
                input,
                "input_tokens_details",
                Json.obj("cached_tokens", usage.cached()),
                "output_tokens",
                output,
                "output_tokens_details",
                Json.obj("reasoning_tokens", usage.reasoning()),
                "total_tokens",
                input + output);
    }
}
