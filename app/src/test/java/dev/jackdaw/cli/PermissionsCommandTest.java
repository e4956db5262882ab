package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PermissionsCommandTest {
    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path work = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(home.resolve(".jackdaw"));
    }

    private Ran run(String input, String... words) {
        var all = new ArrayList<>(List.of("permissions"));
        all.addAll(List.of(words));
        return Ran.in(work, Map.of("HOME", home.toString()), input.getBytes(StandardCharsets.UTF_8), all);
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(home.resolve(".jackdaw/config.yaml"), yaml);
    }

    private static String verdict(String line) {
        Json answer = Json.parse(line);
        return answer.get("id").write() + " "
                + answer.get("verdict").text(answer.get("error").text("").isEmpty() ? "" : "error");
    }

    @Test
    void theRulesAreListedWithTheirSources() throws IOException {
        Path config = config("permissions: {deny: ['Bash(rm:*)'], allow: [Edit]}");
        assertEquals(
                new Ran(
                        0,
                        "mode   default   (built-in)\ndeny   Bash(rm:*)   (%s)\nallow  Edit   (%s)\n"
                                .formatted(config, config),
                        ""),
                run(""));
    }

    @Test
    void whyTellsTheDecidingRuleAndItsSource() throws IOException {
        Path config = config("permissions: {deny: ['Bash(rm:*)']}");
        Json why = Json.parse(run("", "why", "rm x", "--json").out());
        assertEquals("deny", why.get("verdict").text(""));
        assertEquals("Bash(rm:*)", why.get("rule").text(""));
        assertEquals(config.toString(), why.get("source").text(""));
        String byMode = run("", "why", "npm test", "--mode", "plan").out();
        assertTrue(byMode.startsWith("deny: ") && byMode.contains("by the mode plan (flag)"), byMode);
        assertTrue(run("", "why", "--tool", "Edit", ".env").out().startsWith("ask: "));
        assertTrue(run("", "why", "edit", "{\"path\":\"x\",\"old_string\":\"a\",\"new_string\":\"b\"}")
                .out()
                .startsWith("ask: "));
        assertTrue(run("", "why", "{ ls; }").code() == 0);
    }

    @Test
    void everyLineIsJudgedAndABadOneDoesNotEndIt() throws IOException {
        config("permissions: {deny: [Bash]}");
        String lines = """
                {"id":1,"command":"ls"}
                {"id":{"a":[2]},"command":"rm -rf /"}
                nonsense
                {"id":"3","command":7}
                {"command":"touch x","cwd":"/no/such/folder"}
                {"id":4,"command":"ls","cwd":"."}
                {"id":5,"command":"ls","shell":"zsh"}
                {"id":6,"command":"ls","cwd":"a\\u0000b"}
                """;
        Ran ran = run(lines, "judge");
        assertEquals(
                List.of(
                        "1 allow",
                        "{\"a\":[2]} deny",
                        "null error",
                        "\"3\" error",
                        "null ask",
                        "4 allow",
                        "5 allow",
                        "6 error"),
                ran.out().lines().map(PermissionsCommandTest::verdict).toList());
        assertEquals(0, ran.code());
        assertEquals(
                "1 deny",
                verdict(run("{\"id\":1,\"command\":\"ls\"}", "judge", "--with-rules")
                        .out()));
    }

    @Test
    void theFilesOwnTestsDecideAboutTheExitCode() throws IOException {
        Path config = config("""
                permissions:
                  tests:
                    - {run: ls, expect: allow}
                    - {tool: Edit, path: .env, expect: allow}
                  allow: [Bsah]
                """);
        Ran ran = run("", "test");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("ok      expected allow  found allow  ls\n"), ran.out());
        assertTrue(ran.out().contains("FAILED  expected allow  found ask    Edit .env\n"), ran.out());
        assertTrue(ran.out().endsWith("expected by " + config + "\n1 of 2 as expected\n"), ran.out());
        assertTrue(ran.err().contains("there is no tool Bsah here"), ran.err());
    }

    @Test
    void callsOfPastSessionsAreJudgedAgain() throws IOException {
        var sessions = new Sessions(home.resolve(".jackdaw"), work);
        try (Session session = sessions.create()) {
            for (String command : List.of("ls", "npm test", "pwd")) {
                var call = new ToolCall(
                        command, "bash", Json.obj("command", command).write());
                session.append(new Fact.ModelSaid(new Reply(
                        "r", "fake/m", List.of(new Content.Call(call)), Usage.NONE, Finish.TOOL_CALLS, "tool_calls")));
                if (command.equals("npm test")) session.append(new Fact.ApprovalAsked(command, "why", ""));
                session.append(new Fact.ToolRan(command, ToolResult.of("")));
            }
        }
        config("permissions: {deny: ['Bash(ls)']}");
        String out = run("", "test", "--sessions").out();
        assertTrue(out.contains("allow then, deny  now  bash ls\n"), out);
        assertTrue(out.endsWith("1 of 3 calls would be decided otherwise\n"), out);
    }

    @Test
    void aRuleIsWrittenIntoTheFileThatIsChosen() throws IOException {
        Path config = config("# mine\n");
        assertEquals(
                new Ran(0, "added deny Bash(rm *) in " + config + "\n", ""), run("", "deny", "Bash(rm *)", "--user"));
        assertEquals("# mine\npermissions:\n  deny:\n    - 'Bash(rm *)'\n", Files.readString(config));
        Ran local = run("", "allow", "Bash(npm test:*)");
        assertTrue(local.out().endsWith("work/.jackdaw/config.local.yaml\n"), local.out());
        assertTrue(local.err().contains("it does not hold yet"), local.err());
        assertTrue(Files.exists(work.resolve(".jackdaw/.gitignore")));
        assertEquals(2, run("", "allow", "Bash(").code());
    }
}
