package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What the dialects of Chat Completions say otherwise, beyond what the golden requests show.
class DialectsTest {
    private static final ToolSpec TOOL = new ToolSpec("look", "Looks.", Json.obj("type", "object"));

    private static Manner asked(Effort effort) {
        return new Manner(OptionalInt.of(9), OptionalDouble.of(0.5), true, Optional.of(effort), ToolCalling.AUTO);
    }

    private static Json body(String provider, String model, Manner manner, Message... messages) {
        Endpoint endpoint = Endpoint.of(provider, model, "key").in(manner);
        var prompt = new Prompt("Be kind.", List.of(TOOL), List.of(messages), ToolChoice.AUTO);
        return Json.parse(new ChatCompletions().render(prompt, endpoint).body());
    }

    private static Json body(String provider, String model, Message... messages) {
        return body(provider, model, Manner.USUAL, messages);
    }

    private static Message said(String origin, String thought, String callId) {
        List<Content> content = List.of(
                new Content.Thinking(thought, ""),
                new Content.Call(new ToolCall(callId, "look", "{}")),
                new Content.Opaque("reasoning_content", Json.of(true)));
        return new Message.Assistant(content, origin);
    }

    private static Message[] turn(String origin, String callId) {
        return new Message[] {
            Message.User.of("Hi"), said(origin, "Hm", callId), new Message.Answer(callId, ToolResult.of("seen"))
        };
    }

    private static Json thought(String provider, String model, String origin) {
        return body(provider, model, turn(origin, "c")).get("messages").at(2).get("reasoning_content");
    }

    @Test
    void thinkingOfOthersIsReplacedWhereSomeMustStand() {
        String own = "chat-completions/";
        assertEquals(Json.of("Hm"), thought("deepseek", "deepseek-flash", own + "deepseek-flash"));
        assertEquals(Json.of(""), thought("deepseek", "deepseek-flash", "anthropic-messages/claude"));
        assertEquals(Json.of("Hm"), thought("moonshot", "kimi-k2.6", own + "kimi-k2.6"));
        assertEquals(Json.of(" "), thought("moonshot", "kimi-k2.6", "anthropic-messages/claude"));
        assertEquals(Json.none(), thought("moonshot", "moonshot-v1-8k", "anthropic-messages/claude"));
        assertEquals(Json.none(), thought("zhipu", "glm-5.2", "anthropic-messages/claude"));
        assertEquals(Json.none(), thought("http", "m", "anthropic-messages/claude"));
    }

    @Test
    void qwenIsGivenBackWhatItThoughtInThisTurnAlone() {
        var messages = new ArrayList<>(List.of(turn("chat-completions/qwen-plus", "a")));
        messages.addAll(List.of(turn("chat-completions/qwen-plus", "b")));
        Json sent = body("qwen", "qwen-plus", messages.toArray(new Message[0])).get("messages");
        assertEquals(Json.none(), sent.at(2).get("reasoning_content"));
        assertEquals(Json.of("Hm"), sent.at(5).get("reasoning_content"));
    }

    @Test
    void mistralGetsItsOwnNamesOfCallsAndHearsTheAssistantBetweenAnAnswerAndTheUser() {
        var messages = new ArrayList<>(List.of(turn("chat-completions/other", "toolu_01:x")));
        messages.addAll(List.of(turn("chat-completions/other", "abcDEF123")));
        Json sent = body("mistral", "devstral-latest", messages.toArray(new Message[0]))
                .get("messages");
        String first = sent.at(2).get("tool_calls").at(0).get("id").text("");
        assertTrue(first.matches("[A-Za-z0-9]{9}"), first);
        assertEquals(first, sent.at(3).get("tool_call_id").text(""));
        assertEquals(Json.obj("role", "assistant", "content", "Seen."), sent.at(4));
        assertEquals("user", sent.at(5).get("role").text(""));
        assertEquals("abcDEF123", sent.at(7).get("tool_call_id").text(""));
    }

    @Test
    void aNameOfACallThatIsTooLongIsShortened() {
        String id = "call_" + "x".repeat(60);
        Json sent = body("openai-chat", "gpt-4.1", turn("gemini/other", id)).get("messages");
        String name = sent.at(3).get("tool_call_id").text("");
        assertTrue(name.length() <= 40 && name.startsWith("call_"), name);
        assertEquals(name, sent.at(2).get("tool_calls").at(0).get("id").text(""));
    }

    @Test
    void modelsThatThinkTakeNoTemperatureAndNameTheLimitOtherwise() {
        Json thinker = body("openai-chat", "gpt-5-mini", asked(Effort.MAX), Message.User.of("Hi"));
        assertEquals(Json.none(), thinker.get("temperature"));
        assertEquals(Json.none(), thinker.get("max_tokens"));
        assertEquals(Json.of(9), thinker.get("max_completion_tokens"));
        assertEquals(Json.of("high"), thinker.get("reasoning_effort"));
        assertEquals("developer", thinker.get("messages").at(0).get("role").text(""));
        Json plain = body("openai-chat", "gpt-4.1", asked(Effort.MAX), Message.User.of("Hi"));
        assertEquals(Json.of(0.5), plain.get("temperature"));
        assertEquals(Json.of(9), plain.get("max_tokens"));
        assertEquals(Json.none(), plain.get("reasoning_effort"));
        assertEquals("system", plain.get("messages").at(0).get("role").text(""));
        Json handedOn = body("huggingface", "openai/gpt-5-mini", asked(Effort.LOW), Message.User.of("Hi"));
        assertEquals(Json.of(9), handedOn.get("max_completion_tokens"));
    }

    @Test
    void marksAreSetOnTheInstructionsAndTheLastTwoThatAreNotTheModels() {
        var messages = new ArrayList<>(List.of(turn("chat-completions/x", "a")));
        messages.addAll(List.of(turn("chat-completions/x", "b")));
        Message[] all = messages.toArray(new Message[0]);
        Json sent = body("openrouter", "anthropic/claude-sonnet-4.6", all).get("messages");
        var marked = new ArrayList<Integer>();
        for (int i = 0; i < sent.items().size(); i++)
            if (!sent.at(i).get("content").at(0).get("cache_control").isNull()) marked.add(i);
        assertEquals(List.of(0, 4, 6), marked);
        assertFalse(body("openrouter", "openai/gpt-5.5", all).write().contains("cache_control"));
        assertFalse(body("qwen", "qwen3-8b", all).write().contains("cache_control"));
    }

    @Test
    void whereNothingCanBeSaidAgainstCallingNoToolsAreNamed() {
        var prompt = new Prompt("", List.of(TOOL), List.of(Message.User.of("Hi")), ToolChoice.NONE);
        Json without = Json.parse(new ChatCompletions()
                .render(prompt, Endpoint.of("zhipu", "glm-5.2", "key"))
                .body());
        assertEquals(Json.none(), without.get("tools"));
        assertEquals(Json.none(), without.get("tool_choice"));
    }

    @Test
    void howLongToCacheIsToldToThoseWhoCacheByKey() {
        Json.Obj extra = Json.obj("prompt_cache_retention", "24h", "top_k", 3);
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
        for (String provider : List.of("openai-chat", "http")) {
            Endpoint endpoint = Endpoint.of(provider, "m", "key").with(extra);
            Json body =
                    Json.parse(new ChatCompletions().render(prompt, endpoint).body());
            assertEquals(Json.of("24h"), body.get("prompt_cache_retention"), provider);
        }
        Endpoint endpoint = Endpoint.of("deepseek", "m", "key").with(extra);
        Json body = Json.parse(new ChatCompletions().render(prompt, endpoint).body());
        assertEquals(Json.none(), body.get("prompt_cache_retention"));
        assertEquals(Json.of(3), body.get("top_k"));
    }

    @Test
    void howLongToCacheIsAMannerForThoseWhoTakeIt() {
        Manner manner = Manner.USUAL.caching("auto", Optional.of("in-memory"));
        Message asked = Message.User.of("Hi");
        assertEquals(
                Json.of("in_memory"),
                body("openai-chat", "gpt-5.5", manner, asked).get("prompt_cache_retention"));
        for (String provider : List.of("deepseek", "azure", "openrouter", "http"))
            assertEquals(Json.none(), body(provider, "m", manner, asked).get("prompt_cache_retention"), provider);
    }

    @Test
    void whoWantsNoCacheAsksForNone() {
        Manner manner = Manner.USUAL.caching("off", Optional.of("24h"));
        String keyed =
                body("openai-chat", "gpt-5.5", manner, Message.User.of("Hi")).write();
        assertFalse(keyed.contains("prompt_cache"), keyed);
        for (String model : List.of("openrouter anthropic/claude-sonnet-4.6", "qwen qwen-plus")) {
            String[] words = model.split(" ");
            String marked =
                    body(words[0], words[1], manner, Message.User.of("Hi")).write();
            assertFalse(marked.contains("cache_control"), marked);
        }
    }

    @Test
    void anUnknownServerIsAskedToCacheByKeyOnRequest() {
        Manner manner = Manner.USUAL.caching("openai_explicit", Optional.of("24h"));
        Json body = body("http", "m", manner, Message.User.of("Hi"));
        assertTrue(body.get("prompt_cache_key").text("").startsWith("jackdaw:v1:"), body::write);
        assertEquals(Json.of("24h"), body.get("prompt_cache_retention"));
        assertEquals(
                Json.none(),
                body("deepseek", "m", manner, Message.User.of("Hi")).get("prompt_cache_key"));
    }

    @Test
    void theKeyOfAPromptIsThatOfItsInstructionsToolsAndModel() {
        Endpoint endpoint = Endpoint.of("openai-chat", "gpt-5.5", "key");
        var hello = new Prompt("Be kind.", List.of(TOOL), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
        var more = new Prompt("Be kind.", List.of(TOOL), List.of(Message.User.of("Ho")), ToolChoice.NONE);
        var other = new Prompt("Be brief.", List.of(TOOL), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
        var bare = new Prompt("Be kind.", List.of(), List.of(Message.User.of("Hi")), ToolChoice.AUTO);
        String key = PromptKey.of(hello, endpoint);
        assertTrue(key.matches("jackdaw:v1:[0-9a-f]{32}"), key);
        assertEquals(key, PromptKey.of(more, endpoint));
        var keys = new PromptKey();
        assertEquals(key, keys.remembered(hello, endpoint));
        assertEquals(key, keys.remembered(more, endpoint));
        assertEquals(PromptKey.of(other, endpoint), keys.remembered(other, endpoint));
        assertEquals(
                4,
                List.of(
                                key,
                                PromptKey.of(other, endpoint),
                                PromptKey.of(bare, endpoint),
                                PromptKey.of(hello, Endpoint.of("openai-chat", "gpt-5", "key")))
                        .stream()
                        .distinct()
                        .count());
    }
}
