package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Ollama's own `/api/chat`.
///
/// Unlike its other format it lets the size of the context be asked for. Left to itself Ollama takes 4096 tokens
/// (<https://docs.ollama.com/context-length>) and drops the oldest messages of what is longer without a word; so the
/// model's window is asked for, up to 32768 tokens, since memory for all of it is set aside at once, and a prompt that
/// is longer still is to be refused. `extra` with `options` of its own asks for another size.
///
/// It has no way to forbid calls. Where none may be made the tools are left out: that voids its cache, once at the end
/// of a turn, but a word asking for it would not keep every model from calling on.
public final class Ollama implements Wire {
    static final String NAME = "ollama";

    private static final long MOST_CONTEXT = 32768;
    private static final String PATH = "/api/chat";

    private final Rendered<Message> messages = new Rendered<>();
    private final Rendered<Message> shown = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();
    private final Rendered<List<ToolSpec>> tools = new Rendered<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Framing framing() {
        return new JsonLines();
    }

    @Override
    public Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        return new OllamaReading(origin, taken, arrivals);
    }

    @Override
    public Request render(Prompt prompt, Endpoint endpoint) {
        var headers = new LinkedHashMap<String, String>();
        endpoint.key().ifPresent(key -> headers.put("authorization", "Bearer " + key.strip()));
        return new Request(address(endpoint.base()), headers, renderBody(prompt, endpoint));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint) {
        Json.Obj options = options(endpoint);
        var body = new Body(Body.joined(endpoint.extra(), "options", options));
        body.field("model", endpoint.model()).field("messages", renderMessages(prompt));
        if (!prompt.tools().isEmpty() && prompt.choice() != Prompt.ToolChoice.NONE)
            body.field("tools", List.of(tools.of(prompt.tools(), ChatCompletions::renderTools)));
        boolean thinks = endpoint.card().reasoning().orElse(true);
        endpoint.manner()
                .effort()
                .filter(_ -> thinks)
                .ifPresent(effort -> body.field("think", think(endpoint, effort)));
        body.field("options", options).field("truncate", false).field("shift", false);
        return body.field("stream", endpoint.streaming()).toBytes();
    }

    /// Only gpt-oss takes a level, and thinks always (<https://docs.ollama.com/capabilities/thinking>).
    private static Json think(Endpoint endpoint, Effort effort) {
        if (!endpoint.model().contains("gpt-oss")) return Json.of(true);
        return Json.of(
                switch (effort) {
                    case LOW -> "low";
                    case MEDIUM -> "medium";
                    case HIGH, XHIGH, MAX -> "high";
                });
    }

    private static Json.Obj options(Endpoint endpoint) {
        Json.Obj options = Json.obj("num_ctx", Math.min(endpoint.window(), MOST_CONTEXT));
        if (endpoint.maxOutput().isPresent())
            options = options.with("num_predict", endpoint.maxOutput().getAsInt());
        if (endpoint.temperature().isPresent())
            options = options.with("temperature", endpoint.temperature().getAsDouble());
        return options;
    }

    private List<byte[]> renderMessages(Prompt prompt) {
        var rounds = new Rounds(prompt.messages());
        List<Message> all = rounds.inCallOrder();
        List<byte[]> rendered = messages.of(all, message -> renderMessage(message, rounds));
        List<byte[]> media = shown.of(all, message -> renderShown(message, rounds));
        var line = new ArrayList<byte[]>(2 * all.size() + 1);
        line.add(instructions.of(prompt.instructions(), Ollama::renderInstructions));
        // Pictures are looked for in what the user says, and nothing may come between the answers of one round.
        var waiting = new ArrayList<byte[]>();
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Message.Answer)) {
                line.addAll(waiting);
                waiting.clear();
            }
            line.add(rendered.get(i));
            waiting.add(media.get(i));
        }
        line.addAll(waiting);
        return Body.list(line);
    }

    private static byte[] renderInstructions(String text) {
        return text.isBlank() ? new byte[0] : message("system", text);
    }

    private static byte[] renderMessage(Message message, Rounds rounds) {
        return switch (message) {
            case Message.User(var content) -> renderUser(content);
            case Message.Assistant said ->
                renderAssistant(said.content(), said.origin().startsWith(NAME + "/"));
            case Message.Answer(var callId, var result) -> {
                Json.Obj answer =
                        Json.obj("role", "tool", "tool_name", rounds.tool(callId), "content", InWords.output(result));
                yield Body.bytes(answer.write());
            }
        };
    }

    private static byte[] renderUser(List<Content> content) {
        var text = new ArrayList<String>();
        var media = new ArrayList<Media>();
        for (Content part : content) {
            if (part instanceof Content.Text(var said) && !said.isBlank()) text.add(said);
            else if (part instanceof Content.Picture(var picture)) media.add(picture);
        }
        return text.isEmpty() && media.isEmpty() ? new byte[0] : renderWith(media, text);
    }

    private static byte[] renderShown(Message message, Rounds rounds) {
        if (!(message instanceof Message.Answer(var callId, var result))
                || result.media().isEmpty()) return new byte[0];
        return renderWith(result.media(), new ArrayList<>(List.of("What " + rounds.tool(callId) + " shows:")));
    }

    private static byte[] renderWith(List<Media> media, List<String> text) {
        var images = new ArrayList<String>();
        for (Media each : media) {
            if (each.type().startsWith("image/")) images.add(each.base64());
            else text.add(InWords.leftOut(each));
        }
        Json.Obj said = Json.obj("role", "user", "content", String.join("\n\n", text));
        return Body.bytes((images.isEmpty() ? said : said.with("images", images)).write());
    }

    private static byte[] renderAssistant(List<Content> content, boolean own) {
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        var calls = new ArrayList<Json>();
        for (Content part : content) {
            switch (part) {
                case Content.Text(var words) -> text.append(words);
                case Content.Thinking(var thought, var _) -> thinking.append(own ? thought : "");
                case Content.Call(var call) ->
                    calls.add(Json.obj(
                            "function",
                            Json.obj(
                                    "name",
                                    ChatCompletions.renderName(call.tool()),
                                    "arguments",
                                    ChatCompletions.renderArguments(call.arguments()))));
                case Content.Opaque _, Content.Picture _ -> {}
            }
        }
        if (text.toString().isBlank() && calls.isEmpty()) return new byte[0];
        Json.Obj message = Json.obj("role", "assistant", "content", text);
        if (!thinking.isEmpty()) message = message.with("thinking", thinking);
        return Body.bytes((calls.isEmpty() ? message : message.with("tool_calls", calls)).write());
    }

    private static byte[] message(String role, String content) {
        return Body.bytes(Json.obj("role", role, "content", content).write());
    }

    /// The address below a base, which may already hold the path, or that of the format of OpenAI beside it.
    static URI address(URI base) {
        String path = Address.path(base);
        for (String known : List.of("/chat", "/api", "/v1"))
            if (path.endsWith(known)) path = path.substring(0, path.length() - known.length());
        return Address.with(base, path + PATH);
    }

    /// The counts; what is read from its cache Ollama counts like the rest.
    static Usage parseUsage(Json.Obj raw) {
        return new Usage(
                raw.get("prompt_eval_count").number(0), raw.get("eval_count").number(0), 0, 0, 0, raw);
    }
}
