package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaTest {
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media IMAGE = new Media("image/png", "aGk=");

    private static Endpoint endpoint(String model) {
        return Endpoint.of("http", model, URI.create("http://host:11434"), "");
    }

    private static Json body(Prompt prompt, Endpoint endpoint) {
        return Json.parse(new Ollama().render(prompt, endpoint).body());
    }

    private static Reply read(String... lines) throws ModelFailure {
        Wire.Reading reading = new Ollama().parse("ollama/m", _ -> false, _ -> {});
        for (String line : lines) {
            byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("", bytes, 0, bytes.length);
        }
        return reading.parseEnd();
    }

    private static String line(int second, String message) {
        return "{'model':'m','created_at':'2026-01-01T00:00:" + second + ".12Z','message':{'role':'assistant',"
                + message + "},'done':false}";
    }

    private static final String DONE = "{'model':'m','message':{'role':'assistant','content':''},'done':true,"
            + "'done_reason':'stop','prompt_eval_count':7,'eval_count':3}";

    @Test
    void aPromptHasItsMessagesInOrder() {
        List<Message> messages = List.of(
                new Message.User(List.of(new Content.Text("What is it?"), new Content.Picture(IMAGE))),
                new Message.Assistant(
                        List.of(
                                new Content.Thinking("Hm", ""),
                                new Content.Text("Let me look."),
                                new Content.Call(new ToolCall("a", "look", "{\"at\": 1}")),
                                new Content.Call(new ToolCall("b", "dig", ""))),
                        "ollama/gpt-oss:20b"),
                new Message.Answer("b", ToolResult.failure("")),
                new Message.Answer("a", new ToolResult("seen", false, List.of(IMAGE), Json.obj())),
                new Message.Assistant(
                        List.of(new Content.Thinking("Other", ""), new Content.Text("So.")), "chat-completions/m"),
                Message.User.of("Go on"));
        var manner = new Manner(
                OptionalInt.of(500), OptionalDouble.of(0.5), true, Optional.of(Effort.MAX), ToolCalling.AUTO);
        String expected = """
                {"model": "gpt-oss:20b", "messages": [
                  {"role": "system", "content": "Be kind."},
                  {"role": "user", "content": "What is it?", "images": ["aGk="]},
                  {"role": "assistant", "content": "Let me look.", "thinking": "Hm", "tool_calls": [
                    {"function": {"name": "look", "arguments": {"at": 1}}},
                    {"function": {"name": "dig", "arguments": {}}}]},
                  {"role": "tool", "tool_name": "look", "content": "seen"},
                  {"role": "tool", "tool_name": "dig", "content": "(no output)"},
                  {"role": "user", "content": "What look shows:", "images": ["aGk="]},
                  {"role": "assistant", "content": "So."},
                  {"role": "user", "content": "Go on"}],
                 "tools": [{"type": "function", "function":
                   {"name": "look", "description": "Looks.", "parameters": {"type": "object"}}}],
                 "think": "high", "truncate": false, "shift": false, "stream": true,
                 "options": {"num_ctx": 9000, "num_predict": 500, "temperature": 0.5}}
                """;
        assertEquals(
                Json.parse(expected).pretty(),
                body(
                                new Prompt("Be kind.", List.of(SPEC), messages, ToolChoice.AUTO),
                                endpoint("gpt-oss:20b").in(manner).with(Json.obj("options", Json.obj("num_ctx", 9000))))
                        .pretty());
    }

    @Test
    void withoutCallsThereAreNoToolsAndThinkingIsATruthForOtherModels() {
        Json body = body(
                new Prompt("", List.of(SPEC), List.of(Message.User.of("Hi")), ToolChoice.NONE),
                endpoint("qwen3").in(Manner.USUAL.thinking(Optional.of(Effort.LOW))));
        assertEquals(
                List.of("model", "messages", "think", "options", "truncate", "shift", "stream"),
                List.copyOf(((Json.Obj) body).fields().keySet()));
        assertEquals(Json.of(true), body.get("think"));
        assertEquals(32768, body.get("options").get("num_ctx").number(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "http://h/", "http://h/api", "http://h/v1/", "http://h/api/chat"})
    void aBaseMayHoldThePathOrThatOfTheOtherFormat(String base) {
        assertEquals(URI.create("http://h/api/chat"), Ollama.address(URI.create(base)));
    }

    @Test
    void thinkingInAFieldOrInATagIsToldFromSpeech() throws ModelFailure {
        List<Content> expected = List.of(new Content.Thinking("Hm so", ""), new Content.Text("Yes, \"it\" is"));
        assertEquals(
                expected,
                read(
                                line(1, "'content':'','thinking':'Hm'"),
                                line(12, "'content':'','thinking':' so'"),
                                line(3, "'content':'Yes'"),
                                line(4, "'content':', \\\"it\\\"'"),
                                line(55, "'content':' is'"),
                                DONE)
                        .content());
        assertEquals(
                expected,
                read(
                                line(1, "'content':'<think>Hm'"),
                                line(2, "'content':' so</th'"),
                                line(3, "'content':'ink>\\n\\nYes, \\\"it\\\" is'"),
                                DONE)
                        .content());
    }

    @Test
    void callsComeWholeAndAreCounted() throws ModelFailure {
        Reply reply = read(
                line(1, "'content':'Let me.'"),
                line(
                        2,
                        "'content':'','tool_calls':[{'id':'c','function':{'index':0,'name':'look','arguments':{'at':1}}},"
                                + "{'function':{'name':'dig'}}]"),
                DONE);
        assertEquals(new ToolCall("c", "look", "{\"at\":1}"), reply.calls().getFirst());
        assertEquals("{}", reply.calls().getLast().arguments());
        assertEquals(Finish.TOOL_CALLS, reply.finish());
        assertEquals(
                List.of(7L, 3L), List.of(reply.usage().input(), reply.usage().output()));
    }

    @Test
    void anErrorLineIsAFailureAndACutReplyIsNone() {
        var failure = assertThrows(
                ModelFailure.class, () -> read(line(1, "'content':'So'"), "{'error':'model runner has stopped'}"));
        assertTrue(failure.why().contains("model runner has stopped"), failure.why());
        assertThrows(ModelFailure.class, () -> read(line(1, "'content':'So'")));
    }

    @Test
    void aReplyAtItsLimitSaysSo() throws ModelFailure {
        assertEquals(Finish.LENGTH, read(DONE.replace("'stop'", "'length'")).finish());
    }
}
