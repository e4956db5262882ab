package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiTest {
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media IMAGE = new Media("image/png", "aGk=");

    private static Endpoint endpoint(String model) {
        return Endpoint.of("http", model, URI.create("https://host"), "secret");
    }

    private static Json body(Prompt prompt, Endpoint endpoint) {
        return Json.parse(new Gemini().render(prompt, endpoint).body());
    }

    private static void same(String expected, Json body) {
        assertEquals(Json.parse(expected).pretty(), body.pretty());
    }

    private static Content call(String id, String tool) {
        return new Content.Call(new ToolCall(id, tool, "{\"at\": 1}"));
    }

    private static Json contents(List<Message> messages, String model) {
        return body(new Prompt("", List.of(), messages, ToolChoice.AUTO), endpoint(model))
                .get("contents");
    }

    private static Reply read(String... events) throws ModelFailure {
        Wire.Reading reading = new Gemini().parse("gemini/m", _ -> false, _ -> {});
        for (String event : events) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("", bytes, 0, bytes.length);
        }
        return reading.parseEnd();
    }

    private static String parts(String parts) {
        return "{'candidates':[{'content':{'parts':[" + parts + "],'role':'model'},'index':0}]}";
    }

    private static String finished(String reason) {
        return "{'candidates':[{'finishReason':'" + reason + "','index':0}]}";
    }

    @Test
    void aPromptHasItsPartsInTheRightPlaces() {
        List<Message> messages = List.of(
                new Message.User(List.of(new Content.Picture(IMAGE), new Content.Text("What is it?"))),
                new Message.Assistant(
                        List.of(
                                new Content.Thinking("Hm", "signed"),
                                new Content.Text("Let me look."),
                                call("a", "look"),
                                call("b", "dig")),
                        "anthropic-messages/other"),
                new Message.Answer("b", ToolResult.failure("no spade")),
                new Message.Answer("a", new ToolResult("seen", false, List.of(IMAGE), Json.obj())),
                Message.User.of("And there?"),
                Message.User.of("  "));
        var manner = new Manner(
                OptionalInt.of(500), OptionalDouble.of(0.5), true, Optional.of(Effort.LOW), ToolCalling.AUTO);
        Json.Obj extra = Json.obj(
                "generationConfig", Json.obj("topK", 3, "temperature", null), "safetySettings", Json.arr(List.of()));
        same(
                """
                {"systemInstruction": {"parts": [{"text": "Be kind."}]},
                 "tools": [{"functionDeclarations": [
                   {"name": "look", "description": "Looks.", "parametersJsonSchema": {"type": "object"}}]}],
                 "toolConfig": {"functionCallingConfig": {"mode": "NONE"}},
                 "contents": [
                  {"role": "user", "parts": [
                    {"inlineData": {"mimeType": "image/png", "data": "aGk="}}, {"text": "What is it?"}]},
                  {"role": "model", "parts": [
                    {"text": "Let me look."},
                    {"functionCall": {"name": "look", "args": {"at": 1}}},
                    {"functionCall": {"name": "dig", "args": {"at": 1}}}]},
                  {"role": "user", "parts": [
                    {"functionResponse": {"name": "look", "response": {"output": "seen"}}},
                    {"functionResponse": {"name": "dig", "response": {"error": "no spade"}}},
                    {"text": "What look shows:"},
                    {"inlineData": {"mimeType": "image/png", "data": "aGk="}},
                    {"text": "And there?"}]}],
                 "generationConfig": {"maxOutputTokens": 500,
                   "thinkingConfig": {"includeThoughts": true, "thinkingBudget": 1024}, "topK": 3},
                 "safetySettings": []}
                """,
                body(
                        new Prompt("Be kind.", List.of(SPEC), messages, ToolChoice.NONE),
                        endpoint("gemini-2.5-flash").in(manner).with(extra)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://h                                     | gemini-3   | https://h/v1beta/models/gemini-3
            https://h/                                    | models/g   | https://h/v1beta/models/g
            https://h/v1beta/                             | g          | https://h/v1beta/models/g
            https://h/v1                                  | g          | https://h/v1/models/g
            https://h/proxy                               | g          | https://h/proxy/v1beta/models/g
            https://h/v1beta/models/g:generateContent     | g          | https://h/v1beta/models/g
            https://h/v1/projects/p/publishers/google     | g@1        | https://h/v1/projects/p/publishers/google/models/g%401
            """)
    void aBaseMayHoldTheVersionAFolderOrTheWholePath(String base, String model, String address) {
        Endpoint streaming = Endpoint.of("http", model, URI.create(base), "");
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
        assertEquals(
                address + ":streamGenerateContent?alt=sse",
                new Gemini().render(prompt, streaming).address().toString());
    }

    @Test
    void theKeyIsAHeaderAndTheQueryOfABaseStays() {
        Endpoint endpoint = Endpoint.of("http", "g", URI.create("https://h?tenant=1"), " secret ");
        Wire.Request request = new Gemini().render(new Prompt("", List.of(), List.of(), ToolChoice.AUTO), endpoint);
        assertEquals("secret", request.headers().get("x-goog-api-key"));
        assertEquals(
                "https://h/v1beta/models/g:streamGenerateContent?tenant=1&alt=sse",
                request.address().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gemini-3-pro-preview   | MEDIUM | {"includeThoughts":true,"thinkingLevel":"high"}
            gemini-3-flash-preview | MEDIUM | {"includeThoughts":true,"thinkingLevel":"medium"}
            models/gemini-3.1-pro  | MAX    | {"includeThoughts":true,"thinkingLevel":"high"}
            gemini-flash-latest    | LOW    | {"includeThoughts":true,"thinkingLevel":"low"}
            gemini-4-pro           | LOW    | {"includeThoughts":true,"thinkingLevel":"low"}
            gemini-exp-1206        | LOW    | {"includeThoughts":true}
            gemini-1.5-pro-latest  | LOW    | {"includeThoughts":true}
            gemini-2.5-flash       | MAX    | {"includeThoughts":true,"thinkingBudget":24576}
            gemini-2.5-pro         | MAX    | {"includeThoughts":true,"thinkingBudget":32768}
            gemini-2.5-flash       |        | {"includeThoughts":true}
            gemini-2.5-flash-lite  |        | null
            gemini-2.0-flash       | HIGH   | {"includeThoughts":true}
            """)
    void anEffortIsALevelOrABudget(String model, Effort effort, String expected) {
        var card =
                new ModelCard(model, 1000, 0, Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
        Endpoint endpoint = endpoint(model).asking(card).in(Manner.USUAL.thinking(Optional.ofNullable(effort)));
        Json body = body(new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO), endpoint);
        assertEquals(
                expected, body.get("generationConfig").get("thinkingConfig").write());
    }

    @Test
    void callsOfOtherModelsGetTheSignatureThatIsNotCheckedOncePerStepForTheThirdGenerationAlone() {
        List<Message> messages = List.of(
                Message.User.of("Go"),
                new Message.Assistant(List.of(call("a", "look"), call("b", "look")), "chat-completions/m"),
                new Message.Answer("a", ToolResult.of("")),
                new Message.Answer("b", ToolResult.of("")),
                new Message.Assistant(List.of(call("c", "look")), "gemini/gemini-2.5-flash"),
                new Message.Answer("c", ToolResult.of("")));
        String contents = contents(messages, "gemini-3-pro-preview").write();
        assertEquals(2, contents.split("\"thoughtSignature\":\"skip_thought_signature_validator\"", -1).length - 1);
        Json step = contents(messages, "models/gemini-3-pro-preview").at(1).get("parts");
        assertEquals(
                List.of(true, false),
                step.items().stream()
                        .map(part -> ((Json.Obj) part).has("thoughtSignature"))
                        .toList());
        assertFalse(contents(messages, "gemini-2.5-pro").write().contains("thoughtSignature"));
    }

    @Test
    void signaturesAndIdsGoBackOnThePartTheyCameWith() throws ModelFailure {
        String said = "{'text':'Hm','thought':true,'thoughtSignature':'s0'},{'text':'One. '},"
                + "{'text':'Two. ','thoughtSignature':'s1'},{'text':'Three.'},{'text':'','thoughtSignature':'s2'},"
                + "{'executableCode':{'language':'PYTHON','code':'1'},'thoughtSignature':'s3'},"
                + "{'functionCall':{'id':'given','name':'look','args':{}},'thoughtSignature':'s4'},"
                + "{'functionCall':{'name':'dig','args':{'x':1}}}";
        Reply reply = read(parts(said), finished("STOP"));
        assertEquals("One. Two. Three.", reply.text());
        assertEquals(Finish.TOOL_CALLS, reply.finish());
        var messages = new ArrayList<Message>(List.of(Message.User.of("Go"), reply.message()));
        for (ToolCall call : reply.calls()) messages.add(new Message.Answer(call.id(), ToolResult.of("ok")));
        Json contents = contents(messages, "gemini-3-pro-preview");
        same("[" + said.replace('\'', '"') + "]", contents.at(1).get("parts"));
        same("""
                [{"functionResponse": {"id": "given", "name": "look", "response": {"output": "ok"}}},
                 {"functionResponse": {"name": "dig", "response": {"output": "ok"}}}]
                """, contents.at(2).get("parts"));
        var elsewhere = new Message.Assistant(reply.content(), "chat-completions/m");
        same("""
                [{"text": "One. Two. Three."}, {"functionCall": {"name": "look", "args": {}}},
                 {"functionCall": {"name": "dig", "args": {"x": 1}}}]
                """, contents(List.of(elsewhere), "gemini-2.5-pro").at(0).get("parts"));
    }

    @Test
    void aReplyInOnePieceIsReadToo() throws ModelFailure {
        Reply reply = read("""
                {'responseId':'r','modelVersion':'v','candidates':[
                  {'content':{'parts':[{'text':'Hello'}]},'finishReason':'STOP','index':0,
                   'citationMetadata':{'citationSources':[{'uri':'u'}]}},
                  {'content':{'parts':[{'text':'Other'}]},'finishReason':'STOP','index':1}],
                 'usageMetadata':{'promptTokenCount':10,'cachedContentTokenCount':4,'candidatesTokenCount':2,
                  'thoughtsTokenCount':3,'toolUsePromptTokenCount':5}}""");
        var sources = Json.obj("citationSources", List.of(Json.obj("uri", "u")));
        assertEquals(
                List.of(new Content.Text("Hello"), new Content.Opaque("citationMetadata", sources)), reply.content());
        Usage usage = reply.usage();
        assertEquals(new Usage(11, 5, 4, 0, 3, usage.raw()), usage);
    }

    @ParameterizedTest
    @CsvSource({"MAX_TOKENS,LENGTH", "SAFETY,REFUSAL", "PROHIBITED_CONTENT,REFUSAL", "OTHER,UNKNOWN", "STOP,STOP"})
    void theReasonOfAnEndIsTold(String reason, Finish finish) throws ModelFailure {
        Reply reply = read(parts("{'text':'So'}"), finished(reason));
        assertEquals(List.of(finish, reason), List.of(reply.finish(), reply.rawFinish()));
    }

    @Test
    void aBlockedPromptIsARefusal() throws ModelFailure {
        Reply reply = read("{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'}}");
        assertEquals(List.of(Finish.REFUSAL, List.of()), List.of(reply.finish(), reply.content()));
    }

    @Test
    void aMalformedCallAndAnErrorAreFailuresThatMayPass() {
        for (String event : List.of(
                finished("MALFORMED_FUNCTION_CALL"),
                "{'error':{'code':503,'message':'The model is overloaded.','status':'UNAVAILABLE'}}")) {
            var failure = assertThrows(ModelFailure.class, () -> read(parts("{'text':'So'}"), event));
            assertInstanceOf(ModelFailure.Cure.Retry.class, failure.cure(), event);
        }
    }

    @Test
    void argumentsInPiecesMayBeOfAnyKind() throws ModelFailure {
        String pieces = "{'jsonPath':'$.list[0].n','numberValue':1.5},{'jsonPath':'$.list[1]','boolValue':false},"
                + "{'jsonPath':'$.none','nullValue':'NULL_VALUE'},{'jsonPath':'$[\\\"a.b\\\"]','stringValue':'x'},"
                + "{'jsonPath':'$[\\\"a.b\\\"]','stringValue':'y'}";
        Reply reply = read(
                parts("{'functionCall':{'name':'look','partialArgs':[" + pieces + "],'willContinue':true}}"),
                parts("{'functionCall':{}}"),
                finished("STOP"));
        assertEquals(
                "{\"list\":[{\"n\":1.5},false],\"none\":null,\"a.b\":\"xy\"}",
                reply.calls().getFirst().arguments());
    }

    @Test
    void piecesAlikeButForTheirCountsAreReadAlike() throws ModelFailure {
        List<String> pieces = List.of("One", " two", "\n", "é\"x\\", "快乐", "}]", "😀", " end");
        var likeness = new Likeness("\"usageMetadata\"");
        int alike = 0;
        for (int i = 0; i < pieces.size(); i++) {
            byte[] event = event(pieces.get(i), 9 * i * i);
            if (likeness.fits(event, 0, event.length)) {
                alike++;
                assertEquals(pieces.get(i), likeness.text());
            } else {
                likeness.learn(event, 0, event.length, "text", pieces.get(i));
            }
        }
        assertEquals(pieces.size() - 1, alike);
        byte[] other = Body.bytes(new String(event("x", 1), StandardCharsets.UTF_8).replace("x\":0", "x\":1"));
        assertFalse(likeness.fits(other, 0, other.length));
    }

    private static byte[] event(String text, int count) {
        Json candidate =
                Json.obj("content", Json.obj("parts", List.of(Json.obj("text", text)), "role", "model"), "index", 0);
        Json usage = Json.obj("promptTokenCount", 34, "candidatesTokenCount", count);
        return Body.bytes(Json.obj("candidates", List.of(candidate), "usageMetadata", usage)
                .write());
    }
}
