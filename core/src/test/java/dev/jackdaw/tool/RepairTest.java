package dev.jackdaw.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of arguments that keep to the rules only nearly.
final class RepairTest {

    enum Tone {
        LOUD,
        HALF_LOUD
    }

    record Verse(String line) {}

    /// A tool that says what it was given.
    static final class Sing implements Tool<Sing.Params> {
        record Params(
                @Alias("title") String song,
                Optional<Integer> times,
                Optional<Boolean> again,
                Optional<Tone> tone,
                Optional<List<String>> singers,
                Optional<Verse> verse) {}

        @Override
        public String name() {
            return "sing";
        }

        @Override
        public String description() {
            return "Sings.";
        }

        @Override
        public Class<Params> parameters() {
            return Params.class;
        }

        @Override
        public List<Access> accesses(Params parameters) {
            return List.of();
        }

        @Override
        public ToolResult run(Params parameters, Site site) {
            return ToolResult.of(dev.jackdaw.json.Records.write(parameters).write());
        }
    }

    private static ToolResult sung(String arguments) throws Exception {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {});
        return new Toolbox(List.of(new Sing()), List.of()).run(new ToolCall("c", "sing", arguments), site);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
                    {"song":"a",} => {"song":"a"} => a trailing comma
                    {"song":"a","singers":["b",]} => {"song":"a","singers":["b"]} => a trailing comma
                    ```json {"song":"a"} ``` => {"song":"a"} => a code fence
                    {'song':'it's a'} => {"song":"it's a"} => single quotes
                    {"song":"a","again":True,"times":None} => {"song":"a","again":true} => literals of Python
                    {song:"a",times:2} => {"song":"a","times":2} => keys without quotes
                    {"song":"a","singers":["b" => {"song":"a","singers":["b"]} => a missing closing bracket
                    "{\\"song\\":\\"a\\"}" => {"song":"a"} => an object written as a string
                    {"song":"\\d+"} => {"song":"\\\\d+"} => a backslash that escapes nothing
                    {"arguments":{"song":"a"}} => {"song":"a"} => arguments within "arguments"
                    {"parameters":{"song":"a"}} => {"song":"a"} => arguments within "parameters"
                    {"input":"{\\"song\\":\\"a\\"}"} => {"song":"a"} => arguments within "input"
                    {"song":"a","times":"2"} => {"song":"a","times":2} => "times" was the string "2"
                    {"song":7} => {"song":"7"} => "song" was the number 7
                    {"song":"a","again":"True"} => {"song":"a","again":true} => "again" was the string "True"
                    {"song":"a","singers":"b"} => {"song":"a","singers":["b"]} => "singers" was the string "b"
                    {"song":"a","singers":"[\\"b\\"]"} => {"song":"a","singers":["b"]} => "singers" was the string "["b"]"
                    {"song":"a","tone":"Half-Loud"} => {"song":"a","tone":"half_loud"} => "tone" was the string "Half-Loud"
                    {"song":"a","verse":"{\\"line\\":\\"b\\"}"} => {"song":"a","verse":{"line":"b"}} => "verse" was the string "{"line":"b"}"
                    """)
    void whatIsMeantIsDoneAndTheRepairIsNoted(String sent, String run, String repair) throws Exception {
        ToolResult result = sung(sent);
        assertEquals(ToolResult.of(run).with(Json.obj("repaired", List.of(repair))), result);
    }

    @Test
    void aLineBreakWithinAStringIsMeant() throws Exception {
        ToolResult result = sung("{\"song\":\"a\nb\tc\"}");
        assertEquals("{\"song\":\"a\\nb\\tc\"}", result.text());
        assertEquals(
                "line breaks and tabs within a string",
                result.details().get("repaired").at(0).text(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"song\":\"a\"}", "{\"title\":\"a\"}", "{\"song\":\"a\",\"times\":null}"})
    void whatKeepsToTheRulesIsNotCalledRepaired(String sent) throws Exception {
        assertEquals(ToolResult.of("{\"song\":\"a\"}"), sung(sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"song\":\"a",
                "{\"song\":\"a\",\"times\":1",
                "{\"song\":",
                "{\"song\"",
                "{\"song\":\"a\",",
                "{\"song\":\"say \"a\", loud\"}",
                "song: a",
                "[]",
                "{\"song\":\"a\",\"tone\":\"silent\"}",
                "{\"song\":\"a\",\"times\":\"often\"}",
                "{\"song\":{}}",
                "{\"arguments\":{}}",
                "{}",
                ""
            })
    void whatIsUnclearIsToldWithTheSchema(String sent) throws Exception {
        ToolResult result = sung(sent);
        assertTrue(result.failed(), result::text);
        assertTrue(result.text().contains("\"song\":{\"type\":\"string\"}"), result::text);
        assertEquals(Json.obj("trouble", "tool_schema_error"), result.details());
    }

    @Test
    void whatIsWrongIsSaidAsOfJson() {
        JsonFault fault = assertThrows(JsonFault.class, () -> LooseJson.parse("{\"a\" \"b\"}"));
        assertTrue(String.valueOf(fault.getMessage()).contains("colon"), fault::getMessage);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThrows(JsonFault.class, () -> LooseJson.parse("[".repeat(900) + "1,".repeat(3)));
    }
}
