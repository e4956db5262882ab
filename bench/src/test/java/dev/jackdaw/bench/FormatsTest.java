package dev.jackdaw.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `-p` prints, in Claude Code's contract.
@Timeout(120)
final class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void streamedLinesFollowTheContract() throws Exception {
        try (var world = World.of(folder)) {
            world.program().write("a.txt", "one\n");
            world.server().calls(World.bash("echo hi"), World.read("a.txt")).thinks("hm", "done");
            Ran ran = world.program().run("-p", "go", "--output-format", "stream-json", "--verbose", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            List<Json> lines = lines(ran);
            Set<String> ids = new HashSet<>();
            for (Json line : lines) {
                assertTrue(ids.add(line.get("uuid").asText().orElseThrow()), "each line has a uuid of its own");
                assertEquals(lines.getFirst().get("session_id"), line.get("session_id"));
            }
            assertEquals(
                    List.of(
                            "system/init",
                            "assistant/tool_use",
                            "assistant/tool_use",
                            "user/tool_result",
                            "user/tool_result",
                            "assistant/thinking",
                            "assistant/text",
                            "result/success"),
                    kinds(lines));
            init(lines.getFirst(), world.program());
            calls(lines);
            result(lines.getLast());
        }
    }

    private static void init(Json line, Program program) throws Exception {
        assertEquals(
                program.directory().toRealPath().toString(), line.get("cwd").text(""));
        assertEquals("bypassPermissions", line.get("permissionMode").text(""));
        assertTrue(line.get("tools").items().size() >= 5, line::write);
        for (String field : List.of("model", "mcp_servers", "slash_commands", "apiKeySource", "output_style", "agents"))
            assertFalse(line.get(field).isNull(), field);
    }

    private static void calls(List<Json> lines) {
        Json use = lines.get(1).get("message").get("content").at(0);
        assertEquals("Bash", use.get("name").text(""));
        assertEquals("echo hi", use.get("input").get("command").text(""));
        assertEquals(
                lines.get(1).get("message").get("id"),
                lines.get(2).get("message").get("id"));
        assertTrue(lines.get(1).get("message").get("stop_reason").isNull());
        assertTrue(lines.get(1).get("parent_tool_use_id").isNull());
        Json answer = lines.get(3).get("message").get("content").at(0);
        assertEquals(use.get("id"), answer.get("tool_use_id"));
        assertEquals(
                "hi", lines.get(3).get("tool_use_result").get("stdout").text("").strip());
        assertFalse(lines.get(4).get("tool_use_result").get("file").isNull());
    }

    private static void result(Json line) {
        assertFalse(line.get("is_error").truth(true));
        assertEquals("done", line.get("result").text(""));
        assertEquals(2, line.get("num_turns").number(0));
        assertEquals(List.of(), line.get("permission_denials").items());
        for (String field : List.of("duration_ms", "duration_api_ms", "total_cost_usd", "usage", "modelUsage"))
            assertFalse(line.get(field).isNull(), field);
    }

    @Test
    void partialMessagesAreTheProvidersEvents() throws Exception {
        try (var world = World.of(folder)) {
            world.server().says("hello there, hello there");
            Ran ran = world.program()
                    .run("-p", "go", "--output-format", "stream-json", "--verbose", "--include-partial-messages");
            assertEquals(0, ran.exit(), ran::all);
            List<String> events = new ArrayList<>();
            var text = new StringBuilder();
            for (Json line : lines(ran)) {
                if (!line.get("type").text("").equals("stream_event")) continue;
                events.add(line.get("event").get("type").text(""));
                text.append(line.get("event").get("delta").get("text").text(""));
            }
            assertEquals("hello there, hello there", text.toString());
            assertEquals("message_start", events.getFirst());
            assertEquals("message_stop", events.getLast());
        }
    }

    @Test
    void jsonIsOneObject() throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("echo hi")).says("done");
            Ran ran = world.program().run("-p", "go", "--output-format", "json", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            Json result = Json.parse(ran.out());
            assertEquals("result", result.get("type").text(""));
            assertEquals("success", result.get("subtype").text(""));
            result(result);
        }
    }

    @Test
    void jsonTellsOfFailures() throws Exception {
        try (var world = World.of(folder)) {
            world.server().fails(401, Map.of(), "");
            Ran ran = world.program().run("-p", "go", "--output-format", "json");
            assertEquals(1, ran.exit(), ran::all);
            Json result = Json.parse(ran.out());
            assertEquals("success", result.get("subtype").text(""));
            assertTrue(result.get("is_error").truth(false));
            assertEquals("api_error", result.get("terminal_reason").text(""));
            assertEquals(401, result.get("api_error_status").number(0));
        }
    }

    @Test
    void jsonTellsOfTheTurnLimit() throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("echo hi")).says("never");
            Ran ran = world.program().run("-p", "go", "--output-format", "json", "--max-turns", "1", World.FREE);
            assertEquals(3, ran.exit(), ran::all);
            Json result = Json.parse(ran.out());
            assertEquals("error_max_turns", result.get("subtype").text(""));
            assertEquals(2, result.get("num_turns").number(0));
            assertEquals(1, world.server().count());
        }
    }

    @Test
    void textIsTheAnswerAlone() throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("echo noise")).says("快乐 done");
            Ran ran = world.program().run("-p", "go", World.FREE);
            assertEquals("快乐 done\n", ran.out());
        }
    }

    @Test
    void streamedInputIsAnsweredTurnByTurn() throws Exception {
        try (var world = World.of(folder)) {
            world.server().says("first").says("second");
            String input = """
                    {"type":"user","message":{"role":"user","content":"one"},"parent_tool_use_id":null}
                    {"type":"user","message":{"role":"user","content":[{"type":"text","text":"two"}]}}
                    """;
            Ran ran = world.program()
                    .run(
                            input.getBytes(UTF_8),
                            "-p",
                            "--input-format",
                            "stream-json",
                            "--output-format",
                            "stream-json",
                            "--verbose");
            assertEquals(0, ran.exit(), ran::all);
            assertEquals(List.of(), world.server().violations());
            List<String> results = lines(ran).stream()
                    .filter(line -> line.get("type").text("").equals("result"))
                    .map(line -> line.get("result").text(""))
                    .toList();
            assertEquals(List.of("first", "second"), results);
        }
    }

    @Test
    void streamedLinesNeedVerbose() throws Exception {
        try (var world = World.of(folder)) {
            Ran ran = world.program().run("-p", "go", "--output-format", "stream-json");
            assertNotEquals(0, ran.exit());
            assertTrue(ran.err().contains("--verbose"), ran::all);
            assertEquals(0, world.server().count());
        }
    }

    private static List<Json> lines(Ran ran) {
        return ran.out().lines().map(Json::parse).toList();
    }

    private static List<String> kinds(List<Json> lines) {
        var kinds = new ArrayList<String>();
        for (Json line : lines) {
            String block = line.get("message").get("content").at(0).get("type").text("");
            kinds.add(line.get("type").text("") + "/" + line.get("subtype").text(block));
        }
        kinds.removeIf(kind -> kind.equals("system/status"));
        return kinds;
    }
}
