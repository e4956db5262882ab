package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.wire.Wire;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conversations in the formats of Gemini and Ollama with a server that is as strict as they are.
@Timeout(60)
class PlayedWiresTest {
    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("look", "Looks.", Json.obj("type", "object")),
            new ToolSpec("dig", "Digs.", Json.obj("type", "object")));
    private static final Manner WHOLE =
            new Manner(OptionalInt.empty(), OptionalDouble.empty(), false, Optional.empty(), ToolCalling.AUTO);

    private static Endpoint endpoint(String wire, ScriptedServer server) {
        return Endpoint.of("http", wire.equals("gemini") ? "gemini-3-pro-preview" : "m", server.messagesBase(), "k");
    }

    private static Reply ask(HttpModel model, List<Message> messages) throws ModelFailure, InterruptedException {
        Reply reply = model.reply(new Prompt("Be kind.", TOOLS, messages, ToolChoice.AUTO), _ -> {});
        messages.add(reply.message());
        return reply;
    }

    /// A conversation of two rounds and two turns, begun by another model.
    private static void converse(HttpModel model, ScriptedServer server) throws Exception {
        var usage = new Usage(100, 20, 0, 0, 0, Json.obj());
        server.plays(ScriptedReply.of(List.of(
                                new Content.Thinking("Hm, 快乐\n so", ""),
                                new Content.Text("I look \"there\"\n and there."),
                                new Content.Call(new ToolCall("one", "look", "{\"at\":\"a.txt\"}")),
                                new Content.Call(new ToolCall("", "dig", "{}"))))
                        .with(usage))
                .calls(new ToolCall("", "look", "{}"))
                .says("Done.")
                .says("Again.");
        var messages = new ArrayList<Message>(List.of(
                Message.User.of("Before"),
                new Message.Assistant(
                        List.of(new Content.Call(new ToolCall("old", "look", ""))), "chat-completions/other"),
                new Message.Answer("old", ToolResult.of("")),
                new Message.Assistant(List.of(new Content.Text("So it was.")), "chat-completions/other"),
                Message.User.of("Go")));
        Reply first = ask(model, messages);
        assertEquals("I look \"there\"\n and there.", first.text());
        assertEquals(new Content.Thinking("Hm, 快乐\n so", ""), first.content().getFirst());
        assertEquals(
                List.of("{\"at\":\"a.txt\"}", "{}"),
                first.calls().stream().map(ToolCall::arguments).toList());
        assertEquals(100, first.usage().input());
        assertEquals(20, first.usage().output());
        var media = List.of(new Media("image/png", "aGk="), new Media("image/gif", "aGk="));
        messages.add(new Message.Answer(first.calls().getLast().id(), ToolResult.failure("no spade")));
        messages.add(
                new Message.Answer(first.calls().getFirst().id(), new ToolResult("seen", false, media, Json.obj())));
        Reply second = ask(model, messages);
        messages.add(new Message.Answer(second.calls().getFirst().id(), ToolResult.of("seen again")));
        messages.add(Message.User.of("And on"));
        assertEquals("Done.", ask(model, messages).text());
        messages.add(Message.User.of("Once more"));
        assertEquals("Again.", ask(model, messages).text());
        assertEquals(List.of(), server.violations());
        assertEquals(
                List.of("(no output)", "seen", "no spade", "seen again"),
                server.requests().getLast().results());
        assertEquals(List.of("look", "dig"), server.requests().getLast().tools());
        assertEquals("Be kind.", server.requests().getLast().instructions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "ollama"})
    void aConversationIsWhatTheServiceAllows(String wire) throws Exception {
        try (var server = ScriptedServer.start()) {
            converse(new HttpModel(Wire.named(wire), endpoint(wire, server)), server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "ollama"})
    void aConversationInWholeRepliesIsTheSame(String wire) throws Exception {
        try (var server = ScriptedServer.start()) {
            converse(new HttpModel(Wire.named(wire), endpoint(wire, server).in(WHOLE)), server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "ollama"})
    void aReplyThatIsCutIsNone(String wire) throws Exception {
        try (var server = ScriptedServer.start()) {
            server.plays(ScriptedReply.text("hello there, hello").with(new ScriptedReply.Fault.Truncated(1)));
            var model = new HttpModel(Wire.named(wire), endpoint(wire, server));
            var messages = new ArrayList<Message>(List.of(Message.User.of("Go")));
            assertThrows(ModelFailure.class, () -> ask(model, messages));
        }
    }

    @Test
    void thinkingAModelCannotDoIsConceded() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.fails(400, Map.of(), "{\"error\":\"\\\"m\\\" does not support thinking\"}")
                    .says("So.");
            Endpoint endpoint = endpoint("ollama", server).in(Manner.USUAL.thinking(Optional.of(Effort.HIGH)));
            var messages = new ArrayList<Message>(List.of(Message.User.of("Go")));
            assertEquals(
                    "So.",
                    ask(new HttpModel(Wire.named("ollama"), endpoint), messages).text());
            List<Boolean> thinking = server.requests().stream()
                    .map(request -> ((Json.Obj) request.body()).has("think"))
                    .toList();
            assertEquals(List.of(true, false), thinking);
        }
    }

    @Test
    void aWrongKeyAndAPaceTooFastAreToldApartFromABadRequestAndABill() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.fails(400, Map.of(), complaint(400, "API key not valid. Please pass one.", "INVALID_ARGUMENT"))
                    .fails(429, Map.of(), complaint(429, "Check your plan and billing details.", "RESOURCE_EXHAUSTED"));
            var model = new HttpModel(Wire.named("gemini"), endpoint("gemini", server));
            var messages = new ArrayList<Message>(List.of(Message.User.of("Go")));
            assertEquals(
                    ModelFailure.Category.AUTHENTICATION_FAILED,
                    assertThrows(ModelFailure.class, () -> ask(model, messages)).category());
            assertEquals(
                    ModelFailure.Category.RATE_LIMIT,
                    assertThrows(ModelFailure.class, () -> ask(model, messages)).category());
        }
    }

    private static String complaint(int code, String message, String status) {
        return Json.obj("error", Json.obj("code", code, "message", message, "status", status))
                .write();
    }
}
