package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.wire.dialect.Dialect;
import dev.jackdaw.model.wire.dialect.Dialect.Thought;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// A reply of Chat Completions as it goes back.
///
/// @param own whether the model that is asked gave it: then what it thought goes with it
record ChatReply(Dialect dialect, boolean own) {

    /// Empty where nothing was said.
    byte[] render(Message.Assistant said) {
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        var calls = new ArrayList<Json.Obj>();
        Json.Obj more = Json.obj();
        for (Content part : said.content()) {
            switch (part) {
                case Content.Text(var words) -> text.append(words);
                case Content.Thinking(var thought, var _) -> thinking.append(thought);
                case Content.Call(var call) -> calls.add(renderCall(call));
                case Content.Opaque(var kind, var raw) -> {
                    if (own && kind.equals(ChatCompletions.DETAILS)) more = more.with(kind, raw);
                    if (own && kind.equals(ChatCompletions.RETURNABLE) && asItCame()) more = more.with(kind, thinking);
                    if (own && kind.equals("extra_content")) attach(raw, calls);
                }
                case Content.Picture _ -> {}
            }
        }
        if (text.toString().isBlank() && calls.isEmpty()) return new byte[0];
        Json.Obj message = Json.obj("role", "assistant", "content", content(text.toString(), thinking.toString()));
        for (var field : more.fields().entrySet()) message = message.with(field.getKey(), field.getValue());
        if (dialect.thought() == Thought.ALWAYS) message = thoughtful(message, thinking.toString());
        return ChatMessages.bytes(calls.isEmpty() ? message : message.with("tool_calls", calls));
    }

    private boolean asItCame() {
        return switch (dialect.thought()) {
            case AS_IT_CAME, OF_THIS_TURN -> true;
            case ALWAYS, AS_A_PART, NOT_AT_ALL -> false;
        };
    }

    private Json.Obj thoughtful(Json.Obj message, String thinking) {
        if (own && !thinking.isBlank()) return message.with(ChatCompletions.RETURNABLE, thinking);
        return dialect.unthought()
                .map(nothing -> message.with(ChatCompletions.RETURNABLE, nothing))
                .orElse(message);
    }

    private Json content(String text, String thinking) {
        Json said = text.isBlank() ? Json.none() : Json.of(text);
        if (!own || thinking.isBlank() || dialect.thought() != Thought.AS_A_PART) return said;
        var parts = new ArrayList<Json>();
        parts.add(Json.obj("type", "thinking", "thinking", List.of(ChatMessages.text(thinking)), "closed", true));
        if (!text.isBlank()) parts.add(ChatMessages.text(text));
        return Json.arr(parts);
    }

    private void attach(Json extra, List<Json.Obj> calls) {
        Json id = Json.of(dialect.callId(extra.get("call").text("")));
        for (int i = 0; i < calls.size(); i++)
            if (calls.get(i).get("id").equals(id))
                calls.set(i, calls.get(i).with("extra_content", extra.get("content")));
    }

    private Json.Obj renderCall(ToolCall call) {
        return Json.obj(
                "id",
                dialect.callId(call.id()),
                "type",
                "function",
                "function",
                Json.obj(
                        "name",
                        ChatCompletions.renderName(call.tool()),
                        "arguments",
                        ChatCompletions.renderArguments(call.arguments()).write()));
    }
}
