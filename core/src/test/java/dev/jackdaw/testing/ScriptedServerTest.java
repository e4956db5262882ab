package dev.jackdaw.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ScriptedServerTest {
    private static final String TOOLS =
            "'tools':[{'type':'function','function':{'name':'read','parameters':{'type':'object'}}}]";
    private static final Usage TOLD = new Usage(90, 20, 10, 0, 0, Json.obj());

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void close() throws IOException {
        client.shutdownNow();
        server.close();
    }

    @Test
    void chatStreamsAsOpenAiDoes() throws Exception {
        server.plays(whole().with(TOLD));
        String asked = chat("hi").replace("{'model'", "{'stream_options':{'include_usage':true},'stream':true,'model'");
        assertEquals("""
                data: {FRAME,"choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"reasoning_content":"hm"},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"content":"I read a.tx"},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"content":"t."},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_7","type":"function","function":{"name":"read","arguments":""}}]},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"path\\":\\"a."}}]},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"txt\\"}"}}]},"logprobs":null,"finish_reason":null}],"usage":null}

                data: {FRAME,"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"tool_calls"}],"usage":null}

                data: {FRAME,"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,"prompt_tokens_details":{"cached_tokens":10,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}}}

                data: [DONE]

                """, framed(post(asked).body()));
    }

    @Test
    void messagesStreamAsAnthropicDoes() throws Exception {
        server.plays(whole().with(TOLD));
        assertEquals(
                """
                event: message_start
                data: {"type":"message_start","message":{"model":"m","id":"ID","type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":90,"cache_creation_input_tokens":0,"cache_read_input_tokens":10,"output_tokens":1,"service_tier":"standard"}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

                event: ping
                data: {"type":"ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"sig"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I read a.tx"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"t."}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":1}

                event: content_block_start
                data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"call_7","name":"read","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"path\\":\\"a."}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"txt\\"}"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":2}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":90,"cache_creation_input_tokens":0,"cache_read_input_tokens":10,"output_tokens":20,"service_tier":"standard"}}

                event: message_stop
                data: {"type":"message_stop"}

                """,
                framed(post("/v1/messages", messages("hi").replace("{'model'", "{'stream':true,'model'"))
                        .body()));
    }

    @Test
    void repliesInOnePieceHoldTheSame() throws Exception {
        server.plays(whole().with(TOLD)).plays(whole().with(TOLD));
        Json chat = Json.parse(post(chat("hi")).body()).get("choices").at(0);
        Json messages = Json.parse(post("/messages", messages("hi")).body());
        assertEquals(
                "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"I read a.txt.\",\"refusal\":null,"
                        + "\"reasoning_content\":\"hm\",\"tool_calls\":[{\"id\":\"call_7\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"read\",\"arguments\":\"{\\\"path\\\":\\\"a.txt\\\"}\"}}]},"
                        + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}",
                chat.write());
        assertEquals(
                "[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"sig\"},{\"type\":\"text\",\"text\":\"I"
                        + " read a.txt.\"},{\"type\":\"tool_use\",\"id\":\"call_7\",\"name\":\"read\",\"input\":"
                        + "{\"path\":\"a.txt\"}}]",
                messages.get("content").write());
        assertEquals(List.of(), server.violations());
    }

    @Test
    void aWrongRequestIsRefusedAndDoesNotUseUpTheScript() throws Exception {
        server.says("fine");
        var refused = post("{'model':'m','messages':[]}");
        assertEquals(400, refused.statusCode());
        assertEquals(
                "messages end with the role \"\"",
                Json.parse(refused.body()).get("error").get("message").text(""));
        assertEquals(200, post(chat("hi")).statusCode());
        assertEquals(List.of("request 1: messages end with the role \"\""), server.violations());
    }

    @Test
    void aChangedHistoryIsFound() throws Exception {
        server.always(request -> ScriptedReply.text("ok"));
        String first = "{'role':'user','content':'hi'}";
        post(body(first));
        post(body(first + ",{'role':'assistant','content':'ok'},{'role':'user','content':'more'}"));
        assertEquals(List.of(), server.violations());
        assertEquals(
                400,
                post(body(first + ",{'role':'assistant','content':'no'},{'role':'user','content':'more'}"))
                        .statusCode());
        assertTrue(server.violations().getFirst().contains("the history has changed at piece 1"));
    }

    @Test
    void aMarkedPrefixIsTheSamePrefix() throws Exception {
        server.always(request -> ScriptedReply.text("ok"));
        String plain = "{'type':'text','text':'hi'}";
        String marked = "{'type':'text','text':'hi','cache_control':{'type':'ephemeral'}}";
        post(body("{'role':'user','content':[" + marked + "]}"));
        post(body("{'role':'user','content':[" + plain
                + "]},{'role':'assistant','content':'ok'},{'role':'user','content':'more'}"));
        assertEquals(List.of(), server.violations());
    }

    @Test
    void changedToolsAreFound() throws Exception {
        server.always(request -> ScriptedReply.text("ok"));
        String talk =
                "{'role':'user','content':'hi'},{'role':'assistant','content':'ok'},{'role':'user','content':'x'}";
        post(body(talk));
        post(body(talk).replace("'read'", "'write'"));
        assertEquals(List.of("request 2: the tools have changed"), server.violations());
    }

    @Test
    void errorsComeWithHeadersAndBody() throws Exception {
        server.fails(429, Map.of("Retry-After", "2"), "").fails(502, Map.of(), "<html>Bad gateway</html>");
        var limited = post(chat("hi"));
        assertEquals(429, limited.statusCode());
        assertEquals("2", limited.headers().firstValue("retry-after").orElseThrow());
        assertEquals(
                "rate_limit_error",
                Json.parse(limited.body()).get("error").get("type").text(""));
        var html = post(chat("hi"));
        assertEquals("<html>Bad gateway</html>", html.body());
        assertEquals("text/html", html.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void streamsAreCutResetAndHeldSilent() throws Exception {
        String asked = chat("hi").replace("{'model'", "{'stream':true,'model'");
        ScriptedReply reply = ScriptedReply.text("hello there, hello");
        server.plays(reply.with(new Fault.Truncated(2)))
                .plays(reply.with(new Fault.Reset(2)))
                .plays(reply.with(new Fault.Dropped()))
                .plays(reply.with(new Fault.Stalled(0)));
        assertEquals(2, post(asked).body().split("data: ", -1).length - 1);
        assertThrows(IOException.class, () -> post(asked));
        assertThrows(IOException.class, () -> post(asked));
        try (var silent = client.send(request("/v1/chat/completions", asked), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            Thread.sleep(100);
            assertEquals(0, silent.available());
        }
    }

    @Test
    void scriptsComeFromFilesToo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("script.jsonl"), """
                # a call, then the answer
                {"text":"I look.","calls":[{"tool":"read","arguments":{"path":"a.txt"}}]}

                {"thinking":"hm","text":"done","usage":{"input":5,"output":7},"delay_ms":1,"chunk":3}
                {"status":401}
                {"status":429,"headers":{"retry-after":2},"body":{"error":"slow down"}}
                {"text":"x","truncate_after":1}
                {"stall":true}
                {"reset_after":3}
                """);
        var prompt = ScriptedReply.Delivery.PROMPT;
        assertEquals(
                List.of(
                        ScriptedReply.of(List.of(
                                new Content.Text("I look."),
                                new Content.Call(new ToolCall("", "read", "{\"path\":\"a.txt\"}")))),
                        ScriptedReply.of(List.of(new Content.Thinking("hm", ""), new Content.Text("done")))
                                .with(new Usage(5, 7, 0, 0, 0, Json.obj()))
                                .with(new ScriptedReply.Delivery(1, 0, 3, new Fault.None())),
                        ScriptedReply.of(List.of()).with(new Fault.Status(401, Map.of(), "")),
                        ScriptedReply.of(List.of())
                                .with(new Fault.Status(429, Map.of("retry-after", "2"), "{\"error\":\"slow down\"}")),
                        ScriptedReply.text("x").with(new Fault.Truncated(1)),
                        ScriptedReply.of(List.of()).with(new Fault.Stalled(0)),
                        ScriptedReply.of(List.of()).with(prompt).with(new Fault.Reset(3))),
                ScriptFile.read(file));
    }

    @Test
    void aWrongLineOfAScriptIsToldWithItsNumber(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("script.jsonl"), "{\"text\":\"a\"}\n{\"txt\":\"b\"}\n");
        assertEquals(
                file + ", line 2: no script knows the field \"txt\"",
                assertThrows(IOException.class, () -> ScriptFile.read(file)).getMessage());
    }

    private static ScriptedReply whole() {
        return ScriptedReply.of(List.of(
                        new Content.Thinking("hm", "sig"),
                        new Content.Text("I read a.txt."),
                        new Content.Call(new ToolCall("call_7", "read", "{\"path\":\"a.txt\"}"))))
                .inPiecesOf(11);
    }

    private static String chat(String text) {
        return body("{'role':'user','content':'" + text + "'}");
    }

    private static String body(String messages) {
        return "{'model':'m','messages':[" + messages + "]," + TOOLS + "}";
    }

    private static String messages(String text) {
        return "{'model':'m','max_tokens':9,'messages':[{'role':'user','content':'" + text + "'}]}";
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("/v1/chat/completions", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.messagesBase() + path))
                .header("Content-Type", "application/json")
                .header("anthropic-version", "2023-06-01")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }

    /// Names and times made up by the server, made comparable.
    private static String framed(String stream) {
        return stream.replaceAll("\"id\":\"chatcmpl-.*?\"system_fingerprint\":\"fp_0392822090\"", "FRAME")
                .replaceAll("\"id\":\"msg_01\\w{22}\"", "\"id\":\"ID\"");
    }
}
