package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole tasks through the packaged program.
@Timeout(120)
final class TaskTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aBugIsFixedInARepository(Wire wire) throws Exception {
        try (var world = World.of(folder, wire)) {
            Program program = repository(world.program());
            world.server()
                    .calls(World.read("greet.sh"), World.read("check.sh"))
                    .calls(World.bash("sh check.sh"))
                    .calls(World.edit("greet.sh", "helo", "hello"))
                    .calls(World.bash("sh check.sh"))
                    .calls(World.bash("git diff --stat"))
                    .thinks("It is green.", "Fixed: greet.sh says hello now.");
            var ran = program.run("-p", "make check.sh pass", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("Fixed: greet.sh says hello now.\n", ran.out());
            assertEquals("echo hello\n", Files.readString(program.file("greet.sh")));
            assertEquals(List.of(), world.server().violations());
            assertEquals(6, world.server().count());
            List<String> results = world.server().requests().getLast().results();
            assertTrue(results.get(0).contains("echo helo"), results::toString);
            assertTrue(results.get(2).contains("wrong: helo"), results::toString);
            assertTrue(results.get(4).contains("all well"), results::toString);
            assertTrue(results.get(5).contains("greet.sh"), results::toString);
        }
    }

    @Test
    void commandsOfOneReplyRunTogether() throws Exception {
        try (var world = World.of(folder)) {
            ToolCall[] sleeps = IntStream.range(0, 8)
                    .mapToObj(i -> World.bash("sleep 0.5; echo awake " + i))
                    .toArray(ToolCall[]::new);
            ToolCall[] bare =
                    IntStream.range(0, 8).mapToObj(i -> World.bash("sleep 0.5")).toArray(ToolCall[]::new);
            world.server().calls(bare).calls(sleeps).says("done");
            var ran = world.program().run("-p", "sleep", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals(List.of(), world.server().violations());
            var exchanges = world.server().exchanges();
            long millis = (exchanges.get(1).arrived() - exchanges.get(0).answered()) / 1_000_000;
            assertTrue(millis < 2500, () -> "eight sleeps of half a second took " + millis + " ms");
            ServedRequest last = world.server().requests().getLast();
            for (int i = 0; i < 8; i++)
                assertTrue(last.results().get(8 + i).contains("awake " + i), last.results()::toString);
        }
    }

    @Test
    void aModelsMistakesAreToldToIt() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(new ToolCall("", "raed", "{\"path\":\"a\"}"))
                    .calls(new ToolCall("", "read", "{\"limit\":[]}"))
                    .calls(World.read("nothing-here.txt"))
                    .calls(World.read("../../outside.txt"))
                    .says("I give up");
            var ran = world.program().run("-p", "err", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals(List.of(), world.server().violations());
            List<String> results = world.server().requests().getLast().results();
            assertTrue(results.get(0).contains("read"), results::toString);
            assertTrue(results.get(1).contains("path"), results::toString);
            assertTrue(results.get(2).contains("nothing-here.txt"), results::toString);
            assertEquals(4, results.size());
        }
    }

    private static Program repository(Program program) throws Exception {
        program.write("greet.sh", "echo helo\n")
                .write(
                        "check.sh",
                        "out=$(sh greet.sh); [ \"$out\" = hello ] && echo all well || { echo wrong: $out; exit 1; }\n");
        program.command("git", "init", "-q");
        program.command("git", "add", ".");
        program.command("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "start");
        return program;
    }
}
