package dev.jackdaw.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.Program.Running;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Input, output, disks and commands that misbehave.
@Timeout(180)
final class HardshipTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void aPromptOfFiveMegabytesArrivesWhole() throws Exception {
        try (var world = World.of(folder)) {
            world.server().says("read it");
            String input = "0123456789abcde\n".repeat(5 * 65536);
            Ran ran = world.program().run(input.getBytes(UTF_8), "-p", "summarise", "--context-window", "8000000");
            assertEquals(0, ran.exit(), ran::all);
            assertTrue(world.server().requests().getLast().said().getFirst().length() >= input.length() - 1);
        }
    }

    @Test
    void inputThatNeverEndsDoesNotHoldUpAPromptOnTheCommandLine() throws Exception {
        try (var world = World.of(folder)) {
            world.server().says("done");
            var running = new Running(world.program().start("-p", "hi"));
            Ran ran = running.ended(Duration.ofSeconds(20));
            assertEquals("done\n", ran.out(), ran::all);
        }
    }

    @Test
    void aReaderThatGoesAwayEndsIt() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(World.bash("sleep 0.2"))
                    .calls(World.bash("sleep 0.2"))
                    .says("done");
            String line = world.program().line() + " -p hi " + World.FREE
                    + " --output-format stream-json --verbose </dev/null | head -1; exit ${PIPESTATUS[0]}";
            Ran ran = world.program().command("bash", "-c", line);
            assertEquals(1, ran.out().lines().count(), ran::all);
            assertEquals("init", Json.parse(ran.out()).get("subtype").text(""));
            assertTrue(List.of(0, 1, 141).contains(ran.exit()), ran::all);
            assertFalse(ran.err().contains("Exception"), ran::all);
        }
    }

    @Test
    void aFolderThatMayNotBeReadIsTold() throws Exception {
        try (var world = World.of(folder)) {
            Files.setPosixFilePermissions(world.program().directory(), PosixFilePermissions.fromString("---------"));
            assumeFalse(Files.isReadable(world.program().directory()), "the administrator may read everything");
            world.server().says("done");
            Ran ran = world.program().at(folder).run("-p", "hi", "--cwd", "work");
            assertTrue(ran.exit() == 1 || ran.exit() == 2, ran::all);
            assertFalse(ran.err().contains("Exception"), ran::all);
        }
    }

    @Test
    void aFullDiskForTheStateIsToldAndTheWorkIsDone() throws Exception {
        try (var world = World.of(folder)) {
            Path state = Files.createDirectories(world.program().state());
            Ran mounted = world.program().command("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", state.toString());
            assumeTrue(mounted.exit() == 0, "mounting takes an administrator");
            try {
                world.server()
                        .calls(World.bash("seq 1 3000"))
                        .calls(World.bash("seq 1 3000; echo kept > kept.txt"))
                        .says("done");
                Ran ran = world.program().run("-p", "x".repeat(12_000), World.FREE);
                assertTrue(ran.exit() == 0 || ran.exit() == 1, ran::all);
                assertTrue(ran.err().toLowerCase(Locale.ROOT).contains("space"), ran::all);
                assertFalse(ran.err().contains("\tat "), ran::all);
                assertEquals(List.of(), world.server().violations());
            } finally {
                world.program().command("umount", "-l", state.toString());
            }
        }
    }

    @Test
    void aFloodOfOutputIsCut() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(World.bash("yes flood | head -c 60000000; echo; echo tail-end"))
                    .says("done");
            Ran ran = world.program().run("-p", "hi", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            String result = world.server().requests().getLast().results().getFirst();
            assertTrue(result.length() < 40_000, () -> "the model got " + result.length() + " characters");
            String end = result.substring(Math.max(0, result.length() - 500));
            assertTrue(result.contains("flood") && result.contains("tail-end"), () -> "it ends with: " + end);
        }
    }

    @Test
    void aCommandThatIgnoresTheTermSignalIsKilled() throws Exception {
        try (var world = World.of(folder)) {
            var stubborn = Json.obj("command", "trap '' TERM; while :; do sleep 88; done", "timeout", 1000);
            world.server().calls(ScriptedReply.call("bash", stubborn)).says("done");
            Ran ran = world.program().run("-p", "hi", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertTrue(between(world, 0) < 6 * SECOND, () -> "it took " + between(world, 0) + " ns");
            assertEquals(
                    "", world.program().command("pgrep", "-f", "^sleep 88$").out());
        }
    }

    @Test
    void aCommandThatWaitsForInputGetsNone() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(World.bash("cat; read -r line; echo \"read: $line.\""))
                    .says("done");
            var running = new Running(world.program().start("-p", "hi", World.FREE));
            running.feed("for the program, not for the command\n".getBytes(UTF_8));
            Ran ran = running.ended(Duration.ofSeconds(30));
            assertEquals(0, ran.exit(), ran::all);
            assertTrue(between(world, 0) < 5 * SECOND, () -> "it took " + between(world, 0) + " ns");
            String result = world.server().requests().getLast().results().getFirst();
            assertTrue(result.contains("read: ."), result);
        }
    }

    @Test
    void whatACommandLeavesRunningDoesNotHoldItUp() throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("(sleep 66 &) ; echo left")).says("done");
            Ran ran = world.program().run("-p", "hi", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertTrue(between(world, 0) < 5 * SECOND, () -> "it took " + between(world, 0) + " ns");
            assertEquals(
                    "", world.program().command("pgrep", "-f", "^sleep 66$").out());
        }
    }

    @Test
    void outputThatIsNoTextIsShownAsWellAsItCanBe() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(World.bash("printf '\\377\\376\\000\\355\\240\\200 \\033[31mred\\n'"))
                    .says("done");
            Ran ran = world.program().run("-p", "hi", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals(List.of(), world.server().violations());
            assertTrue(world.server().requests().getLast().results().getFirst().contains("red"));
        }
    }

    private static long between(World world, int exchange) {
        var exchanges = world.server().exchanges();
        return exchanges.get(exchange + 1).arrived() - exchanges.get(exchange).answered();
    }
}
