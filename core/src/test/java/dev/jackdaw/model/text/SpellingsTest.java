package dev.jackdaw.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.tool.ToolCall;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls as models write them that were offered tools by the wire.
final class SpellingsTest {
    private static final String READ = "read{\"path\":\"a.txt\"}";
    private static final String BASH = "bash{\"command\":\"ls\"}";

    private static Arguments row(String text, String spelling, String... parts) {
        return Arguments.of(text, spelling, List.of(parts));
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                row(
                        "<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tool_call>",
                        "tool-call",
                        READ),
                row(
                        "I look.\n<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tool_call>\n"
                                + "<tool_call>\n{\"name\": \"bash\", \"arguments\": {\"command\": \"ls\"}}\n</tool_call>",
                        "tool-call",
                        "I look.",
                        READ,
                        BASH),
                row("<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}", "tool-call", READ),
                row(
                        "<think>hm</think>\n\n<tool_call>{\"name\":\"read\",\"arguments\":\"{\\\"path\\\":\\\"a.txt\\\"}\"}</tool_call>",
                        "tool-call",
                        "(hm)",
                        READ),
                row("<tool_call>\n{'name': 'read', 'arguments': {'path': 'a.txt'}}\n</tool_call>", "tool-call", READ),
                row("<tools>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tools>", "tool-call", READ),
                row(
                        "<function_call>{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}</function_call>",
                        "tool-call",
                        READ),
                row(
                        "<tool_call>\n<function=read>\n<parameter=path>\na.txt\n</parameter>\n<parameter=limit>\n20\n</parameter>\n</function>\n</tool_call>",
                        "markup",
                        "read{\"path\":\"a.txt\",\"limit\":20}"),
                row(
                        "<function=bash>\n<parameter=command>\nls\n</parameter>\n</function>\n</tool_call>",
                        "markup",
                        BASH),
                row(
                        "<tool_call>\n<function=write>\n<parameter=path>\na.txt\n</parameter>\n<parameter=content>\nif (a < b) {\n  </parameter> x\n\n</parameter>\n</function>\n</tool_call>",
                        "markup",
                        "write{\"path\":\"a.txt\",\"content\":\"if (a < b) {\\n  </parameter> x\\n\"}"),
                row("<function=read>{\"path\": \"a.txt\"}</function>", "markup", READ),
                row(
                        "<|python_tag|>{\"name\": \"read\", \"parameters\": {\"path\": \"a.txt\"}}<|eom_id|>",
                        "python-tag",
                        READ),
                row(
                        "<|python_tag|>{\"name\": \"read\", \"parameters\": {\"path\": \"a.txt\"}}; {\"name\": \"bash\", \"parameters\": {\"command\": \"ls\"}}",
                        "python-tag",
                        READ,
                        BASH),
                row(
                        "<|python_start|>[read(path=\"a.txt\"), bash(command='ls')]<|python_end|><|eot_id|>",
                        "python-tag",
                        READ,
                        BASH),
                row("{\"name\": \"read\", \"parameters\": {\"path\": \"a.txt\"}}", "bare-object", READ),
                row(
                        "{\"type\": \"function\", \"function\": {\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}}",
                        "bare-object",
                        READ),
                row(
                        "[{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}, {\"name\": \"bash\", \"arguments\": {\"command\": \"ls\"}}]",
                        "bare-object",
                        READ,
                        BASH),
                row(
                        "[read(path=\"a.txt\", limit=20), bash(command=\"echo ')'\")]",
                        "pythonic",
                        "read{\"path\":\"a.txt\",\"limit\":20}",
                        "bash{\"command\":\"echo ')'\"}"),
                row(
                        "[todo(items=[{'text': 'it\\'s', 'done': True}])]",
                        "pythonic",
                        "todo{\"items\":[{\"text\":\"it's\",\"done\":true}]}"),
                row(
                        "[write(path=\"a.json\", content=\"{\\\"a\\\": 1}\")]",
                        "pythonic",
                        "write{\"path\":\"a.json\",\"content\":\"{\\\"a\\\": 1}\"}"),
                row(
                        "[TOOL_CALLS][{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}, {\"name\": \"bash\", \"arguments\": {\"command\": \"ls\"}}]",
                        "bracket-token",
                        READ,
                        BASH),
                row(
                        "[TOOL_CALLS]read[ARGS]{\"path\": \"a.txt\"}[TOOL_CALLS]bash[ARGS]{\"command\": \"ls\"}</s>",
                        "bracket-token",
                        READ,
                        BASH),
                row(
                        "I look.[TOOL_CALLS]read[CALL_ID]abc123DEF[ARGS]{\"path\": \"a.txt\"}",
                        "bracket-token",
                        "I look.",
                        READ),
                row(
                        "I look.<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>read\n```json\n{\"path\": \"a.txt\"}\n```<｜tool▁call▁end｜>\n<｜tool▁call▁begin｜>function<｜tool▁sep｜>bash\n```json\n{\"command\": \"ls\"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>",
                        "calls-begin",
                        "I look.",
                        READ,
                        BASH),
                row(
                        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>read<｜tool▁sep｜>{\"path\": \"a.txt\"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
                        "calls-begin",
                        READ),
                row(
                        "<｜DSML｜function_calls>\n<｜DSML｜invoke name=\"read\">\n<｜DSML｜parameter name=\"path\" string=\"true\">a.txt</｜DSML｜parameter>\n<｜DSML｜parameter name=\"limit\" string=\"false\">20</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>",
                        "markup",
                        "read{\"path\":\"a.txt\",\"limit\":20}"),
                row(
                        "<tool_call>read\n<arg_key>path</arg_key>\n<arg_value>a.txt</arg_value>\n<arg_key>limit</arg_key>\n<arg_value>20</arg_value>\n</tool_call>",
                        "tool-call",
                        "read{\"path\":\"a.txt\",\"limit\":20}"),
                row(
                        "<tool_call>bash<arg_key>command</arg_key><arg_value>ls</arg_value></tool_call>",
                        "tool-call",
                        BASH),
                row(
                        "<|tool_calls_section_begin|><|tool_call_begin|>functions.read:0<|tool_call_argument_begin|>{\"path\": \"a.txt\"}<|tool_call_end|><|tool_call_begin|>functions.bash:1<|tool_call_argument_begin|>{\"command\": \"ls\"}<|tool_call_end|><|tool_calls_section_end|>",
                        "calls-section",
                        READ,
                        BASH),
                row(
                        "I look.\n<minimax:tool_call>\n<invoke name=\"read\">\n<parameter name=\"path\">a.txt</parameter>\n</invoke>\n<invoke name=\"bash\">\n<parameter name=\"command\">ls</parameter>\n</invoke>\n</minimax:tool_call>",
                        "markup",
                        "I look.",
                        READ,
                        BASH),
                row(
                        "<function_calls>\n<invoke name=\"read\">\n<parameter name=\"path\">a.txt</parameter>\n</invoke>\n</function_calls>",
                        "markup",
                        READ),
                row(
                        "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>commentary to=functions.read <|constrain|>json<|message|>{\"path\": \"a.txt\"}<|call|>",
                        "harmony",
                        "(hm)",
                        READ),
                row("<|channel|>commentary to=functions.bash<|message|>{\"command\": \"ls\"}", "harmony", BASH),
                row("```json\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n```", "bare-object", READ),
                row(
                        "```xml\n<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tool_call>\n```",
                        "tool-call",
                        READ),
                row(
                        "<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tool_call>\n<tool_response>\nhello\n</tool_response>\nThe file says hello.",
                        "tool-call",
                        READ),
                row(
                        "<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"say \"a\" loud\"}}\n</tool_call>",
                        "tool-call",
                        "read{\"name\": \"read\", \"arguments\": {\"path\": \"say \"a\" loud\"}}"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aCallIsReadHoweverItArrives(String text, String spelling, List<String> parts) throws Exception {
        for (int piece : new int[] {1, 2, 3, 7, 10_000}) {
            Heard heard = Heard.of(TextProtocol.turning(new Talker(piece).says(text)));
            assertEquals(parts, heard.parts(), () -> "in pieces of " + piece);
            assertEquals(parts, Heard.words(heard.assembled()), () -> "in pieces of " + piece);
            assertEquals(Finish.TOOL_CALLS, heard.reply().finish());
            assertEquals(
                    spelling,
                    dev.jackdaw.json.Json.parse(heard.mark())
                            .get("spelling")
                            .at(0)
                            .text(""));
        }
    }

    static Stream<String> texts() {
        return Stream.of(
                "Hello there.\n\nThis is it.\n",
                "\n\nHello",
                "Models write `<tool_call>{\"name\": \"read\", \"arguments\": {\"path\": \"a\"}}</tool_call>` here.",
                "Like this:\n```xml\n<tool_call>\n{\"name\": \"read\", \"arguments\": {}}\n</tool_call>\n```\nSee?",
                "Like this:\n\n    <tool_call>{\"name\": \"read\", \"arguments\": {}}</tool_call>\n\nSee?",
                "<tool_call>\n{\"name\": \"launch_rocket\", \"arguments\": {}}\n</tool_call>\nis an example.",
                "<tool_call> is a tag.\n[TOOL_CALLS] is a token.\n<function= is none.",
                "{\"name\": \"jackdaw\", \"version\": \"1\"}",
                "{\"name\": \"read\", \"arguments\": {\"path\": \"a\"}} is how a call looks.",
                "{\"type\": \"object\"}",
                "[1, 2, 3]",
                "[read(path=\"a\")] is Python.",
                "[x] done\n[ ] open",
                "```json\n{\"name\": \"read\", \"arguments\": {}}\n```\nThat was an example.",
                "```java\nint a;\n```",
                "a < b and a<b, a <| b, `<`",
                "<div>\n<p>text</p>\n</div>",
                "<",
                "",
                "[TOOL_CALLS",
                "<final>stays</final> where nobody asked for it",
                "<tool>{\"name\":\"read\",\"args\":{}}</tool>");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNoCallStaysAsItWas(String text) throws Exception {
        for (int piece : new int[] {1, 2, 5, 10_000}) {
            Heard heard = Heard.of(TextProtocol.turning(new Talker(piece).says(text)));
            assertEquals(text, heard.reply().text());
            assertEquals(text, heard.shown());
            assertEquals(Finish.STOP, heard.reply().finish());
            assertEquals("", heard.mark());
        }
    }

    @Test
    void aFinalChannelIsNothingButText() throws Exception {
        String text =
                "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>Done.<|return|>";
        Heard heard = Heard.of(TextProtocol.turning(new Talker(3).says(text)));
        assertEquals(List.of("(hm)", "Done."), heard.parts());
        heard = Heard.of(TextProtocol.turning(new Talker(3).says("<|channel|>final<|message|>Done.<|return|>")));
        assertEquals(List.of("Done."), heard.parts());
    }

    @Test
    void textIsShownAsItComes() throws Exception {
        String text = "One. Two <b>. Three [4] {5}\n<p>six</p>\n";
        var talker = new Talker(1).says(text);
        var shown = new StringBuilder();
        int[] most = {0};
        int[] said = {0};
        TextProtocol.turning(talker)
                .reply(
                        new dev.jackdaw.model.Prompt(
                                "", Talker.TOOLS, List.of(), dev.jackdaw.model.Prompt.ToolChoice.AUTO),
                        arrival -> {
                            if (arrival instanceof dev.jackdaw.model.Arrival.TextArrived(var _, var piece)) {
                                shown.append(piece);
                                most[0] = Math.max(most[0], piece.length());
                                said[0]++;
                            }
                        });
        assertEquals(text, shown.toString());
        assertEquals(true, most[0] <= 4, () -> "a piece of " + most[0] + " characters was held back");
    }

    @Test
    void nothingIsReadBesideCallsOfTheWire() throws Exception {
        String text = "<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.txt\"}}\n</tool_call>";
        List<Content> content = List.of(
                new Content.Thinking("hm", "signed"),
                new Content.Text(text),
                new Content.Call(new ToolCall("c1", "read", "{\"path\":\"a.txt\"}")));
        Heard heard = Heard.of(TextProtocol.turning(new Talker(5).says(content, Finish.TOOL_CALLS)));
        assertEquals(content, heard.reply().content());
        assertEquals(content, heard.assembled());
    }

    @Test
    void aCallThatWasCutNeverRuns() throws Exception {
        String whole =
                "I write.\n<tool_call>\n{\"name\": \"write\", \"arguments\": {\"path\": \"a\", \"content\": \"b\"}}\n</tool_call>";
        for (int length = whole.indexOf("<tool_call>") + 20; length < whole.indexOf("}}") + 2; length++) {
            Heard heard = Heard.of(TextProtocol.turning(new Talker(9).says(whole.substring(0, length), Finish.LENGTH)));
            assertEquals(List.of("I write."), heard.parts());
            assertEquals(Finish.LENGTH, heard.reply().finish());
        }
        for (String cut : List.of(
                "<function=write>\n<parameter=path>\na\n</parameter>\n<parameter=content>\nb",
                "[TOOL_CALLS]write[ARGS]{\"path\": \"a\", \"content\": \"b\"",
                "<|channel|>commentary to=functions.write<|message|>{\"path\": \"a\"",
                "<tool_call>write\n<arg_key>path</arg_key>\n<arg_value>a")) {
            Heard heard = Heard.of(TextProtocol.turning(new Talker(9).says(cut, Finish.LENGTH)));
            assertEquals(List.of(), heard.parts());
        }
    }

    @Test
    void aCallMeantForAToolByAnotherNameIsOne() throws Exception {
        Heard heard =
                Heard.of(TextProtocol.turning(new Talker(9).says("[TOOL_CALLS]read_file[ARGS]{\"path\": \"a.txt\"}")));
        assertEquals(List.of("read_file{\"path\":\"a.txt\"}"), heard.parts());
    }
}
