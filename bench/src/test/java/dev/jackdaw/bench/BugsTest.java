package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Twenty bugs and a model whose first fix is wrong: the program notices, feeds the failure back, and the second fix
/// passes.
@Timeout(120)
class BugsTest {
    @TempDir
    Path folder;

    static Stream<Bug> bugs() throws IOException {
        return Bug.all();
    }

    private Program world(Bug bug, ScriptedServer server) throws IOException {
        if (!bug.java()) assumeTrue(onPath("python3"), "python3 is not installed: its bugs are not played");
        Program program = Program.in(folder).asking(server, Wire.CHAT_COMPLETIONS);
        for (Map.Entry<String, String> file : bug.files().entrySet()) program.write(file.getKey(), file.getValue());
        var config = new StringBuilder("verify: on\n");
        for (String command : bug.tests())
            config.append("verify_commands:\n  - \"").append(command).append("\"\n");
        Files.writeString(program.state().resolve("config.yaml"), config);
        return program;
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, command)));
    }

    private static ToolCall read(Bug bug) {
        return ScriptedReply.call("read", Json.obj("path", bug.target()));
    }

    private static ToolCall edit(Bug bug, String before, String after) {
        return ScriptedReply.call("edit", Json.obj("path", bug.target(), "old_string", before, "new_string", after));
    }

    private static Program.Ran run(Program program) throws IOException, InterruptedException {
        return program.run(
                "-p", "The tests fail; mend it.", "--permission-mode", "bypassPermissions", "--output-format", "json");
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aWrongFixIsNoticedAndMended(Bug bug) throws Exception {
        try (var server = ScriptedServer.start()) {
            server.calls(read(bug))
                    .calls(edit(bug, bug.before(), bug.wrong()))
                    .says("The fix is in place.")
                    .calls(edit(bug, bug.wrong(), bug.right()))
                    .says("Now the fix is in place.");
            Program program = world(bug, server);
            Program.Ran ran = run(program);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals(List.of(), server.violations());
            List<ServedRequest> requests = server.requests();
            String fed = requests.get(3).said().getLast();
            assertTrue(fed.contains(failure(bug)), fed);
            assertEquals(5, requests.size(), ran::all);
            String mended = bug.files().get(bug.target()).replace(bug.before(), bug.right());
            assertEquals(mended, Files.readString(program.file(bug.target())));
            assertTrue(Json.parse(ran.out()).get("result").text("").contains("Now the fix"), ran::all);
        }
    }

    /// What a failing check of it tells at least.
    private static String failure(Bug bug) {
        return bug.java() ? "Exception in thread" : "test_";
    }

    @Test
    void aHopelessOneEndsHonestlyAfterTwoRepairs() throws Exception {
        Bug bug = Bug.all().findFirst().orElseThrow();
        try (var server = ScriptedServer.start()) {
            server.calls(read(bug))
                    .calls(edit(bug, bug.before(), bug.wrong()))
                    .says("The fix is in place.")
                    .calls(edit(bug, bug.wrong(), bug.wrong() + " // again"))
                    .says("The fix is in place now.")
                    .calls(edit(bug, bug.wrong() + " // again", bug.wrong() + " // and again"))
                    .says("The fix is in place at last.");
            Program.Ran ran = run(world(bug, server));
            assertEquals(List.of(), server.violations());
            assertEquals(7, server.requests().size(), ran::all);
            assertTrue(ran.out().contains("AssertionError") || ran.err().contains("AssertionError"), ran::all);
        }
    }
}
