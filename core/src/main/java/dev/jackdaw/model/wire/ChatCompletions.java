package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// OpenAI's Chat Completions, in the spellings of those who speak it too.
public final class ChatCompletions implements Wire {
    static final String NAME = "chat-completions";

    /// The kind of what OpenRouter wants back to let a model go on thinking.
    static final String DETAILS = "reasoning_details";

    /// The kind of the mark that the thinking of a reply is sent back as `reasoning_content`, without which DeepSeek
    /// and Moonshot refuse the answers to its calls.
    static final String RETURNABLE = "reasoning_content";

    private static final int ECHO = 800;
    private static final byte[] COMMA = Body.bytes(",");
    private static final String PATH = "/chat/completions";

    private final Rendered<Message> messages = new Rendered<>();
    private final Rendered<Message> pictures = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();
    private final Rendered<List<ToolSpec>> tools = new Rendered<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        return new ChatReading(origin, taken, arrivals);
    }

    @Override
    public Request render(Prompt prompt, Endpoint endpoint) {
        var headers = new LinkedHashMap<String, String>();
        endpoint.key().ifPresent(key -> headers.put("authorization", "Bearer " + key.strip()));
        return new Request(address(endpoint.base()), headers, renderBody(prompt, endpoint));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint) {
        var body = new Body(endpoint.extra());
        body.field("model", endpoint.model()).field("messages", renderMessages(prompt, NAME + "/" + endpoint.model()));
        if (!prompt.tools().isEmpty()) {
            body.field("tools", List.of(tools.of(prompt.tools(), ChatCompletions::renderTools)));
            if (prompt.choice() == Prompt.ToolChoice.NONE) body.field("tool_choice", "none");
        }
        endpoint.maxOutput().ifPresent(most -> body.field("max_tokens", most));
        endpoint.temperature().ifPresent(temperature -> body.field("temperature", temperature));
        if (endpoint.streaming()) body.field("stream", true).field("stream_options", Json.obj("include_usage", true));
        return body.toBytes();
    }

    static byte[] renderTools(List<ToolSpec> specs) {
        var list = new ArrayList<Json>(specs.size());
        for (ToolSpec spec : specs)
            list.add(Json.obj(
                    "type",
                    "function",
                    "function",
                    Json.obj("name", spec.name(), "description", spec.description(), "parameters", spec.schema())));
        return Body.bytes(Json.arr(list).write());
    }

    private List<byte[]> renderMessages(Prompt prompt, String origin) {
        List<byte[]> rendered = messages.of(prompt.messages(), message -> renderMessage(message, origin));
        List<byte[]> shown = pictures.of(prompt.messages(), ChatCompletions::renderShown);
        var all = new ArrayList<byte[]>(2 * rendered.size() + 4);
        all.add(instructions.of(prompt.instructions(), ChatCompletions::renderInstructions));
        // Pictures can only be shown by the user, and nothing may come between the answers to one reply's calls.
        var waiting = new ArrayList<byte[]>();
        for (int i = 0; i < rendered.size(); i++) {
            if (!(prompt.messages().get(i) instanceof Message.Answer)) {
                all.addAll(waiting);
                waiting.clear();
            }
            all.add(rendered.get(i));
            waiting.add(shown.get(i));
        }
        all.addAll(waiting);
        return list(all);
    }

    /// A JSON array of what is not empty.
    private static List<byte[]> list(List<byte[]> elements) {
        var pieces = new ArrayList<byte[]>(2 * elements.size() + 2);
        pieces.add(Body.bytes("["));
        for (byte[] element : elements) {
            if (element.length == 0) continue;
            if (pieces.size() > 1) pieces.add(COMMA);
            pieces.add(element);
        }
        pieces.add(Body.bytes("]"));
        return pieces;
    }

    private static byte[] renderInstructions(String text) {
        return text.isBlank() ? new byte[0] : bytes(Json.obj("role", "system", "content", text));
    }

    private static byte[] renderMessage(Message message, String origin) {
        return switch (message) {
            case Message.User(var content) -> renderUser(content);
            case Message.Assistant said -> renderAssistant(said, said.origin().equals(origin));
            case Message.Answer(var callId, var result) -> {
                String text = result.text().isBlank() ? "(no output)" : result.text();
                yield bytes(Json.obj("role", "tool", "tool_call_id", callId, "content", text));
            }
        };
    }

    private static byte[] renderUser(List<Content> content) {
        var parts = new ArrayList<Json>();
        var text = new StringBuilder();
        for (Content part : content) {
            if (part instanceof Content.Text(var said) && !said.isBlank()) {
                parts.add(Json.obj("type", "text", "text", said));
                text.append(text.isEmpty() ? "" : "\n\n").append(said);
            } else if (part instanceof Content.Picture(var media)) {
                parts.add(renderMedia(media));
            }
        }
        if (parts.isEmpty()) return new byte[0];
        boolean plain = content.stream().noneMatch(Content.Picture.class::isInstance);
        return bytes(Json.obj("role", "user", "content", plain ? text : parts));
    }

    private static byte[] renderShown(Message message) {
        if (!(message instanceof Message.Answer(var callId, var result))
                || result.media().isEmpty()) return new byte[0];
        var parts = new ArrayList<Json>();
        parts.add(Json.obj("type", "text", "text", "What the call " + callId + " shows:"));
        for (Media media : result.media()) parts.add(renderMedia(media));
        return bytes(Json.obj("role", "user", "content", parts));
    }

    private static Json renderMedia(Media media) {
        String url = "data:" + media.type() + ";base64," + media.base64();
        if (media.type().startsWith("image/")) return Json.obj("type", "image_url", "image_url", Json.obj("url", url));
        if (media.type().equals("application/pdf"))
            return Json.obj("type", "file", "file", Json.obj("filename", "document.pdf", "file_data", url));
        return Json.obj("type", "text", "text", "(a part of type " + media.type() + " was left out)");
    }

    private static byte[] renderAssistant(Message.Assistant said, boolean own) {
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
                    if (own && kind.equals(DETAILS)) more = more.with(DETAILS, raw);
                    if (own && kind.equals(RETURNABLE)) more = more.with(RETURNABLE, thinking);
                    if (own && kind.equals("extra_content")) attach(raw, calls);
                }
                case Content.Picture _ -> {}
            }
        }
        if (text.toString().isBlank() && calls.isEmpty()) return new byte[0];
        Json.Obj message =
                Json.obj("role", "assistant", "content", text.toString().isBlank() ? Json.none() : text);
        for (var field : more.fields().entrySet()) message = message.with(field.getKey(), field.getValue());
        return bytes(calls.isEmpty() ? message : message.with("tool_calls", calls));
    }

    private static void attach(Json extra, List<Json.Obj> calls) {
        for (int i = 0; i < calls.size(); i++)
            if (calls.get(i).get("id").equals(extra.get("call")))
                calls.set(i, calls.get(i).with("extra_content", extra.get("content")));
    }

    private static Json.Obj renderCall(ToolCall call) {
        return Json.obj(
                "id",
                call.id(),
                "type",
                "function",
                "function",
                Json.obj(
                        "name",
                        renderName(call.tool()),
                        "arguments",
                        renderArguments(call.arguments()).write()));
    }

    /// The name of a tool in the characters providers accept.
    static String renderName(String name) {
        var safe = new StringBuilder(name.length());
        for (int i = 0; i < name.length() && i < 64; i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            safe.append(plain ? c : '_');
        }
        return safe.isEmpty() ? "unnamed" : safe.toString();
    }

    /// The arguments as the object providers insist on; what is none is shown as far as it came.
    static Json.Obj renderArguments(String arguments) {
        if (arguments.isBlank()) return Json.obj();
        try {
            if (Json.parse(arguments) instanceof Json.Obj object) return object;
        } catch (JsonFault malformed) {
            // Shown below.
        }
        return Json.obj("malformed", arguments.length() > ECHO ? arguments.substring(0, ECHO) : arguments);
    }

    private static byte[] bytes(Json json) {
        return Body.bytes(json.write());
    }

    /// The address below a base, which may already hold the version or the whole path.
    static URI address(URI base) {
        String path = Optional.ofNullable(base.getRawPath()).orElse("");
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        if (path.isEmpty()) path = "/v1";
        return withPath(base, path.endsWith(PATH) ? path : path + PATH);
    }

    static URI withPath(URI base, String path) {
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + query);
    }

    /// The counts, of which the provider's prompt includes what was cached; should it be less, it does not.
    static Usage parseUsage(Json.Obj raw) {
        Json details = raw.get("prompt_tokens_details");
        long cached = first(details.get("cached_tokens"), raw.get("prompt_cache_hit_tokens"), raw.get("cached_tokens"));
        long written = first(details.get("cache_write_tokens"));
        long prompt = first(raw.get("prompt_tokens"));
        long output = first(raw.get("completion_tokens"));
        long reasoning = first(raw.get("completion_tokens_details").get("reasoning_tokens"));
        // xAI counts what was thought beside what was written.
        if (reasoning > 0 && raw.get("total_tokens").number(0) == prompt + output + reasoning) output += reasoning;
        long fresh = cached + written <= prompt ? prompt - cached - written : prompt;
        return new Usage(fresh, output, cached, written, reasoning, raw);
    }

    private static long first(Json... counts) {
        for (Json count : counts) if (count instanceof Json.Num) return count.number(0);
        return 0;
    }
}
