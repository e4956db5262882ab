package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What providers do that no recorded stream shows.
class ReadingTest {
    private final List<Arrival> arrivals = new ArrayList<>();

    private Reply read(String wire, String... events) throws ModelFailure {
        arrivals.clear();
        Wire.Reading reading = Wire.named(wire).parse(wire + "/m", "old"::equals, arrivals::add);
        for (String event : events) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("", bytes, 0, bytes.length);
        }
        return reading.parseEnd();
    }

    private Reply chat(String finish, String... deltas) throws ModelFailure {
        var events = new ArrayList<String>();
        for (String delta : deltas) events.add("{'id':'r','choices':[{'index':0,'delta':" + delta + "}]}");
        events.add("{'id':'r','choices':[{'index':0,'delta':{},'finish_reason':" + finish + "}]}");
        events.add("[DONE]");
        return read(ChatCompletions.NAME, events.toArray(String[]::new));
    }

    private static String fragment(String fields, String function) {
        return "{'tool_calls':[{" + fields + "'function':{" + function + "}}]}";
    }

    @Test
    void fragmentsOfInterleavedCallsFindTheirCallByIndex() throws ModelFailure {
        Reply reply = chat(
                "'tool_calls'",
                fragment("'index':0,'id':'a',", "'name':'look','arguments':''"),
                fragment("'index':1,'id':'b',", "'name':'dig','arguments':'{'"),
                fragment("'index':0,", "'arguments':'{}'"),
                fragment("'index':1,", "'arguments':'}'"));
        assertEquals(List.of(new ToolCall("a", "look", "{}"), new ToolCall("b", "dig", "{}")), reply.calls());
    }

    @Test
    void callsWithoutIndexOrWithTheSameIndexStayApart() throws ModelFailure {
        List<ToolCall> expected =
                List.of(new ToolCall("a", "look", "{\"x\":1}"), new ToolCall("b", "look", "{\"x\":2}"));
        assertEquals(
                expected,
                chat(
                                "'stop'",
                                fragment("'id':'a',", "'name':'look','arguments':'{\\'x\\''"),
                                fragment("", "'arguments':':1}'"),
                                fragment("'id':'b',", "'name':'look','arguments':{'x':2}"))
                        .calls());
        assertEquals(
                expected,
                chat(
                                "'stop'",
                                fragment("'index':0,'id':'a',", "'name':'look','arguments':'{\\'x\\':1}'"),
                                fragment("'index':0,'id':'b',", "'name':'look','arguments':'{\\'x\\':2}'"))
                        .calls());
    }

    @Test
    void everyCallGetsAnIdOfItsOwn() throws ModelFailure {
        List<ToolCall> calls = chat(
                        "'tool_calls'",
                        fragment("'index':0,'id':'a',", "'name':'look','arguments':'{}'"),
                        fragment("'index':1,'id':'a',", "'name':'look','arguments':'{}'"),
                        fragment("'index':2,'id':'old',", "'name':'look','arguments':'{}'"),
                        fragment("'index':3,", "'name':'look','arguments':''"))
                .calls();
        assertEquals(
                List.of("a", "a-2", "old-2"),
                calls.stream().limit(3).map(ToolCall::id).toList());
        assertTrue(calls.get(3).id().startsWith("call_"), calls.toString());
        assertEquals("{}", calls.get(3).arguments());
    }

    @Test
    void aCallCutByTheOutputLimitIsNotInTheReply() throws ModelFailure {
        Reply reply = chat(
                "'length'",
                fragment("'index':0,'id':'a',", "'name':'look','arguments':'{}'"),
                fragment("'index':1,'id':'b',", "'name':'look','arguments':'{\\'x'"));
        assertEquals(List.of(new ToolCall("a", "look", "{}")), reply.calls());
        assertEquals(Finish.LENGTH, reply.finish());
        assertEquals(
                1, arrivals.stream().filter(Arrival.PartEnded.class::isInstance).count());
    }

    @Test
    void thinkingInTagsIsThinkingWhereverTheTagsAreSplit() throws ModelFailure {
        String text = " <think>a < b</ think></think>\n\nSo <think>no</think>";
        for (int cut = 1; cut < text.length(); cut++) {
            Reply reply = chat(
                    "'stop'",
                    "{'content':" + new Json.Str(text.substring(0, cut)).write() + "}",
                    "{'content':" + new Json.Str(text.substring(cut)).write() + "}");
            assertEquals(
                    List.of(new Content.Thinking("a < b</ think>", ""), new Content.Text("So <think>no</think>")),
                    reply.content());
        }
        assertEquals(
                List.of(new Content.Text("<thi")),
                chat("'stop'", "{'content':'<thi'}").content());
        assertEquals(
                List.of(new Content.Thinking("never closed", "")),
                chat("'stop'", "{'content':'<think>never closed'}").content());
    }

    @Test
    void aRefusalIsToldInItsOwnWords() throws ModelFailure {
        Reply reply = chat("'stop'", "{'refusal':'I will not.'}");
        assertEquals("I will not.", reply.text());
        assertEquals(Finish.REFUSAL, reply.finish());
    }

    @Test
    void thinkingThatMustComeBackIsMarkedWhereThereAreCalls() throws ModelFailure {
        Reply reply = chat(
                "'tool_calls'",
                "{'reasoning_content':'Hm'}",
                fragment("'index':0,'id':'a',", "'name':'look','arguments':'{}'"));
        assertEquals(
                List.of(
                        new Content.Thinking("Hm", ""),
                        new Content.Call(new ToolCall("a", "look", "{}")),
                        new Content.Opaque("reasoning_content", Json.of(true))),
                reply.content());
    }

    @Test
    void whatWasCachedIsNoInput() {
        assertEquals(new Usage(60, 10, 30, 10, 4, Json.obj()), without(ChatCompletions.parseUsage((Json.Obj)
                Json.parse("""
                {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110,
                 "prompt_tokens_details": {"cached_tokens": 30, "cache_write_tokens": 10},
                 "completion_tokens_details": {"reasoning_tokens": 4}}"""))));
        assertEquals(
                new Usage(70, 10, 30, 0, 0, Json.obj()),
                without(ChatCompletions.parseUsage(
                        Json.obj("prompt_tokens", 100, "completion_tokens", 10, "prompt_cache_hit_tokens", 30))));
    }

    private static Usage without(Usage usage) {
        return new Usage(
                usage.input(), usage.output(), usage.cached(), usage.cacheWrite(), usage.reasoning(), Json.obj());
    }

    @Test
    void aReplyThatWasNotStreamedIsReadTheSameWay() throws ModelFailure {
        Reply chat = read(ChatCompletions.NAME, """
                {"id": "r", "model": "m", "choices": [{"index": 0, "finish_reason": "tool_calls", "message":
                  {"role": "assistant", "content": "Hi", "tool_calls": [
                    {"id": "a", "type": "function", "function": {"name": "look", "arguments": "{}"}}]}}],
                 "usage": {"prompt_tokens": 3, "completion_tokens": 2}}""");
        Reply anthropic = read(AnthropicMessages.NAME, """
                {"type": "message", "id": "r", "model": "m", "stop_reason": "tool_use", "content": [
                  {"type": "text", "text": "Hi"}, {"type": "tool_use", "id": "a", "name": "look", "input": {}}],
                 "usage": {"input_tokens": 3, "output_tokens": 2}}""");
        List<Content> content = List.of(new Content.Text("Hi"), new Content.Call(new ToolCall("a", "look", "{}")));
        for (Reply reply : List.of(chat, anthropic)) {
            assertEquals(content, reply.content());
            assertEquals(new Usage(3, 2, 0, 0, 0, Json.obj()), without(reply.usage()));
            assertEquals(Finish.TOOL_CALLS, reply.finish());
        }
    }

    @Test
    void anErrorMiniMaxTellsWithANumberOfItsOwnIsNoReplyThatWasCut() {
        ModelFailure empty = assertThrows(
                ModelFailure.class,
                () -> read(
                        ChatCompletions.NAME,
                        "{'id':'1','choices':null,'base_resp':{'status_code':1008,'status_msg':'insufficient balance'}}"));
        assertEquals(ModelFailure.Category.BILLING_ERROR, empty.category());
    }

    @Test
    void anErrorInsideAStreamIsAFailureByItsCure() {
        ModelFailure busy = assertThrows(
                ModelFailure.class,
                () -> read(
                        AnthropicMessages.NAME,
                        "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"));
        assertEquals(529, busy.status());
        assertInstanceOf(ModelFailure.Cure.Retry.class, busy.cure());
        ModelFailure tooLong = assertThrows(
                ModelFailure.class,
                () -> read(
                        ChatCompletions.NAME,
                        "{'error':{'code':'context_length_exceeded','message':'This model has a maximum context length'}}"));
        assertInstanceOf(ModelFailure.Cure.Shorten.class, tooLong.cure());
    }

    @Test
    void anEventThatIsNotJsonBreaksTheStream() {
        for (String wire : List.of(ChatCompletions.NAME, AnthropicMessages.NAME)) {
            for (String event : List.of("{'id':", "oops", "{} {}", "{'choices':[{'delta':{'content':'\\x'}}]}")) {
                ModelFailure failure = assertThrows(ModelFailure.class, () -> read(wire, event, "[DONE]"), event);
                assertInstanceOf(ModelFailure.Cure.Retry.class, failure.cure());
            }
        }
    }

    @Test
    void whatLooksLikeTheEventBeforeIsReadLikeIt() throws ModelFailure {
        Reply chat = chat(
                "'stop'",
                "{'content':'one'}",
                "{'content':' two'}",
                "{'content':' ' }",
                "{'content':'\\n'}",
                "{'content':'é'}",
                fragment("'index':0,'id':'a',", "'name':'look','arguments':'{}'"),
                "{'content':'three'}",
                "{'content':''}");
        assertEquals(
                List.of(
                        new Content.Text("one two \né"),
                        new Content.Call(new ToolCall("a", "look", "{}")),
                        new Content.Text("three")),
                chat.content());
        String delta = "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'%s'}}";
        Reply anthropic = read(
                AnthropicMessages.NAME,
                "{'type':'content_block_start','index':0,'content_block':{'type':'text'}}",
                delta.formatted("one"),
                "{'type':'ping'}",
                delta.formatted(" two"),
                delta.formatted("\\n"),
                "{'type':'content_block_stop','index':0}",
                "{'type':'message_stop'}");
        assertEquals("one two\n", anthropic.text());
    }

    @Test
    void oddShapesAreNoObstacle() throws ModelFailure {
        Reply reply = read(
                ChatCompletions.NAME,
                "{'choices':null}",
                "{'choices':[{'delta':{'reasoning_details':[{}]}}]}",
                "{'choices':[null,7],'usage':{},'new':{'deep':[{}]}}",
                "{'choices':[{'delta':null,'finish_reason':null}]}",
                "{'choices':[{'delta':{'content':{'a':1},'tool_calls':{},'reasoning':[1]}}]}",
                "{'choices':[{'delta':{'content':'Hi','tool_calls':[null]},'finish_reason':'stop'}],'error':null}");
        assertEquals("Hi", reply.text());
        Reply blocks = read(
                AnthropicMessages.NAME,
                "{'type':'content_block_delta','index':4,'delta':{'type':'text_delta','text':'lost'}}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':'Hi'}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'news','text':'?'}}",
                "{'type':'content_block_stop','index':9}",
                "{'type':'news'}",
                "{'type':'message_stop'}");
        assertEquals("Hi", blocks.text());
    }

    @Test
    void whatAReplyCostsIsTakenFromWhoeverSaysIt() throws ModelFailure {
        Map<String, Double> costs = Map.of(
                "'cost':0.25", 0.25,
                "'cost':0.05,'is_byok':true,'cost_details':{'upstream_inference_cost':0.5}", 0.55,
                "'cost':0.25,'is_byok':false,'cost_details':{'upstream_inference_cost':0.25}", 0.25,
                "'cost':{'total_cost':0.006}", 0.006,
                "'estimated_cost':0.125", 0.125,
                "'cost_in_usd_ticks':1466250", 0.000146625);
        for (var cost : costs.entrySet()) {
            Reply reply = read(
                    ChatCompletions.NAME,
                    "{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}]}",
                    "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':2," + cost.getKey() + "}}",
                    "[DONE]");
            assertEquals(cost.getValue(), reply.usage().cost(), 1e-12, cost.getKey());
        }
        Reply unpriced = read(
                ChatCompletions.NAME,
                "{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}],'usage':{'prompt_tokens':3}}",
                "[DONE]");
        assertEquals(Optional.empty(), unpriced.usage().dollars());
    }

    @Test
    void thinkingIsHeardInEverySpelling() throws ModelFailure {
        for (String delta : List.of(
                "{'reasoning_content':'Hm'}",
                "{'reasoning':'Hm'}",
                "{'reasoning_text':'Hm'}",
                "{'thinking':'Hm'}",
                "{'reasoning':'Hm','reasoning_content':'Hm'}",
                "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'Hm'}]}]}",
                "{'content':'<think>Hm</think>'}"))
            assertEquals(
                    new Content.Thinking("Hm", ""),
                    chat("'stop'", delta, "{'content':'Hi'}").content().getFirst(),
                    delta);
    }
}
