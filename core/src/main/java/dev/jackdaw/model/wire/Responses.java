package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.dialect.Dialect;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// OpenAI's Responses, asked anew with the whole conversation each time: nothing is kept at the provider.
///
/// A message becomes one or more items of the input; those of a reply are rebuilt by [ResponsesItems].
public final class Responses implements Wire {
    static final String NAME = "openai-responses";

    private static final String PATH = "/responses";

    /// OpenAI refuses to write less.
    private static final int LEAST_OUTPUT = 16;

    private static final double TICKS_OF_A_DOLLAR = 1e10;

    private final Rendered<Message> messages = new Rendered<>();
    private final Rendered<String> instructions = new Rendered<>();
    private final Rendered<List<ToolSpec>> tools = new Rendered<>();
    private final PromptKey key = new PromptKey();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        return new ResponsesReading(origin, taken, arrivals);
    }

    @Override
    public Request render(Prompt prompt, Endpoint endpoint) {
        var headers = new LinkedHashMap<String, String>();
        Dialect dialect = Dialect.of(endpoint);
        endpoint.key().ifPresent(key -> headers.putAll(dialect.credential(key.strip())));
        return new Request(
                Address.below(endpoint.base(), dialect.root(), PATH), headers, renderBody(prompt, endpoint, dialect));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint, Dialect dialect) {
        var body = new Body(endpoint.extra());
        body.field("model", endpoint.model());
        if (!prompt.instructions().isBlank())
            body.field("instructions", List.of(instructions.of(prompt.instructions(), text -> bytes(Json.of(text)))));
        if (!prompt.tools().isEmpty()) {
            body.field("tools", List.of(tools.of(prompt.tools(), Responses::renderTools)));
            if (prompt.choice() == Prompt.ToolChoice.NONE) body.field("tool_choice", "none");
        }
        String origin = NAME + "/" + endpoint.model();
        body.field("input", Body.list(messages.of(prompt.messages(), message -> renderMessage(message, origin))));
        endpoint.maxOutput().ifPresent(most -> body.field("max_output_tokens", Math.max(most, LEAST_OUTPUT)));
        if (dialect.tempered()) endpoint.temperature().ifPresent(temperature -> body.field("temperature", temperature));
        if (endpoint.card().reasoning().orElse(true))
            body.field("reasoning", renderEffort(endpoint.manner().effort(), dialect))
                    .field("include", List.of("reasoning.encrypted_content"));
        key.into(body, prompt, endpoint, dialect);
        if (endpoint.streaming()) body.field("stream", true);
        return body.field("store", false).toBytes();
    }

    private static Json renderEffort(Optional<Effort> effort, Dialect dialect) {
        return Json.obj("effort", effort.map(asked -> Dialect.upTo(dialect.most(), asked)), "summary", "auto");
    }

    private static byte[] renderTools(List<ToolSpec> specs) {
        var list = new ArrayList<Json>(specs.size());
        for (ToolSpec spec : specs)
            list.add(Json.obj(
                    "type",
                    "function",
                    "name",
                    spec.name(),
                    "description",
                    spec.description(),
                    "parameters",
                    spec.schema(),
                    "strict",
                    false));
        return bytes(Json.arr(list));
    }

    /// The items of a message, between commas.
    private static byte[] renderMessage(Message message, String origin) {
        List<? extends Json> items = switch (message) {
            case Message.User(var content) -> renderUser(content);
            case Message.Assistant said -> ResponsesItems.of(said, origin);
            case Message.Answer(var callId, var result) ->
                List.of(Json.obj(
                        "type",
                        "function_call_output",
                        "call_id",
                        ResponsesItems.renderId(callId),
                        "output",
                        renderOutput(result)));
        };
        return Body.elements(items);
    }

    private static List<Json.Obj> renderUser(List<Content> content) {
        var parts = new ArrayList<Json>();
        for (Content part : content) {
            if (part instanceof Content.Text(var text) && !text.isBlank()) parts.add(text(text));
            else if (part instanceof Content.Picture(var media)) parts.add(renderMedia(media));
        }
        return parts.isEmpty() ? List.of() : List.of(Json.obj("type", "message", "role", "user", "content", parts));
    }

    private static Json renderOutput(ToolResult result) {
        String words = InWords.output(result);
        if (result.media().isEmpty()) return Json.of(words);
        var parts = new ArrayList<Json>();
        if (!result.text().isBlank()) parts.add(text(words));
        for (Media media : result.media()) parts.add(renderMedia(media));
        return Json.arr(parts);
    }

    private static Json.Obj text(String text) {
        return Json.obj("type", "input_text", "text", text);
    }

    private static Json.Obj renderMedia(Media media) {
        String url = "data:" + media.type() + ";base64," + media.base64();
        if (media.type().startsWith("image/"))
            return Json.obj("type", "input_image", "detail", "auto", "image_url", url);
        if (media.type().equals("application/pdf"))
            return Json.obj("type", "input_file", "filename", "document.pdf", "file_data", url);
        return text(InWords.leftOut(media));
    }

    private static byte[] bytes(Json json) {
        return Body.bytes(json.write());
    }

    /// Why a reply ended, by its status or what is told to be incomplete about it.
    static Finish parseFinish(String word) {
        return switch (word) {
            case "completed" -> Finish.STOP;
            case "max_output_tokens" -> Finish.LENGTH;
            case "content_filter" -> Finish.REFUSAL;
            default -> Finish.UNKNOWN;
        };
    }

    /// The counts, of which the provider's input includes what was cached. OpenRouter and xAI tell the cost beside
    /// them, the latter in ticks (docs.x.ai: ten thousand million make a dollar).
    static Usage parseUsage(Json.Obj raw) {
        Json details = raw.get("input_tokens_details");
        long cached = details.get("cached_tokens").number(0);
        long written = details.get("cache_write_tokens").number(0);
        long input = raw.get("input_tokens").number(0);
        var usage = new Usage(
                cached + written <= input ? input - cached - written : input,
                raw.get("output_tokens").number(0),
                cached,
                written,
                raw.get("output_tokens_details").get("reasoning_tokens").number(0),
                raw);
        if (raw.get("cost") instanceof Json.Num cost) return usage.costing(cost.decimal(0));
        if (raw.get("cost_in_usd_ticks") instanceof Json.Num ticks)
            return usage.costing(ticks.decimal(0) / TICKS_OF_A_DOLLAR);
        return usage;
    }
}
