package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.wire.AnthropicMessages;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which parts of a conversation are left out after which complaint.
class QuarantineTest {
    private static final String ORIGIN = "anthropic-messages/m";
    private static final Media FIRST = new Media("image/png", "Rmlyc3Q=");
    private static final Media SECOND = new Media("image/png", "U2Vjb25k");
    private static final Content.Thinking THOUGHT = new Content.Thinking("so it is", "c2ln");
    private static final ToolCall CALL = new ToolCall("call_1", "read", "{\"path\":\"a.png\"}");

    /// messages.0: text, picture; .1: thinking, call; .2: result with a picture, text.
    private static final Prompt PROMPT = new Prompt(
            "",
            List.of(),
            List.of(
                    new Message.User(List.of(new Content.Text("see"), new Content.Picture(FIRST))),
                    new Message.Assistant(List.of(THOUGHT, new Content.Call(CALL)), ORIGIN),
                    new Message.Answer("call_1", new ToolResult("here", false, List.of(SECOND), Json.obj())),
                    Message.User.of("go on")),
            Prompt.ToolChoice.AUTO);

    private final Quarantine quarantine = new Quarantine();

    private static ModelFailure refusal(int status, String why) {
        return ModelFailure.lasting(why, Category.INVALID_REQUEST, status);
    }

    private Optional<String> leaveOut(Prompt prompt, ModelFailure failure) {
        byte[] sent = new AnthropicMessages()
                .render(prompt, Endpoints.anthropic("http://127.0.0.1:1"))
                .body();
        return quarantine.leaveOut(failure, prompt, sent);
    }

    /// What is left: `text`, `first`, `thinking`, `call` with its arguments, `second`, in this order.
    private static String left(Prompt prompt) {
        var left = new StringBuilder();
        for (Message message : prompt.messages()) {
            switch (message) {
                case Message.User(var content) -> content.forEach(part -> left.append(name(part)));
                case Message.Assistant(var content, var _) -> content.forEach(part -> left.append(name(part)));
                case Message.Answer(var _, var result) -> {
                    left.append(result.text().equals("here") ? "text " : "note ");
                    if (result.media().contains(SECOND)) left.append("second ");
                }
            }
        }
        return left.toString().strip();
    }

    private static String name(Content part) {
        return switch (part) {
            case Content.Text(var text) -> text.startsWith("[") ? "note " : "text ";
            case Content.Picture _ -> "first ";
            case Content.Thinking _, Content.Opaque _ -> "thinking ";
            case Content.Call(var call) -> call.arguments().equals("{}") ? "call{} " : "call ";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messages.0.content.1.image.source.base64: image exceeds 5 MB maximum | text note thinking call text second text",
                "messages.0.content.1: broken | text note thinking call text second text",
                "messages[0].content[1].source: bad media | text note thinking call text second text",
                "messages.0.content.0.text: not allowed | note first thinking call text second text",
                "messages.1.content.0: Invalid `signature` in `thinking` block | text first call text second text",
                "messages.1.content.1.tool_use.input: Input should be a valid dictionary | text first thinking call{} text second text",
                "messages.2.content.0.tool_result.content.1.image.source.base64: bad | text first thinking call note text",
                "Could not process image | text first thinking call note text",
                "Could not process PDF | text first thinking call note text",
                "The encrypted_content for item rs_1 could not be verified | text first call text second text",
            })
    void aComplaintLeavesOutWhatItIsAbout(String complaint, String left) {
        leaveOut(PROMPT, refusal(400, complaint));
        assertEquals(left, left(quarantine.without(PROMPT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | max_tokens: must be at least 1",
                "400 | thinking.budget_tokens: must be less than max_tokens",
                "400 | messages.1: `tool_use` ids were found without `tool_result` blocks",
                "400 | Function call is missing a thought_signature",
                "400 | tools.0.name: wrong",
            })
    void otherComplaintsLeaveNothingOut(int status, String complaint) {
        assertEquals(Optional.empty(), leaveOut(PROMPT, refusal(status, complaint)));
        assertSame(PROMPT, quarantine.without(PROMPT));
    }

    @Test
    void aFailureThatMayPassLeavesNothingOut() {
        assertEquals(Optional.empty(), leaveOut(PROMPT, ModelFailure.passing("Could not process image", 500)));
    }

    @Test
    void aVagueComplaintIsHeldAgainstTheNewestPictureFirst() {
        leaveOut(PROMPT, refusal(400, "Invalid image"));
        Prompt next = quarantine.without(PROMPT);
        leaveOut(next, refusal(400, "Invalid image"));
        assertEquals("text note thinking call note text", left(quarantine.without(PROMPT)));
        assertEquals(
                Optional.empty(), leaveOut(quarantine.without(PROMPT), refusal(400, "Invalid image")), "none is left");
    }

    @Test
    void messagesStayTheSameOnesForAPrefixThatStaysTheSame() {
        leaveOut(PROMPT, refusal(400, "messages.0.content.1: broken"));
        Prompt once = quarantine.without(PROMPT);
        Prompt again = quarantine.without(PROMPT);
        for (int i = 0; i < once.messages().size(); i++)
            assertSame(once.messages().get(i), again.messages().get(i));
    }
}
