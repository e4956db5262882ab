package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
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

/// What is sent for a prompt.
class RenderingTest {
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media IMAGE = new Media("image/png", "aGk=");

    private static Message call(String origin, String id, String arguments) {
        return new Message.Assistant(
                List.of(
                        new Content.Thinking("Hm", "signed"),
                        new Content.Text("Let me look."),
                        new Content.Opaque("redacted_thinking", Json.obj("type", "redacted_thinking", "data", "x")),
                        new Content.Call(new ToolCall(id, "look", arguments))),
                origin);
    }

    private static final List<Message> MESSAGES = List.of(
            new Message.User(List.of(new Content.Picture(IMAGE), new Content.Text("What is it?"))),
            call("anthropic-messages/m", "a:1", "{\"at\": 1}"),
            new Message.Answer("a:1", new ToolResult("seen", false, List.of(IMAGE), Json.obj())),
            Message.User.of("And there?"),
            Message.User.of("  "),
            call("chat-completions/m", "b", "{\"at\": "),
            new Message.Answer("b", ToolResult.failure("")));

    private static String body(Wire wire, Prompt prompt, Endpoint endpoint) {
        return new String(wire.render(prompt, endpoint).body(), StandardCharsets.UTF_8);
    }

    private static void same(String expected, String body) {
        assertEquals(Json.parse(expected).pretty(), Json.parse(body).pretty());
    }

    @Test
    void whoWantsNoCacheMarksNothingOfAPromptToAnthropic() {
        var prompt = new Prompt("Be kind.", List.of(SPEC), MESSAGES, ToolChoice.AUTO);
        Endpoint endpoint = Endpoints.anthropic("https://h");
        String marked = body(new AnthropicMessages(), prompt, endpoint);
        Manner off = Manner.USUAL.caching("off", Optional.empty());
        assertEquals(
                marked.replace(",\"cache_control\":{\"type\":\"ephemeral\"}", ""),
                body(new AnthropicMessages(), prompt, endpoint.in(off)));
    }

    @Test
    void aPromptInChatCompletions() {
        var prompt = new Prompt("Be kind.", List.of(SPEC), MESSAGES, ToolChoice.NONE);
        same("""
                {"model": "m", "messages": [
                  {"role": "system", "content": "Be kind."},
                  {"role": "user", "content": [
                    {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}},
                    {"type": "text", "text": "What is it?"}]},
                  {"role": "assistant", "content": "Let me look.", "tool_calls": [
                    {"id": "a:1", "type": "function", "function": {"name": "look", "arguments": "{\\"at\\":1}"}}]},
                  {"role": "tool", "tool_call_id": "a:1", "content": "seen"},
                  {"role": "user", "content": [
                    {"type": "text", "text": "What the call a:1 shows:"},
                    {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}}]},
                  {"role": "user", "content": "And there?"},
                  {"role": "assistant", "content": "Let me look.", "tool_calls": [
                    {"id": "b", "type": "function", "function":
                      {"name": "look", "arguments": "{\\"malformed\\":\\"{\\\\\\"at\\\\\\": \\"}"}}]},
                  {"role": "tool", "tool_call_id": "b", "content": "(no output)"}],
                 "tools": [{"type": "function", "function":
                   {"name": "look", "description": "Looks.", "parameters": {"type": "object"}}}],
                 "tool_choice": "none", "stream": true, "stream_options": {"include_usage": true}}
                """, body(new ChatCompletions(), prompt, Endpoints.of("http", "https://host")));
    }

    @Test
    void aPromptInAnthropicMessages() {
        var prompt = new Prompt("Be kind.", List.of(SPEC), MESSAGES, ToolChoice.NONE);
        same("""
                {"model": "m", "max_tokens": 8192,
                 "system": [{"type": "text", "text": "Be kind.", "cache_control": {"type": "ephemeral"}}],
                 "tools": [{"name": "look", "description": "Looks.", "input_schema": {"type": "object"},
                   "cache_control": {"type": "ephemeral"}}],
                 "tool_choice": {"type": "none"},
                 "messages": [
                  {"role": "user", "content": [
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGk="}},
                    {"type": "text", "text": "What is it?"}]},
                  {"role": "assistant", "content": [
                    {"type": "thinking", "thinking": "Hm", "signature": "signed"},
                    {"type": "text", "text": "Let me look."},
                    {"type": "redacted_thinking", "data": "x"},
                    {"type": "tool_use", "id": "a_1_17358", "name": "look", "input": {"at": 1}}]},
                  {"role": "user", "content": [
                    {"type": "tool_result", "tool_use_id": "a_1_17358", "content": [
                      {"type": "text", "text": "seen"},
                      {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGk="}}]},
                    {"type": "text", "text": "And there?", "cache_control": {"type": "ephemeral"}}]},
                  {"role": "assistant", "content": [
                    {"type": "text", "text": "Let me look."},
                    {"type": "tool_use", "id": "b", "name": "look", "input": {"malformed": "{\\"at\\": "}}]},
                  {"role": "user", "content": [
                    {"type": "tool_result", "tool_use_id": "b", "content": "(no output)", "is_error": true,
                     "cache_control": {"type": "ephemeral"}}]}],
                 "stream": true}
                """, body(new AnthropicMessages(), prompt, Endpoints.anthropic("https://host")));
    }

    @Test
    void limitsAndFurtherFieldsAreSentAndNullTakesAFieldAway() {
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.NONE);
        Json.Obj extra = Json.obj("max_tokens", Json.none(), "max_completion_tokens", 9, "top_k", 3);
        same(
                """
                {"model": "m", "messages": [{"role": "user", "content": "Hi"}], "temperature": 0.5,
                 "max_completion_tokens": 9, "top_k": 3}
                """,
                body(
                        new ChatCompletions(),
                        prompt,
                        Endpoints.whole(Endpoints.of("http", "https://host")).with(extra)));
        same("""
                {"model": "m", "max_tokens": 500, "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "Hi", "cache_control": {"type": "ephemeral"}}]}], "temperature": 0.5}
                """, body(new AnthropicMessages(), prompt, Endpoints.whole(Endpoints.anthropic("https://host"))));
    }

    @Test
    void whatAProviderWantsBackGoesBackToItsModelAlone() {
        List<Content> content = List.of(
                new Content.Thinking("Hm", ""),
                new Content.Call(new ToolCall("c", "no such tool!", "")),
                new Content.Opaque("reasoning_details", Json.arr(List.of(Json.obj("data", "x")))),
                new Content.Opaque("reasoning_content", Json.of(true)),
                new Content.Opaque("extra_content", Json.obj("call", "c", "content", Json.obj("signed", true))));
        List<Message> messages = List.of(
                new Message.Assistant(content, "chat-completions/m"),
                new Message.Assistant(content, "chat-completions/other"));
        String call =
                "\"id\": \"c\", \"type\": \"function\", \"function\": {\"name\": \"no_such_tool_\", \"arguments\": \"{}\"}";
        same(
                """
                {"model": "m", "messages": [
                  {"role": "assistant", "content": null, "reasoning_details": [{"data": "x"}],
                   "reasoning_content": "Hm", "tool_calls": [{%1$s, "extra_content": {"signed": true}}]},
                  {"role": "assistant", "content": null, "tool_calls": [{%1$s}]}]}
                """.formatted(call),
                body(
                        new ChatCompletions(),
                        new Prompt("", List.of(), messages, ToolChoice.AUTO),
                        Endpoints.whole(Endpoints.of("http", "https://host"))
                                .with(Json.obj("max_tokens", Json.none(), "temperature", Json.none()))));
    }

    @Test
    void sourcesGoBackWithTheTextTheyBelongTo() {
        var said = new Message.Assistant(
                List.of(
                        new Content.Text("So"),
                        new Content.Opaque("citations", Json.arr(List.of(Json.obj("url", "u"))))),
                "anthropic-messages/m");
        String body = body(
                new AnthropicMessages(),
                new Prompt("", List.of(), List.of(said), ToolChoice.AUTO),
                Endpoints.anthropic("https://host"));
        assertTrue(body.contains("{\"type\":\"text\",\"text\":\"So\",\"citations\":[{\"url\":\"u\"}]}"), body);
    }

    private static List<Message> conversation(int rounds) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < rounds; i++) {
            messages.add(Message.User.of("Question " + i));
            messages.add(
                    call(i % 2 == 0 ? "chat-completions/m" : "anthropic-messages/m", "c" + i, "{\"at\":" + i + "}"));
            messages.add(new Message.Answer("c" + i, new ToolResult("seen", false, List.of(IMAGE), Json.obj())));
            messages.add(new Message.Assistant(List.of(new Content.Text("Answer " + i)), "chat-completions/m"));
        }
        return messages;
    }

    /// The messages of a body without their end and without the marks that move.
    private static String messagesOf(String body) {
        String messages = body.substring(body.indexOf("\"messages\":["), body.lastIndexOf("]"));
        return messages.replace(",\"cache_control\":{\"type\":\"ephemeral\"}", "");
    }

    @Test
    void eachPromptExtendsTheOneBefore() {
        for (Wire wire : List.of(new ChatCompletions(), new AnthropicMessages())) {
            List<Message> all = conversation(6);
            Endpoint endpoint = Endpoints.of("http", "https://host").with(Json.obj("stream_options", null));
            String before = "\"messages\":[";
            for (int i = 1; i <= all.size(); i++) {
                if (all.get(i - 1) instanceof Message.Assistant) continue;
                var prompt = new Prompt("Be kind.", List.of(), all.subList(0, i), ToolChoice.AUTO);
                String now = messagesOf(body(wire, prompt, endpoint));
                assertTrue(now.startsWith(before), () -> wire.name() + "\n" + now);
                assertEquals(now, messagesOf(body(Wire.named(wire.name()), prompt, endpoint)));
                before = now;
            }
        }
    }

    @Test
    void messagesRenderedOnceAreNotRenderedAgain() {
        var rendered = new ArrayList<String>();
        var kept = new Rendered<String>();
        String one = "one";
        String two = "two";
        for (List<String> prompt : List.of(List.of(one), List.of(one, two), List.of(two), List.of(one, two)))
            kept.of(prompt, text -> {
                rendered.add(text);
                return Body.bytes(text);
            });
        assertEquals(List.of("one", "two", "one"), rendered);
    }

    @Test
    void aBaseMayHoldTheVersionOrTheWholePath() {
        for (String base :
                List.of("https://h", "https://h/", "https://h/v1", "https://h/v1/", "https://h/v1/chat/completions"))
            assertEquals(URI.create("https://h/v1/chat/completions"), ChatCompletions.address(URI.create(base)));
        for (String base : List.of("https://h", "https://h/v1/", "https://h/v1/messages", "https://h/v1/messages/"))
            assertEquals(URI.create("https://h/v1/messages"), AnthropicMessages.address(URI.create(base)));
        assertEquals(
                URI.create("https://h:8/openai/deployments/d/chat/completions?api-version=1"),
                ChatCompletions.address(URI.create("https://h:8/openai/deployments/d?api-version=1")));
        assertEquals(
                URI.create("https://h/anthropic/v1/messages"),
                AnthropicMessages.address(URI.create("https://h/anthropic")));
    }
}
