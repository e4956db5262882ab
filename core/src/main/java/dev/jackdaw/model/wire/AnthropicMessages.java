package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Anthropic's Messages.
///
/// Messages are rendered to their blocks; neighbours of one role share a message. The last two messages of the user
/// carry a mark up to which the provider caches, as do the tools and the instructions: four, as many as it allows. The
/// marks move on, everything else of a prompt stays at its place in the next.
public final class AnthropicMessages implements Wire {
    static final String NAME = "anthropic-messages";

    /// The kind of the sources of the text before it.
    static final String CITATIONS = "citations";

    private static final int USUAL_OUTPUT = 8192;
    private static final int MARKED_MESSAGES = 2;
    private static final Json.Obj CACHED = Json.obj("type", "ephemeral");
    private static final byte[] MARK = Body.bytes(",\"cache_control\":" + CACHED.write() + "}");
    private static final byte[] COMMA = Body.bytes(",");
    private static final byte[] CLOSE = Body.bytes("]}");

    /// The blocks of neighbours of one role.
    private record Turn(boolean user, List<byte[]> blocks) {}

    private final Rendered<Message> messages = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();
    private final Rendered<List<ToolSpec>> tools = new Rendered<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        return new AnthropicReading(origin, taken, arrivals);
    }

    @Override
    public Request render(Prompt prompt, Endpoint endpoint) {
        var headers = new LinkedHashMap<String, String>();
        endpoint.key().ifPresent(key -> headers.put("x-api-key", key.strip()));
        headers.put("anthropic-version", "2023-06-01");
        return new Request(address(endpoint.base()), headers, renderBody(prompt, endpoint));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint) {
        var body = new Body(endpoint.extra());
        body.field("model", endpoint.model())
                .field("max_tokens", endpoint.maxOutput().orElse(USUAL_OUTPUT));
        if (!prompt.instructions().isBlank())
            body.field(
                    "system", List.of(instructions.of(prompt.instructions(), AnthropicMessages::renderInstructions)));
        if (!prompt.tools().isEmpty()) {
            body.field("tools", List.of(tools.of(prompt.tools(), AnthropicMessages::renderTools)));
            if (prompt.choice() == Prompt.ToolChoice.NONE) body.field("tool_choice", Json.obj("type", "none"));
        }
        body.field("messages", renderMessages(prompt.messages()));
        endpoint.temperature().ifPresent(temperature -> body.field("temperature", temperature));
        if (endpoint.streaming()) body.field("stream", true);
        return body.toBytes();
    }

    private static byte[] renderInstructions(String text) {
        Json.Obj block = Json.obj("type", "text", "text", text, "cache_control", CACHED);
        return Body.bytes(Json.arr(List.of(block)).write());
    }

    private static byte[] renderTools(List<ToolSpec> specs) {
        var list = new ArrayList<Json>(specs.size());
        for (ToolSpec spec : specs) {
            Json.Obj tool =
                    Json.obj("name", spec.name(), "description", spec.description(), "input_schema", spec.schema());
            list.add(list.size() == specs.size() - 1 ? tool.with("cache_control", CACHED) : tool);
        }
        return Body.bytes(Json.arr(list).write());
    }

    private List<byte[]> renderMessages(List<Message> all) {
        List<Turn> turns = turns(all, messages.of(all, AnthropicMessages::renderMessage));
        int unmarked = (int) turns.stream().filter(Turn::user).count() - MARKED_MESSAGES;
        var pieces = new ArrayList<byte[]>(2 * all.size() + 4 * turns.size() + 2);
        pieces.add(Body.bytes("["));
        for (Turn turn : turns) {
            if (pieces.size() > 1) pieces.add(COMMA);
            pieces.add(Body.bytes("{\"role\":\"" + (turn.user() ? "user" : "assistant") + "\",\"content\":["));
            for (int i = 0; i < turn.blocks().size(); i++) {
                if (i > 0) pieces.add(COMMA);
                pieces.add(turn.blocks().get(i));
            }
            if (turn.user() && unmarked-- <= 0) mark(pieces);
            pieces.add(CLOSE);
        }
        pieces.add(Body.bytes("]"));
        return pieces;
    }

    /// Marks the block that ends the last piece.
    private static void mark(List<byte[]> pieces) {
        byte[] last = pieces.removeLast();
        pieces.add(Arrays.copyOf(last, last.length - 1));
        pieces.add(MARK);
    }

    /// Neighbours of one role together; the answers to calls come first, as the provider asks.
    private static List<Turn> turns(List<Message> all, List<byte[]> rendered) {
        var turns = new ArrayList<Turn>();
        int answers = 0;
        for (int i = 0; i < all.size(); i++) {
            if (rendered.get(i).length == 0) continue;
            boolean user = !(all.get(i) instanceof Message.Assistant);
            if (turns.isEmpty() || turns.getLast().user() != user) {
                turns.add(new Turn(user, new ArrayList<>()));
                answers = 0;
            }
            List<byte[]> blocks = turns.getLast().blocks();
            if (all.get(i) instanceof Message.Answer) blocks.add(answers++, rendered.get(i));
            else blocks.add(rendered.get(i));
        }
        return turns;
    }

    /// The blocks of a message, between commas.
    private static byte[] renderMessage(Message message) {
        List<? extends Json> blocks = switch (message) {
            case Message.User(var content) -> renderUser(content);
            case Message.Assistant said ->
                renderAssistant(said.content(), said.origin().startsWith(NAME + "/"));
            case Message.Answer(var callId, var result) -> List.of(renderAnswer(callId, result));
        };
        String list = Json.arr(blocks).write();
        return Body.bytes(list.substring(1, list.length() - 1));
    }

    private static List<Json.Obj> renderUser(List<Content> content) {
        var blocks = new ArrayList<Json.Obj>();
        for (Content part : content) {
            if (part instanceof Content.Text(var text) && !text.isBlank()) blocks.add(text(text));
            else if (part instanceof Content.Picture(var media)) blocks.add(renderMedia(media));
        }
        return blocks;
    }

    private static Json.Obj renderAnswer(String callId, ToolResult result) {
        Json.Obj answer = Json.obj("type", "tool_result", "tool_use_id", renderId(callId));
        String words = result.text().isBlank() ? "(no output)" : result.text();
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
                case Content.Call(var call) ->
                    blocks.add(Json.obj(
                            "type",
                            "tool_use",
                            "id",
                            renderId(call.id()),
                            "name",
                            ChatCompletions.renderName(call.tool()),
                            "input",
                            ChatCompletions.renderArguments(call.arguments())));
                case Content.Opaque(var kind, var raw) -> {
                    if (own && kind.equals(CITATIONS)) cite(blocks, raw);
                    else if (own) blocks.add(raw);
                }
                case Content.Picture _ -> {}
            }
        }
        return blocks;
    }

    private static void cite(List<Json> blocks, Json citations) {
        if (!blocks.isEmpty() && blocks.getLast() instanceof Json.Obj block && block.has("text"))
            blocks.set(blocks.size() - 1, block.with("citations", citations));
    }

    private static Json.Obj text(String text) {
        return Json.obj("type", "text", "text", text);
    }

    private static Json.Obj renderMedia(Media media) {
        boolean document = media.type().equals("application/pdf");
        if (!document && !media.type().startsWith("image/"))
            return text("(a part of type " + media.type() + " was left out)");
        Json.Obj source = Json.obj("type", "base64", "media_type", media.type(), "data", media.base64());
        return Json.obj("type", document ? "document" : "image", "source", source);
    }

    /// An id in the characters the provider accepts, also of a call another provider named.
    private static String renderId(String id) {
        var safe = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
            safe.append(plain ? c : '_');
        }
        return safe.toString();
    }

    /// The address below a base, which may already hold the version or the whole path.
    static URI address(URI base) {
        String path = Optional.ofNullable(base.getRawPath()).orElse("");
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        if (path.endsWith("/messages")) return ChatCompletions.withPath(base, path);
        return ChatCompletions.withPath(base, path + (path.endsWith("/v1") ? "/messages" : "/v1/messages"));
    }

    /// The counts, of which the provider's input leaves out what was cached.
    static Usage parseUsage(Json.Obj raw) {
        return new Usage(
                raw.get("input_tokens").number(0),
                raw.get("output_tokens").number(0),
                raw.get("cache_read_input_tokens").number(0),
                raw.get("cache_creation_input_tokens").number(0),
                raw.get("output_tokens_details").get("thinking_tokens").number(0),
                raw);
    }
}
