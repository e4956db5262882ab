package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a conversation over Anthropic's Messages, in the cases its provider is strict about.
class AnthropicTurnsTest {
    private static final String OWN = "anthropic-messages/m";
    private static final String FOREIGN = "anthropic-messages/other";
    private static final Message ASKED = Message.User.of("Go");
    private static final Content THOUGHT = new Content.Thinking("Hm", "signed");
    private static final Content REDACTED =
            new Content.Opaque("redacted_thinking", Json.obj("type", "redacted_thinking", "data", "x"));
    private static final Content CALL = new Content.Call(new ToolCall("c", "look", "{}"));
    private static final Message ANSWER = new Message.Answer("c", ToolResult.of("seen"));

    private static Message said(String origin, Content... content) {
        return new Message.Assistant(List.of(content), origin);
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static Content use(String id) {
        return new Content.Opaque(
                "server_tool_use",
                Json.obj("type", "server_tool_use", "id", id, "name", "web_search", "input", Json.obj()));
    }

    private static Content result(String id) {
        return new Content.Opaque(
                "web_search_tool_result",
                Json.obj("type", "web_search_tool_result", "tool_use_id", id, "content", List.of()));
    }

    private static Json body(Endpoint endpoint, Message... messages) {
        var prompt = new Prompt("", List.of(), List.of(messages), Prompt.ToolChoice.AUTO);
        return Json.parse(new AnthropicMessages().render(prompt, endpoint).body());
    }

    /// The turns, as roles and types of blocks.
    private static String turns(Message... messages) {
        var turns = new StringBuilder();
        for (Json message : body(Endpoints.anthropic("https://host"), messages)
                .get("messages")
                .items()) {
            turns.append(turns.isEmpty() ? "" : " | ")
                    .append(message.get("role").text("").charAt(0))
                    .append(":");
            for (Json block : message.get("content").items())
                turns.append(' ')
                        .append(block.get("text").text(block.get("type").text("")));
        }
        return turns.toString();
    }

    @Test
    void signedThinkingGoesBackToItsModelAloneAndUnsignedToNone() {
        assertEquals(
                "u: Go | a: thinking redacted_thinking tool_use | u: tool_result",
                turns(ASKED, said(OWN, THOUGHT, REDACTED, CALL), ANSWER));
        assertEquals(
                "u: Go | a: tool_use | u: tool_result", turns(ASKED, said(FOREIGN, THOUGHT, REDACTED, CALL), ANSWER));
        assertEquals(
                "u: Go | a: tool_use | u: tool_result",
                turns(ASKED, said(OWN, new Content.Thinking("Hm", ""), CALL), ANSWER));
    }

    @Test
    void aReplyThatOnlyThoughtIsNotSentBack() {
        assertEquals("u: Go Well?", turns(ASKED, said(OWN, THOUGHT, REDACTED), Message.User.of("Well?")));
        assertEquals(
                "u: Go | a: So | u: Well?", turns(ASKED, said(OWN, text("So"), THOUGHT), Message.User.of("Well?")));
        assertEquals("u: Go (continue)", turns(ASKED, said(OWN, THOUGHT)));
    }

    @Test
    void aPausedReplyIsSentAgainAsItWasAndGoneOnWith() {
        Message paused = said(OWN, THOUGHT, text("Searching"), use("s1"), result("s1"), use("s2"));
        String before = "u: Go | a: thinking Searching server_tool_use web_search_tool_result server_tool_use";
        assertEquals(before, turns(ASKED, paused));
        assertEquals(
                before + " web_search_tool_result Found | u: Thanks",
                turns(ASKED, paused, said(OWN, result("s2"), text("Found")), Message.User.of("Thanks")));
    }

    @Test
    void aUseAndAResultThatLackEachOtherAreLeftOut() {
        Message cut = said(OWN, text("Searching"), use("s1"));
        assertEquals("u: Go | a: Searching | u: Stop", turns(ASKED, cut, Message.User.of("Stop")));
        assertEquals(
                "u: Go | a: Searching | u: (continue) | a: Found | u: Thanks",
                turns(ASKED, cut, said(FOREIGN, result("s1"), text("Found")), Message.User.of("Thanks")));
        assertEquals(
                "u: Go | a: Found | u: Thanks",
                turns(ASKED, said(OWN, result("s0"), text("Found")), Message.User.of("Thanks")));
        assertEquals("u: Go | a: Searching | u: (continue)", turns(ASKED, said(FOREIGN, text("Searching"), use("s1"))));
    }

    @Test
    void aProgramTheProviderRunsMayCallMeanwhile() {
        Content caller = new Content.Opaque("caller", Json.obj("type", "code_execution_20260120", "tool_id", "s1"));
        Message calling = said(OWN, use("s1"), CALL, caller);
        String before = "u: Go | a: server_tool_use tool_use | u: tool_result";
        assertEquals(before, turns(ASKED, calling, ANSWER));
        assertEquals(
                before + " | a: web_search_tool_result Done | u: Thanks",
                turns(ASKED, calling, ANSWER, said(OWN, result("s1"), text("Done")), Message.User.of("Thanks")));
        Json call = body(Endpoints.anthropic("https://host"), ASKED, calling, ANSWER)
                .get("messages")
                .at(1)
                .get("content")
                .at(1);
        assertEquals("s1", call.get("caller").get("tool_id").text(""));
    }

    @Test
    void theUserSpeaksFirstAndLastAndBetweenReplies() {
        assertEquals(
                "u: (continue) | a: One | u: (continue) | a: Two | u: (continue)",
                turns(said(OWN, text("One")), Message.User.of(" "), said(OWN, text("Two"))));
        assertEquals("u: (continue)", turns(Message.User.of("")));
    }

    @Test
    void picturesAndDocumentsStandWhereTheyStoodAndNotBesideAFailure() {
        Media pdf = new Media("application/pdf", "cGRm");
        Media image = new Media("image/png", "aGk=");
        Media drawing = new Media("image/svg+xml", "aGk=");
        Media huge = new Media("image/png", "A".repeat(5 * 1024 * 1024 + 1));
        assertEquals(
                "u: document Read image",
                turns(new Message.User(List.of(new Content.Picture(pdf), text("Read"), new Content.Picture(image)))));
        assertEquals(
                "u: (a part of type image/svg+xml was left out)"
                        + " (a part of type image/png was left out: it is too large)",
                turns(new Message.User(List.of(new Content.Picture(drawing), new Content.Picture(huge)))));
        Json failed = body(
                        Endpoints.anthropic("https://host"),
                        ASKED,
                        said(OWN, CALL),
                        new Message.Answer("c", new ToolResult("no", true, List.of(image), Json.obj())))
                .get("messages")
                .at(2)
                .get("content")
                .at(0);
        assertEquals("no", failed.get("content").text(""));
    }

    @Test
    void aModelThatSeesNothingIsShownNothing() {
        var blind =
                new ModelCard("m", 1, 1, Optional.of(List.of()), Optional.empty(), Optional.empty(), Optional.empty());
        Json body = body(
                Endpoints.anthropic("https://host").asking(blind),
                new Message.User(List.of(new Content.Picture(new Media("image/png", "aGk=")))));
        assertEquals(
                "(a part of type image/png was left out)",
                body.get("messages").at(0).get("content").at(0).get("text").text(""));
    }

    @Test
    void aBudgetIsGivenOnlyWhereTheCallsBeingAnsweredWereThoughtAbout() {
        Endpoint endpoint = Endpoints.anthropic("https://host")
                .asking(ModelCard.of("claude-sonnet-4-5", 200_000))
                .in(Manner.USUAL.thinking(Optional.of(Effort.LOW)));
        Message thought = said("anthropic-messages/claude-sonnet-4-5-20250929", THOUGHT, CALL);
        assertEquals(
                "enabled",
                body(endpoint, ASKED, thought, ANSWER)
                        .get("thinking")
                        .get("type")
                        .text("-"));
        Message unthinking = said("chat-completions/gpt", THOUGHT, CALL);
        assertEquals(
                "-",
                body(endpoint, ASKED, unthinking, ANSWER)
                        .get("thinking")
                        .get("type")
                        .text("-"));
        assertEquals(
                "enabled",
                body(endpoint, ASKED, unthinking, ANSWER, said("chat-completions/gpt", text("So")), ASKED)
                        .get("thinking")
                        .get("type")
                        .text("-"));
    }

    private static Reply read(String... events) throws ModelFailure {
        var arrivals = new ArrayList<Arrival>();
        Wire.Reading reading = new AnthropicMessages().parse(OWN, _ -> false, arrivals::add);
        for (String event : events) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            reading.parseEvent("", bytes, 0, bytes.length);
        }
        return reading.parseEnd();
    }

    @Test
    void aThoughtThatNeverEndedIsUnsigned() throws ModelFailure {
        Reply reply = read(
                "{'type':'message_start','message':{'id':'r','model':'m'}}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'Hm'}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'ha'}}",
                "{'type':'message_delta','delta':{'stop_reason':'max_tokens'}}",
                "{'type':'message_stop'}");
        assertEquals(List.of(new Content.Thinking("Hm", "")), reply.content());
        assertEquals(Finish.LENGTH, reply.finish());
    }

    @Test
    void aPausedReplyComesBackAsItWas() throws ModelFailure {
        String thinking = "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"sig\"}";
        String use = "{\"type\":\"server_tool_use\",\"id\":\"s1\",\"name\":\"web_search\",\"input\":{\"q\":\"jay\"}}";
        Reply reply = read("{'type':'message','id':'r','model':'m','content':[" + thinking + "," + use
                + "],'stop_reason':'pause_turn'}");
        assertEquals(Finish.PAUSE, reply.finish());
        Json turn = body(Endpoints.anthropic("https://host"), ASKED, reply.message())
                .get("messages")
                .at(1);
        assertEquals("[" + thinking + "," + use + "]", turn.get("content").write());
    }
}
