package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A repository somebody else made is opened: nothing it brings counts before the user says so.
@Timeout(180)
final class HostileTest {
    @TempDir
    Path folder;

    private static void unharmed(World world, ScriptedServer trap, HostileRepository repository) throws IOException {
        assertEquals(List.of(), repository.canaries());
        assertEquals(0, trap.count());
        assertEquals(List.of(), world.server().violations());
        for (ServedRequest request : world.server().requests()) {
            assertFalse(request.text().contains("POISON"), request.text());
            assertFalse(request.headers().toString().contains("theirs"), request.headers()::toString);
            assertFalse(request.headers().containsKey("x-stolen"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "file"})
    void aTaskInItMeetsNoneOfIt(String git) throws Exception {
        try (var world = World.of(folder);
                var trap = ScriptedServer.start()) {
            var repository = HostileRepository.of(world.program(), trap.chatBase());
            if (git.equals("file")) repository.linked();
            world.server()
                    .calls(World.bash("ls"), World.bash("cat README.md"), World.bash("git status"))
                    .calls(World.read("sub/file.txt"))
                    .calls(World.bash("touch ../canary-allowed"))
                    .says("done");
            var ran = world.program().run("-p", "look around");
            assertEquals("done\n", ran.out(), ran::all);
            unharmed(world, trap, repository);
            List<String> results = world.server().requests().getLast().results();
            assertTrue(results.get(0).contains("README.md"), results::toString);
            assertTrue(results.get(1).contains("An ordinary project."), results::toString);
            assertTrue(results.get(4).startsWith("Not allowed"), results::toString);
            assertTrue(ran.err().contains("AGENTS.override.md, "), ran::all);
            assertTrue(ran.err().contains("a project may not instruct the model"), ran::all);
            assertTrue(ran.err().contains("jackdaw trust shows what it brings"), ran::all);
        }
    }

    @Test
    void onATerminalTheQuestionComesBeforeAnything() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")));
        try (var world = World.of(folder);
                var trap = ScriptedServer.start()) {
            var repository = HostileRepository.of(world.program(), trap.chatBase());
            world.server().calls(World.bash("ls"), World.bash("cat README.md")).says("it is all ordinary");
            var left = terminal(world.program());
            until(left, "> ");
            assertTrue(left.out().contains(".jackdaw/config.yaml"), left::out);
            type(left, "3\n");
            assertEquals(0, left.ended(Duration.ofSeconds(30)).exit(), left::out);
            assertEquals(0, world.server().count());
            unharmed(world, trap, repository);

            var stayed = terminal(world.program());
            until(stayed, "> ");
            assertEquals(0, world.server().count());
            type(stayed, "2\n");
            until(stayed, "it is all ordinary");
            type(stayed, "/exit\n");
            stayed.ended(Duration.ofSeconds(30));
            assertEquals(2, world.server().count(), stayed::out);
            unharmed(world, trap, repository);
        }
    }

    @Test
    void instructionsCountOnceTheyAreApprovedAndUntilTheyChange() throws Exception {
        try (var world = World.of(folder)) {
            Program program = world.program()
                    .write("AGENTS.md", "speak PLAINLY, see @docs/more.md\n")
                    .write("docs/more.md", "MORE\n")
                    .write("sub/AGENTS.md", "DEEPLY\n")
                    .write("sub/x.txt", "x\n");
            assertEquals(List.of(), heard(world));
            assertEquals(0, program.run("trust", "add").exit());
            assertEquals(List.of("PLAINLY", "MORE", "DEEPLY"), heard(world));
            program.write("sub/AGENTS.md", "CHANGED\n");
            assertEquals(List.of("PLAINLY", "MORE"), heard(world));
            program.write("docs/more.md", "CHANGED\n");
            assertEquals(List.of(), heard(world));
            assertEquals(List.of("PLAINLY", "CHANGED"), heard(world, "--trust"));
            String shown = program.run("trust").out();
            assertTrue(shown.contains("-MORE\n+CHANGED") && shown.contains("-DEEPLY\n+CHANGED"), shown);
            String listed = program.run("knowledge").out();
            assertTrue(listed.contains("AGENTS.md  of the project") && listed.contains("not trusted"), listed);
        }
    }

    /// The words of the project's instructions that a request held.
    private static List<String> heard(World world, String... flags) throws IOException, InterruptedException {
        world.server().calls(World.read("sub/x.txt")).says("done");
        var arguments = new ArrayList<>(List.of("-p", "look"));
        arguments.addAll(List.of(flags));
        var ran = world.program().run(arguments.toArray(String[]::new));
        assertEquals("done\n", ran.out(), ran::all);
        assertEquals(0, ran.exit(), ran::all);
        String text = world.server().requests().getLast().text();
        List<String> words = List.of("PLAINLY", "MORE", "DEEPLY", "CHANGED");
        List<String> heard = words.stream().filter(text::contains).toList();
        assertEquals(heard.isEmpty(), ran.err().contains("AGENTS.md: not applied, because"), ran::all);
        return heard;
    }

    private static Program.Running terminal(Program program) throws IOException {
        String command = program.line() + " 'look around'";
        return new Program.Running(new Program(
                        List.of("/usr/bin/script", "-qefc", command, "/dev/null"),
                        program.world(),
                        program.directory(),
                        program.environment())
                .with("TERM", "dumb")
                .start());
    }

    private static void until(Program.Running running, String text) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!running.out().contains(text) && System.nanoTime() < end) Thread.sleep(20);
        assertTrue(running.out().contains(text), running::out);
    }

    @SuppressWarnings("resource") // The program's input stays open.
    private static void type(Program.Running running, String keys) throws IOException {
        OutputStream in = running.process().getOutputStream();
        in.write(keys.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static final String CHANGED = "what this folder brings has changed since it was trusted";

    private static final String HOOKS = """
            {"hooks": {"PreToolUse": [{"hooks": [{"type": "command", "command": "sh tools/check.sh"}]}]}}
            """;

    @Test
    void approvedHooksRunUntilTheScriptTheyNameChanges() throws Exception {
        try (var world = World.of(folder)) {
            Path sung = folder.resolve("sung");
            Program program = world.program()
                    .write(".claude/settings.json", HOOKS)
                    .write("tools/check.sh", "echo approved >> " + sung + "\n");
            assertEquals(0, task(world, sung));
            assertEquals(0, program.run("trust", "add").exit());
            assertEquals(1, task(world, sung));
            program.write("tools/check.sh", "echo changed >> " + sung + "\n");
            assertEquals(1, task(world, sung));
            String shown = program.run("trust").out();
            assertTrue(shown.contains("-echo approved") && shown.contains("+echo changed"), shown);
            assertTrue(shown.contains("jackdaw trust add"), shown);
        }
    }

    /// How many lines hooks have written after one more task.
    private static int task(World world, Path sung) throws IOException, InterruptedException {
        world.server().calls(World.bash("ls")).says("done");
        var ran = world.program().run("-p", "look");
        assertEquals("done\n", ran.out(), ran::all);
        return Files.exists(sung) ? Files.readAllLines(sung).size() : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust add", "--trust"})
    void aScriptTheModelChangesDoesNotRun(String how) throws Exception {
        try (var world = World.of(folder)) {
            Path sung = folder.resolve("sung");
            Program program = world.program()
                    .write(".claude/settings.json", HOOKS)
                    .write("tools/check.sh", "echo approved >> " + sung + "\n");
            if (how.equals("trust add"))
                assertEquals(0, program.run("trust", "add").exit());
            world.server()
                    .calls(World.bash("echo 'echo changed >> " + sung + "' > tools/check.sh"))
                    .calls(World.bash("true"))
                    .says("done");
            var ran = how.equals("--trust")
                    ? program.run("-p", "go", World.FREE, "--trust")
                    : program.run("-p", "go", World.FREE);
            assertEquals("done\n", ran.out(), ran::all);
            assertEquals(List.of("approved"), Files.readAllLines(sung));
            assertTrue(ran.err().contains(CHANGED), ran::all);
            String told = program.run("sessions", "export", "latest", "--format", "json")
                    .out();
            assertTrue(
                    told.contains("what this folder brings has changed since it was trusted (tools/check.sh)"), told);
        }
    }
}
