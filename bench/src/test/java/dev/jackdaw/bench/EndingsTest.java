package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.Program.Running;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the program ends, and with which exit code.
@Timeout(180)
final class EndingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "401,CHAT_COMPLETIONS",
        "401,ANTHROPIC_MESSAGES",
        "404,CHAT_COMPLETIONS",
        "404,ANTHROPIC_MESSAGES",
        "401,RESPONSES",
        "404,RESPONSES",
        "401,GEMINI",
        "404,OLLAMA"
    })
    void aRefusalOfTheProviderIsAnErrorAtOnce(int status, Wire wire) throws Exception {
        try (var world = World.of(folder, wire)) {
            world.server().fails(status, Map.of(), "");
            Ran ran = world.program().run("-p", "hi");
            assertEquals(1, ran.exit(), ran::all);
            assertTrue(ran.out().contains("" + status), ran::all);
            assertEquals(1, world.server().count());
            calm(ran);
        }
    }

    @Test
    void aPassingFailureIsTriedAgain() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .fails(500, Map.of(), "")
                    .fails(429, Map.of("retry-after", "1"), "")
                    .says("at last");
            Ran ran = world.program().run("-p", "hi");
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("at last\n", ran.out());
            assertEquals(3, world.server().count());
            var exchanges = world.server().exchanges();
            long waited = exchanges.get(2).arrived() - exchanges.get(1).answered();
            assertTrue(waited >= 1_000_000_000L, () -> "waited only " + waited + " ns");
        }
    }

    @Test
    void aCutStreamIsTriedAgainAndRunsNoCutCall() throws Exception {
        try (var world = World.of(folder)) {
            ScriptedReply call = ScriptedReply.calls(World.bash("echo once >> ran.txt"));
            world.server()
                    .plays(call.with(new Fault.Truncated(5)))
                    .plays(call.with(new Fault.Reset(6)))
                    .plays(call)
                    .says("done");
            Ran ran = world.program().run("-p", "hi", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("done\n", ran.out());
            assertEquals("once\n", Files.readString(world.program().file("ran.txt")));
            assertEquals(List.of(), world.server().violations());
        }
    }

    @Test
    void aPageInPlaceOfAReplyIsTold() throws Exception {
        try (var world = World.of(folder)) {
            var page = new Fault.Status(
                    200, Map.of("Content-Type", "text/html"), "<html><body>Please log in</body></html>");
            world.server().always(request -> ScriptedReply.text("").with(page));
            Ran ran = world.program().run("-p", "hi");
            assertEquals(1, ran.exit(), ran::all);
            calm(ran);
        }
    }

    @Test
    void aHostThatIsNotThereIsTold() throws Exception {
        Program program =
                Program.in(folder).with("OPENAI_API_KEY", "k").with("OPENAI_BASE_URL", "http://127.0.0.1:1/v1");
        var running = new Running(interruptible(program).start("-p", "hi"));
        running.feed(new byte[0]);
        Ran ran = running.ended(Duration.ofSeconds(100));
        assertEquals(1, ran.exit(), ran::all);
        assertTrue((ran.out() + ran.err()).contains("127.0.0.1"), ran::all);
        calm(ran);
    }

    @Test
    void theTurnLimitHasItsOwnCode() throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("echo hi")).says("never");
            Ran ran = world.program().run("-p", "hi", "--max-turns", "1", World.FREE);
            assertEquals(3, ran.exit(), ran::all);
            assertEquals(1, world.server().count());
        }
    }

    @Test
    void aFlagNobodyKnowsIsAMistake() throws Exception {
        Ran ran = Program.in(folder).run("-p", "hi", "--no-such-flag");
        assertEquals(2, ran.exit(), ran::all);
        assertTrue(ran.err().contains("--no-such-flag"), ran::all);
        calm(ran);
    }

    @Test
    void aBrokenConfigurationIsToldWithItsFile() throws Exception {
        try (var world = World.of(folder)) {
            Files.createDirectories(world.program().state());
            Files.writeString(world.program().state().resolve("config.yaml"), "model: [unclosed\nmax_turns: -\n");
            Ran ran = world.program().run("-p", "hi");
            assertEquals(2, ran.exit(), ran::all);
            assertTrue(ran.err().contains("config.yaml"), ran::all);
            calm(ran);
        }
    }

    @Test
    void withoutAKeyTheDemoIsOffered() throws Exception {
        Ran ran = Program.in(folder).run("-p", "hi");
        assertEquals(2, ran.exit(), ran::all);
        assertTrue(ran.err().contains("demo"), ran::all);
        calm(ran);
    }

    @Test
    void aSessionThatIsNotThereIsTold() throws Exception {
        try (var world = World.of(folder)) {
            Ran ran = world.program().run("-p", "hi", "-r", "20200101-000000-abcdef");
            assertNotEquals(0, ran.exit(), ran::all);
            assertTrue(ran.err().contains("20200101-000000-abcdef"), ran::all);
            assertEquals(0, world.server().count());
            calm(ran);
        }
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws Exception {
        try (var world = World.of(folder)) {
            Ran ran = world.program().run("-p", "hi", "--cwd", "/no/such/folder");
            assertNotEquals(0, ran.exit(), ran::all);
            assertTrue(ran.err().contains("/no/such/folder"), ran::all);
            assertEquals(0, world.server().count());
            calm(ran);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void signalsEndItWhileTheModelIsSilent(String signal, int code) throws Exception {
        try (var world = World.of(folder)) {
            world.server().plays(ScriptedReply.text("half of it").with(new Fault.Stalled(4)));
            Ran ran = signalled(world, signal, 1);
            assertEquals(code, ran.exit(), ran::all);
            calm(ran);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void signalsEndItWhileACommandRuns(String signal, int code) throws Exception {
        try (var world = World.of(folder)) {
            world.server().calls(World.bash("touch begun; sleep 77"));
            var running = new Running(interruptible(world.program()).start("-p", "hi", World.FREE));
            running.feed(new byte[0]);
            until(() -> Files.exists(world.program().file("begun")));
            long sent = System.nanoTime();
            world.program().command("kill", "-" + signal, "" + running.process().pid());
            Ran ran = running.ended(Duration.ofSeconds(20));
            assertEquals(code, ran.exit(), ran::all);
            assertTrue(System.nanoTime() - sent < 3_000_000_000L, ran::all);
            Ran left = world.program().command("pgrep", "-f", "^sleep 77$");
            assertEquals("", left.out());
            calm(ran);
        }
    }

    private static Ran signalled(World world, String signal, int requests) throws Exception {
        var running = new Running(interruptible(world.program()).start("-p", "hi", World.FREE));
        running.feed(new byte[0]);
        until(() -> world.server().count() == requests);
        Thread.sleep(100);
        world.program().command("kill", "-" + signal, "" + running.process().pid());
        return running.ended(Duration.ofSeconds(20));
    }

    /// A test that itself was started in the background has SIGINT ignored, and would hand that on.
    private static Program interruptible(Program program) {
        var command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.addAll(program.command());
        return new Program(command, program.world(), program.directory(), program.environment());
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() - begun < 30_000_000_000L, "nothing happened for 30 s");
            Thread.sleep(20);
        }
    }

    /// No traces of Java where a person reads.
    private static void calm(Ran ran) {
        assertFalse(ran.err().contains("Exception") || ran.err().contains("\tat "), ran::all);
    }
}
