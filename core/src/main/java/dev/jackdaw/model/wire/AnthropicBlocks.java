package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Messages as Anthropic's blocks.
///
/// @param card of the model that is asked
record AnthropicBlocks(ModelCard card) {
    /// The kind of the sources of the text before it.
    static final String CITATIONS = "citations";

    /// The kind of what else came with the call before it, such as the program of the provider's that made it.
    static final String CALLER = "caller";

    private static final String REDACTED = "redacted_thinking";
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    /// "image exceeds 5 MB maximum", counted in base 64; documents share the limit of the whole request.
    private static final int LARGEST_IMAGE = 5 * 1024 * 1024;
    private static final int LARGEST_DOCUMENT = 30 * 1024 * 1024;

    /// Whether the message came from this model, so that it may have back what only it understands.
    boolean own(Message.Assistant said) {
        String origin = said.origin();
        int slash = origin.indexOf('/');
        return slash >= 0
                && origin.substring(0, slash).equals(AnthropicMessages.NAME)
                && Claude.lineage(origin.substring(slash + 1)).equals(Claude.lineage(card.name()));
    }

    /// The blocks of a message, between commas.
    byte[] render(Message message) {
        List<? extends Json> blocks = switch (message) {
            case Message.User(var content) -> renderUser(content);
            case Message.Assistant said -> renderAssistant(said.content(), own(said));
            case Message.Answer(var callId, var result) -> List.of(renderAnswer(callId, result));
        };
        return Body.elements(blocks);
    }

    private List<Json.Obj> renderUser(List<Content> content) {
        var blocks = new ArrayList<Json.Obj>();
        for (Content part : content) {
            if (part instanceof Content.Text(var text) && !text.isBlank()) blocks.add(text(text));
            else if (part instanceof Content.Picture(var media)) blocks.add(renderMedia(media));
        }
        return blocks;
    }

    private Json.Obj renderAnswer(String callId, ToolResult result) {
        Json.Obj answer = Json.obj("type", "tool_result", "tool_use_id", Paired.id(callId));
        String words = InWords.output(result);
        // The provider takes nothing but text beside is_error.
        if (result.failed()) return answer.with("content", words).with("is_error", true);
        if (result.media().isEmpty()) return answer.with("content", words);
        var content = new ArrayList<Json.Obj>();
        if (!result.text().isBlank()) content.add(text(words));
        for (Media media : result.media()) content.add(renderMedia(media));
        return answer.with("content", content);
    }

    private static List<Json> renderAssistant(List<Content> content, boolean own) {
        var blocks = new ArrayList<Json>();
        for (Content part : content) {
            switch (part) {
                case Content.Text(var text) -> {
                    if (!text.isBlank()) blocks.add(text(text));
                }
                case Content.Thinking(var text, var signature) -> {
                    if (own && !signature.isEmpty())
                        blocks.add(Json.obj("type", "thinking", "thinking", text, "signature", signature));
                }
                case Content.Call(var call) -> blocks.add(renderCall(call));
                case Content.Opaque(var kind, var raw) -> {
                    if (own) addOpaque(blocks, kind, raw);
                }
                case Content.Picture _ -> {}
            }
        }
        // "The final block in an assistant message cannot be `thinking`": a reply that was cut, or only thought.
        while (!blocks.isEmpty() && thinks(blocks.getLast())) blocks.removeLast();
        return blocks;
    }

    private static boolean thinks(Json block) {
        String type = block.get("type").text("");
        return type.equals("thinking") || type.equals(REDACTED);
    }

    /// Whether a message as it was rendered begins with thinking.
    static boolean thinksFirst(byte[] blocks) {
        for (String type : List.of("thinking", REDACTED)) {
            byte[] begin = Body.bytes("{\"type\":\"" + type + "\"");
            if (blocks.length >= begin.length
                    && java.util.Arrays.equals(blocks, 0, begin.length, begin, 0, begin.length)) return true;
        }
        return false;
    }

    private static Json.Obj renderCall(ToolCall call) {
        return Json.obj(
                "type",
                "tool_use",
                "id",
                Paired.id(call.id()),
                "name",
                ChatCompletions.renderName(call.tool()),
                "input",
                ChatCompletions.renderArguments(call.arguments()));
    }

    private static void addOpaque(List<Json> blocks, String kind, Json raw) {
        String holder = kind.equals(CITATIONS) ? "text" : "input";
        if (!kind.equals(CITATIONS) && !kind.equals(CALLER)) blocks.add(raw);
        else if (!blocks.isEmpty() && blocks.getLast() instanceof Json.Obj block && block.has(holder))
            blocks.set(blocks.size() - 1, block.with(kind, raw));
    }

    static Json.Obj text(String text) {
        return Json.obj("type", "text", "text", text);
    }

    private Json.Obj renderMedia(Media media) {
        boolean document = media.type().equals("application/pdf");
        boolean known = document || IMAGES.contains(media.type());
        if (!known || media.base64().isEmpty() || !card.takes(document ? "pdf" : "image"))
            return text(InWords.leftOut(media));
        if (media.base64().length() > (document ? LARGEST_DOCUMENT : LARGEST_IMAGE))
            return text("(a part of type " + media.type() + " was left out: it is too large)");
        Json.Obj source = Json.obj("type", "base64", "media_type", media.type(), "data", media.base64());
        return Json.obj("type", document ? "document" : "image", "source", source);
    }
}
