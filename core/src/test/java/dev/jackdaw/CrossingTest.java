package dev.jackdaw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.route.Crew;
import dev.jackdaw.model.route.Known;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.Strictness;
import dev.jackdaw.tool.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One conversation goes from format to format, with calls in each, and every provider accepts all that was said
/// before.
@Timeout(60)
class CrossingTest {
    private static final int TURNS = 12;

    @TempDir
    Path folder;

    /// One endpoint for each format, in the order of the journey.
    private static List<Endpoint> endpoints(ScriptedServer server) {
        String chat = server.chatBase().toString();
        return List.of(
                Endpoints.of("openai-chat", chat),
                Endpoints.of("anthropic", server.messagesBase().toString()),
                Endpoints.of("gemini", server.geminiBase().toString()),
                Endpoints.of("openai", chat),
                Endpoints.of("ollama", server.ollamaBase().toString()));
    }

    private static Lineup lineup(List<Endpoint> all) {
        return new Lineup(all.getFirst(), List.of(), Map.of(), all, Map.of(), Known.BUILT_IN, Optional.empty());
    }

    /// Thinks, speaks, looks at two files at once, then at one, then answers.
    private void play(ScriptedServer server, int turn) {
        server.plays(ScriptedReply.of(List.of(
                new Content.Thinking("Let me think about turn " + turn + ".", "c2lnbmVk"),
                new Content.Text("I look at both, 漢字 🐦."),
                new Content.Call(read("one.txt")),
                new Content.Call(read("two.txt")))));
        server.calls(read("missing-" + turn + ".txt"));
        server.thinks("So it is.", "Answer " + turn);
    }

    private static ToolCall read(String path) {
        return ScriptedReply.call("read", Json.obj("path", path));
    }

    private LiveSession open(Session session, List<Endpoint> all) throws Exception {
        Settings settings =
                Settings.of(folder, folder.resolve("state"), all.getFirst()).under(Policy.of(Mode.BYPASS));
        return Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), new Crew(lineup(all)));
    }

    @Test
    void everyFormatGoesOnWhereAnotherStopped() throws Exception {
        Files.writeString(folder.resolve("one.txt"), "first\n");
        Files.writeString(folder.resolve("two.txt"), "second\n");
        var answers = new ArrayList<String>();
        try (var server = ScriptedServer.start(Strictness.FULL.allowingRewrites())) {
            List<Endpoint> all = endpoints(server);
            try (LiveSession live = open(Session.inMemory("crossing"), all)) {
                for (int turn = 0; turn < TURNS; turn++) {
                    play(server, turn);
                    live.send(new Command.ChooseModel(all.get(turn % all.size()).label()));
                    live.send(Command.Say.now("Turn " + turn + ": what is in the two files?"));
                    assertEquals(Ending.Reason.ANSWERED, live.await().reason(), "turn " + turn + server.violations());
                    answers.add(live.session().conversation().answer());
                }
            }
            assertEquals(List.of(), server.violations());
            assertEquals(3 * TURNS, server.requests().size());
            List<ServedRequest.Wire> order = server.requests().stream()
                    .map(ServedRequest::wire)
                    .distinct()
                    .toList();
            assertEquals(
                    List.of(
                            ServedRequest.Wire.CHAT_COMPLETIONS,
                            ServedRequest.Wire.ANTHROPIC_MESSAGES,
                            ServedRequest.Wire.GEMINI,
                            ServedRequest.Wire.RESPONSES,
                            ServedRequest.Wire.OLLAMA),
                    order);
            List<String> results = server.requests().getLast().results();
            assertEquals(3 * TURNS, results.size());
            assertEquals(
                    2 * TURNS,
                    results.stream()
                            .filter(text -> text.contains("first") || text.contains("second"))
                            .count());
        }
        assertEquals("Answer 0", answers.getFirst());
        assertEquals("Answer 11", answers.getLast());
    }
}
