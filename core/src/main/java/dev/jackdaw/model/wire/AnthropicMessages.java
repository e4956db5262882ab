package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Anthropic's Messages.
///
/// Messages are rendered to their blocks; neighbours of one role share a message. The last two messages of the user
/// carry a mark up to which the provider caches, as do the tools and the instructions: four, as many as it allows. The
/// marks move on, everything else of a prompt stays at its place in the next.
public final class AnthropicMessages implements Wire {
    static final String NAME = "anthropic-messages";

    private static final int USUAL_OUTPUT = 8192;
    private static final int MARKED_MESSAGES = 2;
    private static final Json.Obj CACHED = Json.obj("type", "ephemeral");
    private static final String MARKED = "cache_control";
    private static final byte[] MARK = Body.bytes(",\"" + MARKED + "\":" + CACHED.write() + "}");
    private static final byte[] FILLER =
            Body.bytes(AnthropicBlocks.text("(continue)").write());
    private static final byte[] COMMA = Body.bytes(",");
    private static final byte[] CLOSE = Body.bytes("]}");

    /// What neighbours of one role said, answers to calls first.
    private static final class Turn {
        private final boolean user;
        private final List<byte[]> blocks = new ArrayList<>();
        private int answers;

        private Turn(boolean user) {
            this.user = user;
        }

        static Turn filled() {
            var turn = new Turn(true);
            turn.blocks.add(FILLER);
            return turn;
        }

        void add(byte[] more, Message from) {
            if (from instanceof Message.Answer) blocks.add(answers++, more);
            else blocks.add(more);
        }
    }

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
        boolean caching = endpoint.manner().caching();
        UnaryOperator<Json.Obj> marking = caching ? block -> block.with(MARKED, CACHED) : UnaryOperator.identity();
        int most = endpoint.maxOutput().orElse(usualOutput(endpoint.card()));
        List<Turn> turns = turns(prompt.messages(), new AnthropicBlocks(endpoint.card()));
        body.field("model", endpoint.model()).field("max_tokens", most);
        if (!prompt.instructions().isBlank())
            body.field(
                    "system",
                    List.of(instructions.of(prompt.instructions(), text -> renderInstructions(text, marking))));
        if (!prompt.tools().isEmpty()) {
            body.field("tools", List.of(tools.of(prompt.tools(), specs -> renderTools(specs, marking))));
            if (prompt.choice() == Prompt.ToolChoice.NONE) body.field("tool_choice", Json.obj("type", "none"));
        }
        body.field("messages", renderTurns(turns, caching ? MARKED_MESSAGES : 0));
        Json.Obj thinking = Claude.thinking(endpoint, most, calledUnthinking(turns));
        thinking.fields().forEach(body::field);
        // Whoever thinks takes no other temperature than the usual one.
        if (!thinking.has("thinking"))
            endpoint.temperature().ifPresent(temperature -> body.field("temperature", temperature));
        if (endpoint.streaming()) body.field("stream", true);
        return body.toBytes();
    }

    /// A provider that tells no limit of its model's replies may tell its window for one.
    private static int usualOutput(ModelCard card) {
        return card.output() > 0 ? (int) Math.min(card.output(), card.window() / 2) : USUAL_OUTPUT;
    }

    /// Whether the model is to go on after answers to calls that were made without thinking.
    private static boolean calledUnthinking(List<Turn> turns) {
        int last = turns.size() - 1;
        return last > 0
                && turns.get(last).answers > 0
                && !AnthropicBlocks.thinksFirst(turns.get(last - 1).blocks.getFirst());
    }

    private static byte[] renderInstructions(String text, UnaryOperator<Json.Obj> marking) {
        return Body.bytes(
                Json.arr(List.of(marking.apply(AnthropicBlocks.text(text)))).write());
    }

    private static byte[] renderTools(List<ToolSpec> specs, UnaryOperator<Json.Obj> marking) {
        var list = new ArrayList<Json>(specs.size());
        for (ToolSpec spec : specs) {
            Json.Obj tool =
                    Json.obj("name", spec.name(), "description", spec.description(), "input_schema", spec.schema());
            list.add(list.size() == specs.size() - 1 ? marking.apply(tool) : tool);
        }
        return Body.bytes(Json.arr(list).write());
    }

    private static List<byte[]> renderTurns(List<Turn> turns, int marked) {
        int unmarked = (int) turns.stream().filter(turn -> turn.user).count() - marked;
        var pieces = new ArrayList<byte[]>();
        pieces.add(Body.bytes("["));
        for (Turn turn : turns) {
            if (pieces.size() > 1) pieces.add(COMMA);
            pieces.add(Body.bytes("{\"role\":\"" + (turn.user ? "user" : "assistant") + "\",\"content\":["));
            for (int i = 0; i < turn.blocks.size(); i++) {
                if (i > 0) pieces.add(COMMA);
                pieces.add(turn.blocks.get(i));
            }
            if (turn.user && unmarked-- <= 0) mark(pieces);
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

    /// Neighbours of one role together; the answers to calls come first, as the provider asks. The user speaks first
    /// and last, and between what two models said, save where a model is to go on with a tool of the provider's.
    private List<Turn> turns(List<Message> said, AnthropicBlocks blocks) {
        List<Message> all =
                ServerTools.settled(Paired.of(said, NAME + "/" + blocks.card().name()), blocks::own);
        List<byte[]> rendered = messages.of(all, blocks::render);
        var turns = new ArrayList<Turn>();
        int before = 0;
        for (int i = 0; i < all.size(); i++) {
            if (rendered.get(i).length == 0) continue;
            boolean user = !(all.get(i) instanceof Message.Assistant);
            boolean unasked = turns.isEmpty() || !turns.getLast().user;
            if (!user && unasked && (turns.isEmpty() || !paused(all.get(before), blocks))) turns.add(Turn.filled());
            if (turns.isEmpty() || turns.getLast().user != user) turns.add(new Turn(user));
            turns.getLast().add(rendered.get(i), all.get(i));
            before = i;
        }
        if (turns.isEmpty() || !turns.getLast().user && !paused(all.get(before), blocks)) turns.add(Turn.filled());
        return turns;
    }

    private static boolean paused(Message message, AnthropicBlocks blocks) {
        return message instanceof Message.Assistant said && blocks.own(said) && ServerTools.pausing(said);
    }

    /// The address below a base, which may already hold the version or the whole path.
    static URI address(URI base) {
        String path = Address.path(base);
        if (path.endsWith("/messages")) return Address.with(base, path);
        return Address.with(base, path + (path.endsWith("/v1") ? "/messages" : "/v1/messages"));
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
