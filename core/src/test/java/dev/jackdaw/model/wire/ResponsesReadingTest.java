package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no recorded stream of Responses shows.
class ResponsesReadingTest {
    private static Reply read(String... events) throws ModelFailure {
        Wire.Reading reading = new Responses().parse(ResponsesTest.ORIGIN, "old"::equals, _ -> {});
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
                new Content.Opaque("reasoning", ResponsesTest.SEALED),
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
        ResponsesTest.same(
                "[" + ITEMS.replace('\'', '"') + "]",
                Json.arr(Json.parse(ResponsesTest.input(everything(), ResponsesTest.ORIGIN)).items().stream()
                        .map(ResponsesReadingTest::withoutOurSpelling)
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
    void whatComesBetweenPiecesChangesNothingAboutTheNext() throws ModelFailure {
        String source = "{'type':'response.output_text.annotation.added','output_index':0,'annotation':{'url':'u'}}";
        Reply reply = read(
                delta("output_text", 0, "'a'"),
                delta("output_text", 0, "'b'"),
                source,
                delta("output_text", 0, "'c'"),
                "{'type':'response.created','response':{}}",
                delta("output_text", 0, "'d'"),
                completed(""));
        assertEquals(List.of(new Content.Text("abcd")), reply.content());
    }

    @Test
    void aReplyInPlaceOfAnotherIsReadLikeIt() throws ModelFailure {
        String created = "{'type':'response.created','response':{}}";
        String piece = delta("output_text", 0, "'a'");
        Reply reply = read(created, piece, piece, completed(""), created, piece, completed(""));
        assertEquals(List.of(new Content.Text("a")), reply.content());
    }

    @Test
    void whatIsTypedAsAPieceButNamedAsItsEndIsAPiece() throws ModelFailure {
        Wire.Reading reading = new Responses().parse(ResponsesTest.ORIGIN, "old"::equals, _ -> {});
        for (String event : List.of(delta("output_text", 0, "'a'"), completed(""))) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("response.output_text.done", bytes, 0, bytes.length);
        }
        assertEquals("a", reading.parseEnd().text());
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
