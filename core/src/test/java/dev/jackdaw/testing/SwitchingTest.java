package dev.jackdaw.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.wire.EveryWire;
import dev.jackdaw.model.wire.Paired;
import dev.jackdaw.model.wire.Wire;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A conversation of any origin, with whatever models and users bring into it, is a valid request on every wire.
@Timeout(120)
class SwitchingTest {
    private static final int CONVERSATIONS = Integer.getInteger("jackdaw.seeds", 300);
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final List<String> TEXTS = List.of("So", "", " \n", "漢字 🐦", "half \ud83d", "\udc26 half", "a\0b");
    private static final List<String> IDS =
            List.of("c", "c", "d", "", "a:1", "a_1", "functions.look:0", "ü漢", "x".repeat(200), "x".repeat(199) + "y");
    private static final List<String> NAMES = List.of("look", "no such tool!", "n".repeat(100), "ünï", "mcp.a/b");
    private static final List<String> ARGUMENTS = List.of(
            "{}", "", "{\"at\": 1}", "{\"at\":", "[1]", "\"text\"", "{\"at\":\"\\ud83d\"}", "null", "{\"漢\":\"🐦\"}");
    private static final List<Media> MEDIA = List.of(
            new Media("image/png", "aGk="),
            new Media("image/svg+xml", "aGk="),
            new Media("application/pdf", "aGk="),
            new Media("audio/wav", "aGk="));

    private final Random random = new Random();
    private int copies;
    private final List<Wire> wires = EveryWire.all();

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Message> conversation(long seed) {
        random.setSeed(seed);
        var messages = new ArrayList<Message>();
        for (int turns = 1 + random.nextInt(6); turns > 0; turns--) {
            if (random.nextInt(8) > 0) messages.add(user());
            for (int rounds = random.nextInt(4); rounds > 0; rounds--) {
                Message.Assistant said = assistant();
                messages.add(said);
                answer(said, messages);
            }
        }
        if (random.nextInt(5) > 0) messages.add(user());
        return messages;
    }

    private Message.User user() {
        var content = new ArrayList<Content>();
        for (int parts = random.nextInt(3); parts >= 0; parts--)
            content.add(random.nextInt(4) == 0 ? new Content.Picture(one(MEDIA)) : new Content.Text(one(TEXTS)));
        return new Message.User(content);
    }

    /// Whole replies as they come, replies that were cut somewhere, and what no provider would say.
    private Message.Assistant assistant() {
        Wire wire = one(wires);
        String origin = wire.name() + (random.nextBoolean() ? "/m" : "/other");
        int copy = copies++;
        List<Content> sample = EveryWire.sample(wire, wire.name()).content().stream()
                .map(part -> named(part, copy))
                .toList();
        if (random.nextInt(4) == 0) return new Message.Assistant(sample, origin);
        var content = new ArrayList<>(sample.subList(0, random.nextInt(sample.size())));
        for (int parts = random.nextInt(5); parts > 0; parts--)
            switch (random.nextInt(6)) {
                case 0 -> content.add(new Content.Text(one(TEXTS)));
                case 1 -> content.add(trace(wire));
                case 2 -> content.add(new Content.Thinking(one(TEXTS), random.nextBoolean() ? "" : "signed"));
                default -> content.add(new Content.Call(new ToolCall(one(IDS), one(NAMES), one(ARGUMENTS))));
            }
        return new Message.Assistant(content, origin);
    }

    /// A part under an id of its own: no provider gives one twice.
    private static Content named(Content part, int copy) {
        return part instanceof Content.Opaque(var kind, Json.Obj raw)
                        && raw.get("id").asText().isPresent()
                        && !raw.has("call")
                ? new Content.Opaque(kind, raw.with("id", raw.get("id").text("") + copy))
                : part;
    }

    /// A tool the provider ran itself, or what came of one.
    private Content trace(Wire wire) {
        String id = "s" + random.nextInt(3);
        if (!wire.name().equals("anthropic-messages")) return new Content.Text(id);
        String kind = random.nextBoolean() ? "server_tool_use" : "web_search_tool_result";
        String reference = kind.equals("server_tool_use") ? "id" : "tool_use_id";
        return new Content.Opaque(kind, Json.obj("type", kind, reference, id));
    }

    /// Mostly all answers in order; sometimes one is missing, late or of no call.
    private void answer(Message.Assistant said, List<Message> messages) {
        for (Content part : said.content()) {
            if (!(part instanceof Content.Call(var call)) || random.nextInt(10) == 0) continue;
            if (random.nextInt(10) == 0) messages.add(user());
            List<Media> media = random.nextInt(3) == 0 ? List.of(one(MEDIA)) : List.of();
            messages.add(new Message.Answer(
                    call.id(), new ToolResult(one(TEXTS), random.nextInt(4) == 0, media, Json.obj())));
        }
        if (random.nextInt(10) == 0) messages.add(new Message.Answer("stray", ToolResult.of("?")));
    }

    @Test
    void everyConversationIsValidOnEveryWire() throws IOException, InterruptedException {
        try (var server =
                        ScriptedServer.start(Strictness.FULL.allowingRewrites().forgetting());
                var client = HttpClient.newHttpClient()) {
            server.always(_ -> ScriptedReply.text("Good."));
            for (long seed = 0; seed < CONVERSATIONS; seed++) {
                var prompt = new Prompt("Be kind.", List.of(SPEC), conversation(seed), Prompt.ToolChoice.AUTO);
                for (Wire wire : wires)
                    for (Endpoint endpoint : List.of(EveryWire.endpoint(wire), thinking(wire))) {
                        Prompt sound = Paired.of(prompt, wire.name() + "/m");
                        post(client, server, wire.render(sound, endpoint));
                        assertEquals(List.of(), server.violations(), wire.name() + " with the seed " + seed);
                    }
            }
            assertEquals(2 * CONVERSATIONS * wires.size(), server.count());
        }
    }

    private static Endpoint thinking(Wire wire) {
        var card =
                new ModelCard("m", 100_000, 0, Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
        return EveryWire.endpoint(wire).asking(card).in(Manner.USUAL.thinking(Optional.of(Effort.HIGH)));
    }

    private static void post(HttpClient client, ScriptedServer server, Wire.Request request)
            throws IOException, InterruptedException {
        URI address = URI.create(
                "http://127.0.0.1:" + server.port() + request.address().getRawPath());
        var http = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::header);
        client.send(http.build(), HttpResponse.BodyHandlers.discarding());
    }
}
