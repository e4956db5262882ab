package dev.jackdaw.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Responses as the scripted server streams and judges them.
@Timeout(20)
final class ResponsesServedTest {
    private static final String USER = "{'type':'message','role':'user','content':[{'type':'input_text','text':'x'}]}";
    private static final String SAID =
            "{'type':'message','role':'assistant','content':[{'type':'output_text','text':'x','annotations':[]}]}";
    private static final String THOUGHT = "{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'g'}";
    private static final String CALL = "{'type':'function_call','call_id':'c1','name':'read','arguments':'{}'}";
    private static final String OUTPUT = "{'type':'function_call_output','call_id':'c1','output':'ok'}";
    private static final ScriptedReply REPLY = ScriptedReply.of(List.of(
                    new Content.Thinking("hm", "sealed"),
                    new Content.Text("I read a.txt."),
                    new Content.Call(new ToolCall("call_7", "read", "{\"path\":\"a\"}"))))
            .with(new Usage(90, 20, 10, 0, 0, Json.obj()))
            .inPiecesOf(11);

    private static final String ASKED = "{'model':'m','store':false,'include':['reasoning.encrypted_content'],STREAM"
            + "'input':'hi','tools':[{'type':'function','name':'read','parameters':{'type':'object'}}]}";

    private static String served(String body) throws Exception {
        try (var server = ScriptedServer.start().plays(REPLY);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.chatBase() + "/responses"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                    .build();
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertEquals(List.of(), server.violations());
            return answer.replaceAll("\"created_at\":\\d+", "\"created_at\":0")
                    .replaceAll("\"obfuscation\":\"\\w{11}\"", "\"obfuscation\":\"\"")
                    .replaceAll("\"(resp|msg|rs|fc)_\\w{48}\"", "\"$1\"");
        }
    }

    private static final String FRAME = "\"id\":\"resp\",\"object\":\"response\",\"created_at\":0,\"model\":\"m\","
            + "\"store\":false,\"error\":null";
    private static final String ITEMS = "{\"id\":\"rs\",\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\","
            + "\"text\":\"hm\"}],\"encrypted_content\":\"sealed\"},{\"id\":\"msg\",\"type\":\"message\",\"status\":"
            + "\"completed\",\"content\":[{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":"
            + "\"I read a.txt.\"}],\"role\":\"assistant\"},{\"id\":\"fc\",\"type\":\"function_call\",\"status\":"
            + "\"completed\",\"arguments\":\"{\\\"path\\\":\\\"a\\\"}\",\"call_id\":\"call_7\",\"name\":\"read\"}";
    private static final String WHOLE =
            "{" + FRAME + ",\"status\":\"completed\",\"incomplete_details\":null,\"output\":["
                    + ITEMS + "],\"usage\":{\"input_tokens\":100,\"input_tokens_details\":{\"cached_tokens\":10},"
                    + "\"output_tokens\":20,\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":120}}";

    @Test
    void aReplyInOnePieceIsOneObject() throws Exception {
        assertEquals(WHOLE, served(ASKED.replace("STREAM", "")));
    }

    @Test
    void aReplyIsStreamedAsOpenAiDoes() throws Exception {
        String[] events = served(ASKED.replace("STREAM", "'stream':true,")).split("\n\n");
        assertEquals(
                """
                response.created
                response.in_progress
                response.output_item.added
                response.reasoning_summary_part.added
                response.reasoning_summary_text.delta
                response.reasoning_summary_text.done
                response.reasoning_summary_part.done
                response.output_item.done
                response.output_item.added
                response.content_part.added
                response.output_text.delta
                response.output_text.delta
                response.output_text.done
                response.content_part.done
                response.output_item.done
                response.output_item.added
                response.function_call_arguments.delta
                response.function_call_arguments.delta
                response.function_call_arguments.done
                response.output_item.done
                response.completed""",
                String.join(
                        "\n",
                        List.of(events).stream()
                                .map(event ->
                                        event.lines().findFirst().orElse("").substring("event: ".length()))
                                .toList()));
        assertEquals("""
                event: response.output_text.delta
                data: {"type":"response.output_text.delta","sequence_number":10,"item_id":"msg","output_index":1,\
                "content_index":0,"logprobs":[],"delta":"I read a.tx","obfuscation":""}""", events[10]);
        assertEquals(
                "event: response.completed\ndata: {\"type\":\"response.completed\",\"sequence_number\":20,\"response\":"
                        + WHOLE + "}",
                events[20]);
    }

    private static List<String> check(String body) {
        String json = body.replace('\'', '"');
        var headers = Map.of("content-type", "application/json");
        var request = new ServedRequest(Wire.RESPONSES, "/v1/responses", headers, json, Json.parse(json));
        return Strictness.FULL.check(request, json.getBytes(UTF_8));
    }

    private static String body(String items) {
        return "{'model':'m','store':false,'input':["
                + items.replace("USER", USER)
                        .replace("SAID", SAID)
                        .replace("THOUGHT", THOUGHT)
                        .replace("CALL", CALL)
                        .replace("OUTPUT", OUTPUT)
                        .replace(';', ',')
                + "]}";
    }

    @Test
    void wholeConversationsPass() {
        assertEquals(List.of(), check(body("USER;THOUGHT;SAID;USER;CALL;OUTPUT;USER")));
        assertEquals(List.of(), check("{'model':'m','input':'hi'}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    input is missing                       |
                    has no output for the call c1          | USER;CALL;USER
                    answers no call: c1                    | USER;OUTPUT
                    answers twice the call c1              | USER;CALL;OUTPUT;OUTPUT
                    is a second call named c1              | USER;CALL;OUTPUT;CALL;OUTPUT
                    without its required following item    | USER;THOUGHT;USER
                    without its required following item    | USER;THOUGHT
                    is a second item with the id rs_1      | USER;THOUGHT;SAID;THOUGHT;SAID;USER
                    that was not stored                    | USER;{'type':'reasoning','id':'r','summary':[]};SAID;USER
                    reasoning without an id                | USER;{'type':'reasoning','summary':[]};SAID;USER
                    ends with an item of the assistant     | USER;SAID
                    a part of the type "text"              | {'role':'user','content':[{'type':'text','text':'x'}]}
                    a part of the type "input_text"        | {'role':'assistant','content':[{'type':'input_text','text':'x'}]};USER
                    a part of the type "output_text"       | {'role':'user','content':[{'type':'output_text','text':'x'}]}
                    has an empty text                      | {'role':'user','content':[{'type':'input_text','text':''}]}
                    has no content                         | {'role':'user','content':[]}
                    a file without a filename              | {'role':'user','content':[{'type':'input_file','file_data':'x'}]}
                    an empty image                         | {'role':'user','content':[{'type':'input_image'}]}
                    has the role "tool"                    | {'role':'tool','content':'x'};USER
                    has the type "tool_use"                | {'type':'tool_use'};USER
                    half a surrogate pair                  | {'role':'user','content':'\\ud800'}
                    is longer than 64                      | {'type':'function_call','call_id':'1234567890123456789012345678901234567890123456789012345678901234567890','name':'a','arguments':'{}'};USER
                    arguments of c are not a JSON object   | {'type':'function_call','call_id':'c','name':'a','arguments':'{'};USER
                    """)
    void wrongInputIsFound(String expected, String items) {
        List<String> findings = check(body(items == null ? "" : items));
        assertTrue(findings.stream().anyMatch(finding -> finding.contains(expected)), findings::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    messages is an unknown parameter       | 'messages':[]
                    max_output_tokens is below 16          | 'max_output_tokens':9
                    include names "thoughts"               | 'include':['thoughts']
                    reasoning.effort is "max"              | 'reasoning':{'effort':'max'}
                    tools have the type "bash"             | 'tools':[{'type':'bash'}]
                    tools is ""                            | 'tools':[{'type':'function','function':{'name':'a'}}]
                    tool_choice is set without tools       | 'tool_choice':'none'
                    stream_options is only allowed         | 'stream_options':{}
                    prompt_cache_key is longer than 64     | 'prompt_cache_key':'1234567890123456789012345678901234567890123456789012345678901234567890'
                    """)
    void wrongFieldsAreFound(String expected, String field) {
        List<String> findings = check("{'model':'m','input':'hi'," + field + "}");
        assertTrue(findings.stream().anyMatch(finding -> finding.contains(expected)), findings::toString);
    }

    @Test
    void aChangedHistoryIsFound() {
        var prefixes = new Prefixes();
        assertEquals(List.of(), compared(prefixes, "USER"));
        assertEquals(List.of(), compared(prefixes, "USER;THOUGHT;CALL;OUTPUT"));
        assertEquals(List.of(), compared(prefixes, "USER;THOUGHT;CALL;OUTPUT;SAID;USER"));
        assertEquals(1, compared(prefixes, "USER;CALL;OUTPUT;SAID;USER").size());
    }

    private static List<String> compared(Prefixes prefixes, String items) {
        String json = body(items).replace('\'', '"');
        return prefixes.check(new ServedRequest(Wire.RESPONSES, "/v1", Map.of(), json, Json.parse(json)));
    }
}
