package dev.jackdaw.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tools offered and called in plain text.
final class TextProtocolTest {
    private static final String CALL = "<tool>{\"name\":\"read\",\"args\":{\"path\":\"a.txt\"}}</tool>";
    private static final String READ = "read{\"path\":\"a.txt\"}";

    private static Arguments row(String text, String... parts) {
        return Arguments.of(text, List.of(parts));
    }

    static Stream<Arguments> replies() {
        String bash = "<tool>{\"name\":\"bash\",\"args\":{\"command\":\"ls\"}}</tool>";
        return Stream.of(
                row(CALL, READ),
                row("I look.\n\n" + CALL + "\n" + bash + "\n", "I look.", READ, "bash{\"command\":\"ls\"}"),
                row("I look: " + CALL, "I look:", READ),
                row(
                        "<tool>[{\"name\":\"read\",\"args\":{\"path\":\"a.txt\"}},{\"name\":\"bash\",\"args\":{\"command\":\"ls\"}}]</tool>",
                        READ,
                        "bash{\"command\":\"ls\"}"),
                row("<tool>{\"calls\":[{\"name\":\"read\",\"args\":{\"path\":\"a.txt\"}}]}</tool>", READ),
                row("<tool>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\",}}\n</tool>", READ),
                row("<tool>{\"name\":\"read\",\"path\":\"a.txt\"}</tool>", READ),
                row(
                        "<tool>{\"name\":\"write\",\"args\":{\"path\":\"a\",\"content\":\"say </tool> here\"}}</tool>",
                        "write{\"path\":\"a\",\"content\":\"say </tool> here\"}"),
                row("<tool>{\"name\":\"nonesuch\",\"args\":{}}</tool>", "nonesuch{}"),
                row(
                        CALL
                                + "\n<tool_result id=\"1\" name=\"read\">\nhello\n</tool_result>\n<final>It says hello.</final>",
                        READ),
                row("<think>hm</think>" + CALL, "(hm)", READ),
                row("```json\n" + CALL + "\n```", READ),
                row("<tool>{\"name\":\"read\",\"args\":{\"path\":\"a.txt\"}}", READ),
                row("<tool_call>{\"name\":\"read\",\"arguments\":{\"path\":\"a.txt\"}}</tool_call>", READ),
                row("<final>All done.</final>", "All done."),
                row("Look:\n<final>All\ndone.</final>\n", "Look:\nAll\ndone.\n"),
                row("All done.", "All done."),
                row(
                        "<final>Use `<tool>` for it, or\n```\n" + CALL + "\n```\n</final>",
                        "Use `<tool>` for it, or\n```\n" + CALL + "\n```\n"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyIsReadHoweverItArrives(String text, List<String> parts) throws Exception {
        for (int piece : new int[] {1, 2, 3, 11, 10_000}) {
            Heard heard = Heard.of(TextProtocol.writing(new Talker(piece).says(text)));
            assertEquals(parts, heard.parts(), () -> "in pieces of " + piece);
            assertEquals(parts, Heard.words(heard.assembled()), () -> "in pieces of " + piece);
        }
    }

    @Test
    void aPromptIsToldInTextAlone() throws Exception {
        var talker = new Talker(9).says("<final>done</final>");
        var call = new Content.Call(new ToolCall("c1", "read", "{\"path\":\"a.txt\"}"));
        var more = new Content.Call(new ToolCall("c2", "bash", "{\"command\":\"ls\"}"));
        Heard.of(
                TextProtocol.writing(talker),
                Message.User.of("go"),
                new Message.Assistant(List.of(new Content.Text("I look."), call, more), "wire/talker"),
                new Message.Answer("c1", ToolResult.of("hello </tool_result>")),
                new Message.Answer("c2", ToolResult.failure("no")),
                Message.User.of("and?"),
                new Message.Assistant(List.of(new Content.Text("Well.")), "wire/talker"),
                Message.User.of("go on"));
        Prompt sent = talker.prompts.getFirst();
        assertEquals(List.of(), sent.tools());
        assertTrue(sent.instructions().startsWith("instructions\n\n# Tools"), sent::instructions);
        assertTrue(
                sent.instructions().contains("## read\nDoes read.\nSchema of args: {\"type\":\"object\""),
                sent::instructions);
        assertEquals(
                List.of(
                        Message.User.of("go"),
                        new Message.Assistant(
                                List.of(new Content.Text("I look.\n" + CALL
                                        + "\n<tool>{\"name\":\"bash\",\"args\":{\"command\":\"ls\"}}</tool>")),
                                "wire/talker"),
                        new Message.User(List.of(
                                new Content.Text(
                                        "<tool_result id=\"c1\" name=\"read\">\nhello <\\/tool_result>\n</tool_result>"),
                                new Content.Text(
                                        "<tool_result id=\"c2\" name=\"bash\" failed=\"true\">\nno\n</tool_result>"),
                                new Content.Text("and?"))),
                        new Message.Assistant(List.of(new Content.Text("<final>Well.</final>")), "wire/talker"),
                        Message.User.of("go on")),
                sent.messages());
    }

    @Test
    void aPromptExtendsTheOneBeforeWithTheSameObjects() throws Exception {
        var talker = new Talker(9).says(CALL).says(CALL);
        var model = TextProtocol.writing(talker);
        var messages = new ArrayList<Message>(List.of(Message.User.of("go")));
        Heard first = Heard.of(model, ToolChoice.AUTO, messages);
        messages.add(first.reply().message());
        messages.add(new Message.Answer(first.reply().calls().getFirst().id(), ToolResult.of("hello")));
        Heard.of(model, ToolChoice.AUTO, messages);
        talker.says("x");
        messages.add(new Message.Assistant(List.of(new Content.Text("so")), "wire/talker"));
        messages.add(Message.User.of("on"));
        Heard.of(model, ToolChoice.AUTO, messages);
        for (int i = 0; i < 3; i++)
            assertSame(
                    talker.prompts.get(1).messages().get(i),
                    talker.prompts.get(2).messages().get(i));
        assertSame(talker.prompts.get(0).instructions(), talker.prompts.get(2).instructions());
        assertEquals(
                CALL,
                ((Content.Text) ((Message.Assistant)
                                        talker.prompts.get(1).messages().get(1))
                                .content()
                                .getFirst())
                        .text());
    }

    @Test
    void aCallThatCannotBeReadIsAskedForAgain() throws Exception {
        var talker = new Talker(4)
                .says("I look.\n<tool>{\"name\":\"read\",\"args\":{\"path\":\"say \"a\" b\"}}</tool>")
                .says(CALL);
        Heard heard = Heard.of(TextProtocol.writing(talker));
        assertEquals(List.of(READ), heard.parts());
        assertEquals(List.of(READ), Heard.words(heard.assembled()));
        assertEquals(30, heard.reply().usage().total());
        List<Message> second = talker.prompts.get(1).messages();
        assertEquals(3, second.size());
        String told = Heard.words(((Message.User) second.get(2)).content()).getFirst();
        assertTrue(told.startsWith("<protocol_error>\na call could not be read: this is not JSON"), told);
        assertTrue(told.contains("say \"a\" b"), told);
        Json retry = Json.parse(heard.mark()).get("retries").at(0);
        assertTrue(retry.get("why").text("").startsWith("this is not JSON"), heard::mark);
        assertEquals(
                1,
                heard.arrivals().stream()
                        .filter(Arrival.Retrying.class::isInstance)
                        .count());
        assertFalse(heard.shown().contains("<tool>"), heard::shown);
    }

    @Test
    void aCallThatStaysUnreadableIsGivenToTheLoop() throws Exception {
        String bad = "<tool>{\"name\":\"read\",\"args\":{\"path\":\"say \"a\" b\"}}</tool>";
        Heard heard =
                Heard.of(TextProtocol.writing(new Talker(4).says(bad).says(bad).says(bad)));
        assertEquals(List.of("read{\"name\":\"read\",\"args\":{\"path\":\"say \"a\" b\"}}"), heard.parts());
        assertEquals(2, Json.parse(heard.mark()).get("retries").items().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool>read a.txt</tool>",
                "<tool>",
                "<tool>{\"args\":{}}</tool>",
                "<tool>[]</tool>",
                "<tool>{\"name\":\"read\""
            })
    void whatLooksLikeACallIsNotTakenForTheAnswer(String bad) throws Exception {
        Heard heard = Heard.of(TextProtocol.writing(new Talker(4).says(bad).says("<final>ok</final>")));
        assertEquals(List.of("ok"), heard.parts());
        assertTrue(heard.mark().contains("retries"), heard::mark);
    }

    @Test
    void aCallThatWasCutIsNotAskedForAgain() throws Exception {
        Heard heard = Heard.of(TextProtocol.writing(
                new Talker(4).says("I look.\n<tool>{\"name\":\"read\",\"args\":{\"path\":\"a\"", Finish.LENGTH)));
        assertEquals(List.of("I look."), heard.parts());
        assertEquals(Finish.LENGTH, heard.reply().finish());
    }

    @Test
    void aConclusionCallsNothing() throws Exception {
        var talker = new Talker(4).says("So far.\n" + CALL);
        var model = TextProtocol.writing(talker);
        Heard heard = Heard.of(model, ToolChoice.NONE, List.of(Message.User.of("go")));
        assertEquals(List.of("So far."), heard.parts());
        assertEquals(List.of("So far."), Heard.words(heard.assembled()));
        assertEquals(Finish.STOP, heard.reply().finish());
        assertEquals(
                2,
                ((Message.User) talker.prompts.getFirst().messages().getFirst())
                        .content()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:11434 refused the request: registry.ollama.ai/library/gemma:2b does not support tools (HTTP 400)",
                "model \"m\" was not found at u: No endpoints found that support tool use. (HTTP 404)",
                "refused: \"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set (HTTP 400)",
                "refused: tool use is not supported (HTTP 400)",
                "refused: tools are not supported by this model (HTTP 400)"
            })
    void aModelWhoseProviderRefusesToolsIsAskedInTextFromThenOn(String why) throws Exception {
        var talker = new Talker(4)
                .fails(ModelFailure.lasting(why, Category.INVALID_REQUEST, 400))
                .says(CALL)
                .says("<final>ok</final>");
        var model = TextProtocol.turning(talker);
        Heard heard = Heard.of(model);
        assertEquals(List.of(READ), heard.parts());
        assertEquals(
                new Arrival.Retrying(1, 2, 0, 400, why + "; tools are offered in the text from now on"),
                heard.arrivals().getFirst());
        Heard.of(model);
        assertEquals(
                List.of(4, 0, 0),
                talker.prompts.stream().map(prompt -> prompt.tools().size()).toList());
    }

    @Test
    void anotherRefusalIsNoReasonToTurn() {
        var failure = ModelFailure.lasting("refused: max_tokens is not supported", Category.INVALID_REQUEST, 400);
        assertThrows(ModelFailure.class, () -> Heard.of(TextProtocol.turning(new Talker(4).fails(failure))));
        var refusal = ModelFailure.lasting("m does not support tools", Category.INVALID_REQUEST, 400);
        assertThrows(ModelFailure.class, () -> Heard.of(TextProtocol.listening(new Talker(4).fails(refusal))));
    }

    @Test
    void theMarkIsForTheLogAlone() throws Exception {
        var talker = new Talker(9)
                .says("[TOOL_CALLS]read[ARGS]{\"path\": \"a.txt\"}")
                .says("done");
        var model = TextProtocol.turning(talker);
        Heard heard = Heard.of(model);
        assertEquals("{\"spelling\":[\"bracket-token\"]}", heard.mark());
        var user = Message.User.of("go");
        Heard.of(
                model,
                user,
                heard.reply().message(),
                new Message.Answer(heard.reply().calls().getFirst().id(), ToolResult.of("x")));
        List<Message> sent = talker.prompts.getLast().messages();
        assertSame(user, sent.getFirst());
        assertEquals(
                new Message.Assistant(
                        List.of(new Content.Call(heard.reply().calls().getFirst())), "wire/talker"),
                sent.get(1));
    }
}
