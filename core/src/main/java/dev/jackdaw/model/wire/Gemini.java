package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Google's Gemini: `generateContent` and `streamGenerateContent`.
///
/// Messages are rendered to their parts; neighbours of one role share a content, the answers of a round come first and
/// in the order of its calls. Signatures of thoughts go back on the very part they came with
/// (<https://ai.google.dev/gemini-api/docs/thought-signatures>). Of `generationConfig` the endpoint's own fields are
/// added to ours.
public final class Gemini implements Wire {
    static final String NAME = "gemini";

    /// The field of a signature, and the kind of those that pieces of the text before it came with: a list of
    /// `{from, to, thoughtSignature}`.
    static final String SIGNATURE = "thoughtSignature";

    /// The kind of what came with a call: `{call, id, thoughtSignature}`, the last two where the provider gave them.
    static final String CALL = "functionCall";

    /// The kinds that tell where a text comes from, which nobody wants back.
    static final Set<String> SOURCES = Set.of("groundingMetadata", "citationMetadata", "urlContextMetadata");

    /// In place of a signature Gemini 3 never gave: it refuses the first call of a step without one, and documents
    /// this for calls of other models.
    private static final String UNSIGNED = "skip_thought_signature_validator";

    private static final byte[] COMMA = Body.bytes(",");
    private static final byte[] CLOSE = Body.bytes("]}");

    /// The parts of neighbours of one role.
    private record Turn(boolean user, List<byte[]> parts) {}

    private final Rendered<Message> messages = new Rendered<>();
    private final Rendered<Message> shown = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();
    private final Rendered<List<ToolSpec>> tools = new Rendered<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        return new GeminiReading(origin, taken, arrivals);
    }

    @Override
    public Request render(Prompt prompt, Endpoint endpoint) {
        var headers = new LinkedHashMap<String, String>();
        endpoint.key().ifPresent(key -> headers.put("x-goog-api-key", key.strip()));
        return new Request(GeminiAsking.address(endpoint), headers, renderBody(prompt, endpoint));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint) {
        Json.Obj asking = GeminiAsking.render(endpoint);
        var body = new Body(Body.joined(endpoint.extra(), "generationConfig", asking));
        if (!prompt.instructions().isBlank())
            body.field("systemInstruction", List.of(instructions.of(prompt.instructions(), Gemini::renderWords)));
        if (!prompt.tools().isEmpty()) {
            body.field("tools", List.of(tools.of(prompt.tools(), Gemini::renderTools)));
            if (prompt.choice() == Prompt.ToolChoice.NONE)
                body.field("toolConfig", Json.obj("functionCallingConfig", Json.obj("mode", "NONE")));
        }
        boolean signed = GeminiAsking.third(endpoint.model());
        body.field("contents", renderContents(new Rounds(prompt.messages()), given(prompt.messages()), signed));
        if (!asking.fields().isEmpty()) body.field("generationConfig", asking);
        return body.toBytes();
    }

    private static byte[] renderWords(String text) {
        return Body.bytes(Json.obj("parts", List.of(text(text))).write());
    }

    private static byte[] renderTools(List<ToolSpec> specs) {
        var list = new ArrayList<Json>(specs.size());
        for (ToolSpec spec : specs)
            list.add(Json.obj(
                    "name", spec.name(), "description", spec.description(), "parametersJsonSchema", spec.schema()));
        return Body.bytes(
                Json.arr(List.of(Json.obj("functionDeclarations", list))).write());
    }

    /// The ids the provider itself gave to calls, by ours.
    private static Map<String, String> given(List<Message> messages) {
        var ids = new HashMap<String, String>();
        for (Message message : messages)
            if (message instanceof Message.Assistant(var content, var origin) && own(origin))
                for (Content part : content)
                    if (part instanceof Content.Call(var call))
                        kept(content, call.id()).get("id").asText().ifPresent(id -> ids.put(call.id(), id));
        return ids;
    }

    private static boolean own(String origin) {
        return origin.startsWith(NAME + "/");
    }

    private List<byte[]> renderContents(Rounds rounds, Map<String, String> ids, boolean signed) {
        List<Message> all = rounds.inCallOrder();
        List<byte[]> rendered = messages.of(all, message -> switch (message) {
            case Message.User(var content) -> Body.elements(renderUser(content));
            case Message.Assistant said -> Body.elements(renderAssistant(said.content(), own(said.origin()), signed));
            case Message.Answer(var callId, var result) ->
                Body.elements(List.of(renderAnswer(Optional.ofNullable(ids.get(callId)), rounds.tool(callId), result)));
        });
        List<byte[]> media = shown.of(all, message -> renderShown(message, rounds));
        var pieces = new ArrayList<byte[]>(3 * all.size() + 2);
        pieces.add(Body.bytes("["));
        for (Turn turn : turns(all, rendered, media)) {
            if (pieces.size() > 1) pieces.add(COMMA);
            pieces.add(Body.bytes("{\"role\":\"" + (turn.user() ? "user" : "model") + "\",\"parts\":["));
            for (int i = 0; i < turn.parts().size(); i++) {
                if (i > 0) pieces.add(COMMA);
                pieces.add(turn.parts().get(i));
            }
            pieces.add(CLOSE);
        }
        pieces.add(Body.bytes("]"));
        return pieces;
    }

    private static List<Turn> turns(List<Message> all, List<byte[]> rendered, List<byte[]> media) {
        var turns = new ArrayList<Turn>();
        int answers = 0;
        for (int i = 0; i < all.size(); i++) {
            if (rendered.get(i).length == 0) continue;
            boolean user = !(all.get(i) instanceof Message.Assistant);
            if (turns.isEmpty() || turns.getLast().user() != user) {
                turns.add(new Turn(user, new ArrayList<>()));
                answers = 0;
            }
            List<byte[]> parts = turns.getLast().parts();
            if (all.get(i) instanceof Message.Answer) parts.add(answers++, rendered.get(i));
            else parts.add(rendered.get(i));
            if (media.get(i).length > 0) parts.add(media.get(i));
        }
        return turns;
    }

    private static List<Json> renderUser(List<Content> content) {
        var parts = new ArrayList<Json>();
        for (Content part : content) {
            if (part instanceof Content.Text(var text) && !text.isBlank()) parts.add(text(text));
            else if (part instanceof Content.Picture(var media)) parts.add(renderMedia(media));
        }
        return parts;
    }

    private static Json renderAnswer(Optional<String> id, String tool, ToolResult result) {
        String words = InWords.output(result);
        Json response = Json.obj(result.failed() ? "error" : "output", words);
        return Json.obj("functionResponse", Json.obj("id", id, "name", tool, "response", response));
    }

    private static byte[] renderShown(Message message, Rounds rounds) {
        if (!(message instanceof Message.Answer(var callId, var result))
                || result.media().isEmpty()) return new byte[0];
        var parts = new ArrayList<Json>();
        parts.add(text("What " + rounds.tool(callId) + " shows:"));
        for (Media media : result.media()) parts.add(renderMedia(media));
        return Body.elements(parts);
    }

    /// Images but GIF, documents, sound and films are taken
    /// (<https://ai.google.dev/gemini-api/docs/image-understanding>).
    private static Json renderMedia(Media media) {
        String family = media.type().substring(0, media.type().indexOf('/') + 1);
        boolean taken = Set.of("image/", "audio/", "video/").contains(family)
                || media.type().equals("application/pdf");
        if (!taken || media.type().equals("image/gif")) return text(InWords.leftOut(media));
        return Json.obj("inlineData", Json.obj("mimeType", media.type(), "data", media.base64()));
    }

    private static List<Json> renderAssistant(List<Content> content, boolean own, boolean signed) {
        var parts = new ArrayList<Json>();
        boolean calling = false;
        for (int i = 0; i < content.size(); i++) {
            switch (content.get(i)) {
                case Content.Text(var text) -> {
                    boolean marked = own && i + 1 < content.size() && marks(content.get(i + 1));
                    if (!marked && !text.isBlank()) parts.add(text(text));
                }
                case Content.Thinking(var text, var signature) -> {
                    if (own && !signature.isEmpty())
                        parts.add(text(text).with("thought", true).with(SIGNATURE, signature));
                }
                case Content.Call(var call) -> {
                    parts.add(renderCall(call, own ? kept(content, call.id()) : Json.obj(), signed && !calling));
                    calling = true;
                }
                case Content.Opaque(var kind, var raw) -> {
                    if (own && kind.equals(SIGNATURE)) sign(parts, i == 0 ? "" : said(content.get(i - 1)), raw);
                    else if (own && !kind.equals(CALL) && !SOURCES.contains(kind)) parts.add(raw);
                }
                case Content.Picture _ -> {}
            }
        }
        return parts;
    }

    private static boolean marks(Content part) {
        return part instanceof Content.Opaque(var kind, var _) && kind.equals(SIGNATURE);
    }

    private static String said(Content part) {
        return part instanceof Content.Text(var text) ? text : "";
    }

    /// The text, cut where its pieces were signed: a signed piece must not be joined with another.
    private static void sign(List<Json> parts, String text, Json marks) {
        int at = 0;
        for (Json mark : marks.items()) {
            int from = Math.clamp(mark.get("from").number(0), at, text.length());
            int to = Math.clamp(mark.get("to").number(0), from, text.length());
            if (from > at) parts.add(text(text.substring(at, from)));
            parts.add(text(text.substring(from, to)).with(SIGNATURE, mark.get(SIGNATURE)));
            at = to;
        }
        if (at < text.length()) parts.add(text(text.substring(at)));
    }

    private static Json renderCall(ToolCall call, Json.Obj kept, boolean signed) {
        Optional<String> signature = kept.get(SIGNATURE).asText();
        if (signature.isEmpty() && signed) signature = Optional.of(UNSIGNED);
        String name = ChatCompletions.renderName(call.tool());
        Json.Obj arguments = ChatCompletions.renderArguments(call.arguments());
        Json.Obj function = Json.obj("id", kept.get("id").asText(), "name", name, "args", arguments);
        return Json.obj("functionCall", function, SIGNATURE, signature);
    }

    /// What came with a call.
    private static Json.Obj kept(List<Content> content, String callId) {
        Json.Obj kept = Json.obj();
        for (Content part : content)
            if (part instanceof Content.Opaque(var kind, Json.Obj raw)
                    && kind.equals(CALL)
                    && raw.get("call").text("").equals(callId))
                for (var field : raw.fields().entrySet()) kept = kept.with(field.getKey(), field.getValue());
        return kept;
    }

    private static Json.Obj text(String text) {
        return Json.obj("text", text);
    }

    /// The counts: what was cached is part of the provider's prompt, what the tools it runs read and what was thought
    /// are beside the other two.
    static Usage parseUsage(Json.Obj raw) {
        long prompt = raw.get("promptTokenCount").number(0)
                + raw.get("toolUsePromptTokenCount").number(0);
        long cached = raw.get("cachedContentTokenCount").number(0);
        long thought = raw.get("thoughtsTokenCount").number(0);
        long output = raw.get("candidatesTokenCount").number(0) + thought;
        return new Usage(cached <= prompt ? prompt - cached : prompt, output, cached, 0, thought, raw);
    }
}
