package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent over Responses, and what no recorded stream of it shows.
class ResponsesTest {
    private static final String ORIGIN = "openai-responses/m";
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media IMAGE = new Media("image/png", "aGk=");
    private static final Media PDF = new Media("application/pdf", "cGRm");
    private static final Json SEALED = Json.parse("{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":"
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

    private static String input(List<Content> content, String origin) {
        return body(endpoint(), List.of(new Message.Assistant(content, origin)))
                .get("input")
                .write();
    }

    private static void same(String expected, Json body) {
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

    private static Endpoint speaking(String dialect) {
        Provider http = endpoint().provider();
        var provider = new Provider(
                http.name(),
                http.title(),
                http.base(),
                http.wire(),
                dialect,
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

    private static Reply read(String... events) throws ModelFailure {
        Wire.Reading reading = new Responses().parse(ORIGIN, "old"::equals, _ -> {});
        for (String event : events) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("", bytes, 0, bytes.length);
        }
        return reading.parseEnd();
    }

    private static final String USED = "'usage':{'input_tokens':10,'output_tokens':5,'input_tokens_details':"
            + "{'cached_tokens':4},'output_tokens_details':{'reasoning_tokens':2},'cost':0.5}";

    /// A reply of everything, as the items of its output.
    private static final String ITEMS = "{'id':'rs_1','type':'reasoning','summary':[{'type':'summary_text','text':"
            + "'Hm'}],'encrypted_content':'gAAA'},{'id':'msg_1','type':'message','status':'completed','role':"
            + "'assistant','phase':'commentary','content':[{'type':'output_text','text':'So','annotations':"
            + "[{'url':'u'}]}]},{'id':'mcp_1','type':'mcp_call','name':'n','output':'o'},{'id':'fc_1','type':"
            + "'function_call','call_id':'c','name':'look','arguments':'{}','namespace':'n'}";

    private static List<Content> everything() {
        return List.of(
                new Content.Thinking("Hm", ""),
                new Content.Opaque("reasoning", SEALED),
                new Content.Text("So"),
                new Content.Opaque("annotations", Json.arr(List.of(Json.obj("url", "u")))),
                new Content.Opaque("message", Json.obj("phase", "commentary")),
                new Content.Opaque("mcp_call", Json.obj("id", "mcp_1", "type", "mcp_call", "name", "n", "output", "o")),
                new Content.Call(new ToolCall("c", "look", "{}")),
                new Content.Opaque("function_call", Json.obj("call_id", "c", "namespace", "n")));
    }

    @Test
    void aReplyInOnePieceHoldsWhatOneInManyDoes() throws ModelFailure {
        Reply whole = read("{'id':'resp_1','object':'response','model':'m','status':'completed','error':null,'output':["
                + ITEMS + "]," + USED + "}");
        assertEquals("resp_1", whole.id());
        assertEquals(everything(), whole.content());
        assertEquals(Finish.TOOL_CALLS, whole.finish());
        assertEquals(
                List.of(6L, 5L, 4L, 2L, Optional.of(0.5)),
                List.of(
                        whole.usage().input(),
                        whole.usage().output(),
                        whole.usage().cached(),
                        whole.usage().reasoning(),
                        whole.usage().dollars()));
        Reply late = read("{'type':'response.completed','response':{'output':[" + ITEMS + "]}}");
        assertEquals(everything(), late.content());
    }

    @Test
    void whatWasReadIsSentBackAsItCame() {
        same(
                "[" + ITEMS.replace('\'', '"') + "]",
                Json.arr(Json.parse(input(everything(), ORIGIN)).items().stream()
                        .map(ResponsesTest::withoutOurSpelling)
                        .toList()));
    }

    /// An item with the id and the order of fields the provider gave it.
    private static Json withoutOurSpelling(Json item) {
        for (Json original : Json.parse("[" + ITEMS.replace('\'', '"') + "]").items()) {
            if (!original.get("type").equals(item.get("type"))) continue;
            for (var field : ((Json.Obj) item).fields().entrySet())
                assertEquals(original.get(field.getKey()), field.getValue(), field.getKey());
            return original;
        }
        return item;
    }

    private static String delta(String kind, int output, String text) {
        return "{'type':'response." + kind + ".delta','sequence_number':7,'output_index':" + output
                + ",'content_index':0,'delta':" + text + ",'logprobs':[]}";
    }

    private static String completed(String more) {
        return "{'type':'response.completed','response':{'status':'completed'" + more + "}}";
    }

    @Test
    void piecesAreReadHoweverTheyAreWritten() throws ModelFailure {
        String spaced =
                "{ 'delta' : 'b' , 'type' : 'response.output_text.delta', 'output_index' : 0, 'content_index': 0 }";
        String rich = "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'d','logprobs':"
                + "[{'token':'d'}],'more':{'a':null}}";
        Reply reply = read(
                delta("output_text", 0, "'a\\n\\u00e4\\ud83d\\ude00\\\\\\/'"),
                spaced,
                delta("output_text", 0, "'c'"),
                rich,
                completed(""));
        assertEquals("a\nä😀\\/bcd", reply.text());
    }

    @Test
    void piecesOfTwoItemsAndTwoPartsStayApart() throws ModelFailure {
        String second = delta("output_text", 0, "'x'").replace("'content_index':0", "'content_index':1");
        Reply reply = read(delta("output_text", 0, "'a'"), delta("output_text", 1, "'b'"), second, completed(""));
        assertEquals(List.of(new Content.Text("a"), new Content.Text("b"), new Content.Text("x")), reply.content());
    }

    @Test
    void aRefusalIsOne() throws ModelFailure {
        Reply reply = read(delta("refusal", 0, "'No.'"), completed(""));
        assertEquals(List.of(new Content.Text("No.")), reply.content());
        assertEquals(Finish.REFUSAL, reply.finish());
        assertEquals(
                Finish.REFUSAL,
                read("{'object':'response','status':'completed','output':[{'type':'message','content':"
                                + "[{'type':'refusal','refusal':'No.'}]}]}")
                        .finish());
    }

    @ParameterizedTest
    @CsvSource({"max_output_tokens,LENGTH", "content_filter,REFUSAL", "something,UNKNOWN"})
    void anIncompleteReplySaysWhy(String reason, Finish finish) throws ModelFailure {
        Reply reply = read(
                delta("output_text", 0, "'a'"),
                "{'type':'response.incomplete','response':{'status':'incomplete','incomplete_details':{'reason':'"
                        + reason + "'}}}");
        assertEquals(finish, reply.finish());
        assertEquals(reason, reply.rawFinish());
    }

    @Test
    void aCallCutByTheOutputLimitIsNotInTheReply() throws ModelFailure {
        Reply reply = read(
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'function_call','call_id':'c',"
                        + "'name':'look','arguments':''}}",
                delta("function_call_arguments", 0, "'{\\'at\\':'"),
                "{'type':'response.incomplete','response':{'incomplete_details':{'reason':'max_output_tokens'}}}");
        assertEquals(List.of(), reply.content());
    }

    @Test
    void callsOfAnyKindGetIdsOfTheirOwn() throws ModelFailure {
        Reply reply = read("{'object':'response','status':'completed','output':["
                + "{'type':'function_call','call_id':'old','name':'look','arguments':'{}'},"
                + "{'type':'custom_tool_call','call_id':'b','name':'patch','input':'*** Begin'},"
                + "{'type':'local_shell_call','call_id':'b','action':{'command':['ls']}}]}");
        assertEquals(
                List.of(
                        new ToolCall("old-2", "look", "{}"),
                        new ToolCall("b", "patch", "{\"input\":\"*** Begin\"}"),
                        new ToolCall("b-2", "local_shell_call", "{\"command\":[\"ls\"]}")),
                reply.calls());
    }

    @Test
    void partsOfASummaryAreParagraphs() throws ModelFailure {
        String first =
                "{'type':'response.reasoning_summary_text.delta','output_index':0,'summary_index':0,'delta':'a'}";
        Reply reply = read(first, first.replace("'summary_index':0", "'summary_index':1"), completed(""));
        assertEquals(List.of(new Content.Thinking("a\n\na", "")), reply.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'type':'error','code':'rate_limit_exceeded','message':'slow down','param':null} | slow down | RATE_LIMIT
                    {'type':'error','error':{'type':'server_error','message':'oops'}} | oops | SERVER_ERROR
                    {'type':'response.failed','response':{'status':'failed','error':{'code':'context_length_exceeded','message':'too much'}}} | too much | INVALID_REQUEST
                    {'type':'response.failed','response':{'status':'failed','error':{'code':'invalid_prompt','message':'bad'}}} | bad | INVALID_REQUEST
                    {'type':'response.failed','response':{'status':'failed','error':null}} | without saying why | SERVER_ERROR
                    {'type':'response.cancelled','response':{}} | cancelled | SERVER_ERROR
                    {'object':'response','status':'in_progress','output':[]} | before the reply was whole | SERVER_ERROR
                    {'type':'response.output_text.delta','delta':'a | not JSON | SERVER_ERROR
                    """, quoteCharacter = '`')
    void aFailureIsTold(String event, String words, ModelFailure.Category category) {
        var failure = assertThrows(ModelFailure.class, () -> read(event));
        assertTrue(failure.why().contains(words), failure::why);
        assertEquals(category, failure.category());
    }
}
