package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.Media;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The parts of a conversation in the words of Anthropic's Messages API.
final class Spelling {
    private final Names names;

    Spelling(Names names) {
        this.names = names;
    }

    /// A finished block; nothing for parts that API has not.
    Optional<Json.Obj> block(Content content) {
        return switch (content) {
            case Content.Text(var text) -> Optional.of(Json.obj("type", "text", "text", text));
            case Content.Thinking(var text, var signature) ->
                Optional.of(Json.obj("type", "thinking", "thinking", text, "signature", signature));
            case Content.Call(var call) ->
                Optional.of(Json.obj(
                        "type", "tool_use",
                        "id", call.id(),
                        "name", names.tool(call.tool()),
                        "input", names.input(call)));
            case Content.Picture(var media) -> Optional.of(picture(media));
            case Content.Opaque(var _, var rawPart) ->
                rawPart instanceof Json.Obj block && block.has("type") ? Optional.of(block) : Optional.empty();
        };
    }

    static Json.Obj picture(Media media) {
        return Json.obj(
                "type",
                media.type().startsWith("image/") ? "image" : "document",
                "source",
                Json.obj("type", "base64", "media_type", media.type(), "data", media.base64()));
    }

    /// A block at its start, with nothing in it yet.
    Json.Obj emptied(Content content) {
        return switch (content) {
            case Content.Text _ -> Json.obj("type", "text", "text", "");
            case Content.Thinking _ -> Json.obj("type", "thinking", "thinking", "", "signature", "");
            case Content.Call(var call) ->
                Json.obj(
                        "type", "tool_use",
                        "id", call.id(),
                        "name", names.tool(call.tool()),
                        "input", Json.obj());
            case Content.Picture _, Content.Opaque _ -> block(content).orElse(Json.obj());
        };
    }

    /// What a block is made of as one delta; nothing where its start says everything.
    Optional<Json.Obj> delta(Content content) {
        return switch (content) {
            case Content.Text(var text) -> Optional.of(text(text));
            case Content.Thinking(var text, var _) -> Optional.of(thinking(text));
            case Content.Call(var call) ->
                Optional.of(arguments(names.input(call).write()));
            case Content.Picture _, Content.Opaque _ -> Optional.empty();
        };
    }

    static Json.Obj text(String piece) {
        return Json.obj("type", "text_delta", "text", piece);
    }

    static Json.Obj thinking(String piece) {
        return Json.obj("type", "thinking_delta", "thinking", piece);
    }

    static Json.Obj arguments(String piece) {
        return Json.obj("type", "input_json_delta", "partial_json", piece);
    }

    /// A message id where the provider gave none.
    static String freshId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }

    /// An assistant message with that content.
    static Json.Obj message(String id, String model, Usage usage, List<? extends Json> content) {
        return Json.obj(
                "id",
                id,
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                content,
                "stop_reason",
                null,
                "stop_sequence",
                null,
                "usage",
                usage(usage));
    }

    static Json.Obj usage(Usage usage) {
        return Json.obj(
                "input_tokens", usage.input(),
                "cache_creation_input_tokens", usage.cacheWrite(),
                "cache_read_input_tokens", usage.cached(),
                "output_tokens", usage.output());
    }

    /// Why a reply stopped; nothing where it broke off.
    static Optional<String> stop(Finish finish) {
        return switch (finish) {
            case STOP, UNKNOWN -> Optional.of("end_turn");
            case TOOL_CALLS -> Optional.of("tool_use");
            case LENGTH -> Optional.of("max_tokens");
            case REFUSAL -> Optional.of("refusal");
            case PAUSE -> Optional.of("pause_turn");
            case ERROR, INTERRUPTED -> Optional.empty();
        };
    }

    /// An amount of money, without the dust of adding fractions.
    static Json dollars(double amount) {
        return Json.of(amount == 0 ? (Object) 0 : Math.round(amount * 1e9) / 1e9);
    }
}
