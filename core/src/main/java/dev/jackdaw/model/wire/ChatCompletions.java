package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.dialect.Dialect;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
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

    /// Of a US dollar, by which xAI counts.
    private static final double TICKS = 1e10;

    private static final int ECHO = 800;
    private static final String PATH = "/chat/completions";
    private static final List<String> RETENTION = List.of(PromptKey.RETENTION, "prompt_cache_options");

    private final ChatMessages messages = new ChatMessages();
    private final PromptKey key = new PromptKey();
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
        Dialect dialect = Dialect.of(endpoint);
        var headers = new LinkedHashMap<String, String>();
        endpoint.key().ifPresent(secret -> headers.putAll(dialect.credential(secret.strip())));
        URI address = Address.below(endpoint.base(), dialect.root(), PATH);
        return new Request(address, headers, renderBody(prompt, endpoint, dialect));
    }

    private byte[] renderBody(Prompt prompt, Endpoint endpoint, Dialect dialect) {
        var body = new Body(extra(endpoint, dialect));
        body.field("model", endpoint.model())
                .field("messages", messages.of(prompt, dialect, NAME + "/" + endpoint.model()));
        // Where nothing can be said against calling them, naming no tools says it.
        boolean none = prompt.choice() == Prompt.ToolChoice.NONE;
        if (!prompt.tools().isEmpty() && (dialect.choosing() || !none)) {
            body.field("tools", List.of(tools.of(prompt.tools(), ChatCompletions::renderTools)));
            if (none) body.field("tool_choice", "none");
        }
        endpoint.maxOutput().ifPresent(most -> body.field(dialect.limit(), most));
        if (dialect.tempered()) endpoint.temperature().ifPresent(degree -> body.field("temperature", degree));
        dialect.thinking(endpoint.manner().effort()).fields().forEach(body::field);
        key.into(body, prompt, endpoint, dialect);
        if (endpoint.streaming()) body.field("stream", true);
        if (endpoint.streaming() && dialect.counted()) body.field("stream_options", Json.obj("include_usage", true));
        return body.toBytes();
    }

    /// What the user sets, without what is about a cache the provider has not.
    private static Json.Obj extra(Endpoint endpoint, Dialect dialect) {
        if (dialect.retains() || RETENTION.stream().noneMatch(endpoint.extra()::has)) return endpoint.extra();
        var kept = new LinkedHashMap<>(endpoint.extra().fields());
        RETENTION.forEach(kept::remove);
        return new Json.Obj(kept);
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

    /// The address below a base, which may already hold the version or the whole path.
    static URI address(URI base) {
        return Address.below(base, "/v1", PATH);
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
        var usage = new Usage(fresh, output, cached, written, reasoning, raw);
        OptionalDouble dollars = parseCost(raw);
        return dollars.isPresent() ? usage.costing(dollars.getAsDouble()) : usage;
    }

    /// What the provider says it costs, in US dollars: as `cost` (OpenRouter; without what the user's own key pays
    /// elsewhere, which is added), as `cost.total_cost` (Perplexity), as `estimated_cost` (DeepInfra), or in ticks
    /// (xAI).
    private static OptionalDouble parseCost(Json.Obj raw) {
        Json cost = raw.get("cost");
        if (cost instanceof Json.Num) {
            boolean elsewhere = raw.get("is_byok").truth(false);
            Json upstream = raw.get("cost_details").get("upstream_inference_cost");
            return OptionalDouble.of(cost.decimal(0) + (elsewhere ? upstream.decimal(0) : 0));
        }
        for (Json stated : List.of(cost.get("total_cost"), raw.get("estimated_cost")))
            if (stated instanceof Json.Num) return OptionalDouble.of(stated.decimal(0));
        Json ticks = raw.get("cost_in_usd_ticks");
        return ticks instanceof Json.Num ? OptionalDouble.of(ticks.decimal(0) / TICKS) : OptionalDouble.empty();
    }

    private static long first(Json... counts) {
        for (Json count : counts) if (count instanceof Json.Num) return count.number(0);
        return 0;
    }
}
