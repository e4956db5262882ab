package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent over Responses.
class ResponsesTest {
    static final String ORIGIN = "openai-responses/m";
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media IMAGE = new Media("image/png", "aGk=");
    private static final Media PDF = new Media("application/pdf", "cGRm");
    static final Json SEALED = Json.parse("{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":"
            + "[{\"type\":\"summary_text\",\"text\":\"Hm\"}],\"encrypted_content\":\"gAAA\"}");

    private static Endpoint endpoint() {
        return Endpoints.of("http", "https://host/v1");
    }

    private static Endpoint with(Optional<Boolean> reasoning) {
        var card = new ModelCard("m", 1, 0, Optional.empty(), reasoning, Optional.empty(), Optional.empty());
        return endpoint().asking(card);
    }

    private static Json body(Endpoint endpoint, List<Message> messages) {
        var prompt = new Prompt("Be kind.", List.of(SPEC), messages, ToolChoice.AUTO);
        return Json.parse(new Responses().render(prompt, endpoint).body());
    }

    static String input(List<Content> content, String origin) {
        return body(endpoint(), List.of(new Message.Assistant(content, origin)))
                .get("input")
                .write();
    }

    static void same(String expected, Json body) {
        assertEquals(Json.parse(expected).pretty(), body.pretty());
    }

    private static List<Message> conversation(String origin) {
        return List.of(
                new Message.User(
                        List.of(new Content.Picture(IMAGE), new Content.Text("What?"), new Content.Picture(PDF))),
                Message.User.of("  "),
                new Message.Assistant(
                        List.of(
                                new Content.Thinking("Hm", "signed"),
                                new Content.Opaque("reasoning", SEALED),
                                new Content.Text("Let me look."),
                                new Content.Opaque("annotations", Json.arr(List.of(Json.obj("url", "u")))),
                                new Content.Opaque("message", Json.obj("phase", "commentary")),
                                new Content.Opaque(
                                        "web_search_call", Json.obj("type", "web_search_call", "id", "ws_1")),
                                new Content.Call(new ToolCall("a", "look", "{\"at\": 1}")),
                                new Content.Opaque("function_call", Json.obj("call_id", "a", "namespace", "n"))),
                        origin),
                new Message.Answer("a", new ToolResult("seen", false, List.of(IMAGE), Json.obj())));
    }

    @Test
    void aPrompt() {
        var prompt = new Prompt("Be kind.", List.of(SPEC), conversation(ORIGIN), ToolChoice.NONE);
        same("""
                {"model": "m", "instructions": "Be kind.",
                 "tools": [{"type": "function", "name": "look", "description": "Looks.",
                   "parameters": {"type": "object"}, "strict": false}],
                 "tool_choice": "none",
                 "input": [
                  {"type": "message", "role": "user", "content": [
                    {"type": "input_image", "detail": "auto", "image_url": "data:image/png;base64,aGk="},
                    {"type": "input_text", "text": "What?"},
                    {"type": "input_file", "filename": "document.pdf",
                     "file_data": "data:application/pdf;base64,cGRm"}]},
                  {"id": "rs_1", "type": "reasoning", "summary": [{"type": "summary_text", "text": "Hm"}],
                   "encrypted_content": "gAAA"},
                  {"type": "message", "role": "assistant", "content": [
                    {"type": "output_text", "text": "Let me look.", "annotations": [{"url": "u"}]}],
                   "phase": "commentary"},
                  {"type": "web_search_call", "id": "ws_1"},
                  {"type": "function_call", "call_id": "a", "name": "look", "arguments": "{\\"at\\":1}",
                   "namespace": "n"},
                  {"type": "function_call_output", "call_id": "a", "output": [
                    {"type": "input_text", "text": "seen"},
                    {"type": "input_image", "detail": "auto", "image_url": "data:image/png;base64,aGk="}]}],
                 "reasoning": {"summary": "auto"}, "include": ["reasoning.encrypted_content"],
                 "stream": true, "store": false}
                """, Json.parse(new Responses().render(prompt, endpoint()).body()));
    }

    @Test
    void whatAnotherWireSaidIsSentWithoutWhatOnlyItUnderstands() {
        same(
                """
                [{"type": "message", "role": "assistant", "content": [
                   {"type": "output_text", "text": "Let me look.", "annotations": []}]},
                 {"type": "function_call", "call_id": "a", "name": "look", "arguments": "{\\"at\\":1}"}]
                """,
                Json.arr(body(endpoint(), conversation("anthropic-messages/m"))
                        .get("input")
                        .items()
                        .subList(1, 3)));
    }

    @Test
    void whatWasSealedGoesBackToItsModelAlone() {
        List<Content> content = List.of(new Content.Opaque("reasoning", SEALED), new Content.Text("So"));
        assertTrue(input(content, ORIGIN).contains("gAAA"));
        assertTrue(!input(content, "openai-responses/other").contains("gAAA"));
    }

    @Test
    void reasoningThatLedToNothingIsLeftOut() {
        assertEquals("[]", input(List.of(new Content.Opaque("reasoning", SEALED), new Content.Text(" ")), ORIGIN));
    }

    @Test
    void limitsAreSentAndAModelThatCannotReasonIsNotAskedTo() {
        same("""
                {"model": "m", "instructions": "Be kind.",
                 "tools": [{"type": "function", "name": "look", "description": "Looks.",
                   "parameters": {"type": "object"}, "strict": false}],
                 "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]}],
                 "max_output_tokens": 500, "temperature": 0.5, "store": false}
                """, body(Endpoints.whole(with(Optional.of(false))), List.of(Message.User.of("Hi"))));
    }

    @ParameterizedTest
    @CsvSource({"LOW,low", "MEDIUM,medium", "HIGH,high", "XHIGH,xhigh", "MAX,xhigh"})
    void theEffortIsSpelledAsTheProviderSpellsIt(Effort effort, String spelled) {
        Endpoint endpoint = endpoint();
        Endpoint asked = endpoint.in(endpoint.manner().thinking(Optional.of(effort)));
        assertEquals(
                Json.obj("effort", spelled, "summary", "auto"),
                body(asked, List.of(Message.User.of("Hi"))).get("reasoning"));
    }

    @ParameterizedTest
    @CsvSource({"o3,high", "gpt-5,high", "gpt-5-mini,high", "gpt-5.6-sol,xhigh"})
    void noMoreEffortIsAskedThanAModelOfOpenAiKnowsAndNoTemperature(String model, String most) {
        var manner = new Manner(
                OptionalInt.empty(), OptionalDouble.of(0.5), true, Optional.of(Effort.MAX), ToolCalling.AUTO);
        Json body = body(Endpoint.of("openai", model, "key").in(manner), List.of(Message.User.of("Hi")));
        assertEquals(Json.of(most), body.get("reasoning").get("effort"));
        assertEquals(Json.none(), body.get("temperature"));
    }

    @Test
    void theKeyTravelsAsTheProviderHasIt() {
        Endpoint azure = Endpoint.of("azure", "m", URI.create("https://h"), "secret");
        Wire.Request request = new Responses().render(new Prompt("", List.of(), List.of(), ToolChoice.AUTO), azure);
        assertEquals(Map.of("api-key", "secret"), request.headers());
        assertEquals(URI.create("https://h/openai/v1/responses"), request.address());
    }

    private static Endpoint speaking(String dialect) {
        Provider http = endpoint().provider();
        var provider = new Provider(
                http.name(),
                http.title(),
                http.base(),
                http.wire(),
                dialect,
                "",
                http.keys(),
                http.baseVariable(),
                http.modelVariable(),
                http.model(),
                http.cheap(),
                http.window(),
                http.local(),
                http.keySite());
        Endpoint own = endpoint();
        return new Endpoint(
                provider,
                own.card(),
                Responses.NAME,
                own.base(),
                own.credential(),
                own.manner(),
                own.headers(),
                own.extra(),
                own.script());
    }

    @Test
    void theKeyOfTheCacheIsTheSameForAllThatIsSaid() {
        var wire = new Responses();
        var keys = new ArrayList<String>();
        for (String said : List.of("Hi", "Ho"))
            for (String instructions : List.of("Be kind.", "Be brief.")) {
                var prompt = new Prompt(instructions, List.of(SPEC), List.of(Message.User.of(said)), ToolChoice.AUTO);
                Json body = Json.parse(wire.render(prompt, speaking("openai")).body());
                keys.add(body.get("prompt_cache_key").text(""));
                assertEquals(PromptKey.of(prompt, speaking("openai")), keys.getLast());
            }
        assertEquals(keys.subList(0, 2), keys.subList(2, 4));
        assertNotEquals(keys.get(0), keys.get(1));
        assertTrue(keys.getFirst().startsWith("jackdaw:v1:") && keys.getFirst().length() == 43, keys::toString);
        assertTrue(body(speaking(""), List.of(Message.User.of("Hi")))
                .get("prompt_cache_key")
                .isNull());
    }

    @Test
    void howLongToCacheIsToldToThoseWhoTakeItAndNothingWhereNoneIsWanted() {
        List<Message> said = List.of(Message.User.of("Hi"));
        Manner long24 = Manner.USUAL.caching("auto", Optional.of("24h"));
        assertEquals(Json.of("24h"), body(speaking("openai").in(long24), said).get("prompt_cache_retention"));
        assertEquals(Json.none(), body(speaking("").in(long24), said).get("prompt_cache_retention"));
        Manner off = Manner.USUAL.caching("off", Optional.of("24h"));
        String body = body(speaking("openai").in(off), said).write();
        assertFalse(body.contains("prompt_cache"), body);
    }

    @Test
    void idsOfCallsFitAndStayApart() {
        assertEquals("call_1:a.b-c", ResponsesItems.renderId("call_1:a.b-c"));
        String one = ResponsesItems.renderId("x".repeat(80) + "1");
        String two = ResponsesItems.renderId("x".repeat(80) + "2");
        assertNotEquals(one, two);
        assertEquals(64, one.length());
        assertNotEquals(ResponsesItems.renderId("a b"), ResponsesItems.renderId("a_b"));
        assertTrue(ResponsesItems.renderId("a b").startsWith("a_b_"));
    }

    @Test
    void aBaseMayHoldTheVersionOrTheWholePath() {
        for (String base : List.of("https://h", "https://h/", "https://h/v1/", "https://h/v1/responses"))
            assertEquals(
                    URI.create("https://h/v1/responses"),
                    new Responses()
                            .render(new Prompt("", List.of(), List.of(), ToolChoice.AUTO), Endpoints.of("http", base))
                            .address());
    }

    @Test
    void eachPromptExtendsTheOneBefore() {
        var all = new ArrayList<Message>();
        for (int i = 0; i < 5; i++) {
            all.addAll(conversation(i % 2 == 0 ? ORIGIN : "chat-completions/m"));
            all.add(new Message.Assistant(List.of(new Content.Text("Answer " + i)), ORIGIN));
        }
        var wire = new Responses();
        String before = "\"input\":[";
        for (int i = 1; i <= all.size(); i++) {
            if (all.get(i - 1) instanceof Message.Assistant) continue;
            var prompt = new Prompt("Be kind.", List.of(), all.subList(0, i), ToolChoice.AUTO);
            String body = new String(wire.render(prompt, endpoint()).body(), StandardCharsets.UTF_8);
            String now = body.substring(body.indexOf("\"input\":["), body.indexOf("],\"reasoning\":"));
            assertTrue(now.startsWith(before), now);
            before = now;
        }
    }
}
