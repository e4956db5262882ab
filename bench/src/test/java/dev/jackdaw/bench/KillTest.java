package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.Program.Running;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 at random moments of a task of twenty calls, resumed until it is done: nothing happens twice, no request is
/// invalid, the log stays whole. `-Djackdaw.kills=200` kills more often, `-Djackdaw.seed=…` repeats a run.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class KillTest {
    private static final int CALLS = 20;
    private static final int KILLS = Integer.getInteger("jackdaw.kills", 25);
    private static final long SEED = Long.getLong("jackdaw.seed", System.nanoTime());

    private final SplittableRandom random = new SplittableRandom(SEED);

    /// How far the delays before a kill reach: as long as a run takes, learnt from those that ended in time.
    private long span = 1500;

    private int kills;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.always(KillTest::next);
            for (int task = 0; kills < KILLS; task++) {
                Wire wire = Wire.values()[task % Wire.values().length];
                Program program = Program.in(folder.resolve("task" + task)).asking(server, wire);
                program.write("notes.txt", "begin\nend\n").write("tokens.txt", "");
                untilDone(program, "task " + task);
                assertEquals(List.of(), server.violations(), "seed " + SEED);
                atMostOnce(program);
                logIsWhole(program);
            }
        }
    }

    /// The call that follows from the number of results so far; slow enough to be killed in between.
    private static ScriptedReply next(ServedRequest request) {
        int step = request.results().size();
        String token = "token-" + step + ";";
        ScriptedReply reply = switch (step % 4) {
            case 0 -> ScriptedReply.calls(World.bash("echo '" + token + "' >> tokens.txt"));
            case 1 -> ScriptedReply.calls(World.read("notes.txt"));
            case 2 -> ScriptedReply.calls(World.edit("notes.txt", "\nend", "\n" + token + "\nend"));
            default -> ScriptedReply.calls(World.bash("sleep 0.02; echo '" + token + "' >> tokens.txt"));
        };
        return (step < CALLS ? reply : ScriptedReply.text("all done")).after(step % 3 * 10L);
    }

    private void untilDone(Program program, String task) throws Exception {
        Ran ran = killed(program, "-p", task, World.FREE);
        for (int tries = 0; !ran.out().contains("all done"); tries++) {
            assertTrue(tries < 200, () -> "never done; seed " + SEED);
            ran = kept(program)
                    ? killed(program, "-c", "-p", "continue", World.FREE)
                    : killed(program, "-p", task, World.FREE);
        }
    }

    /// Runs the program and kills it on the way, if it is not done before.
    private Ran killed(Program program, String... arguments) throws Exception {
        long delay = random.nextLong(50, span);
        long begun = System.nanoTime();
        var running = new Running(program.start(arguments));
        running.feed(new byte[0]);
        if (!running.process().waitFor(delay, TimeUnit.MILLISECONDS)) {
            running.process().destroyForcibly().waitFor();
            kills++;
        }
        Ran ran = running.ended(Duration.ofSeconds(1));
        boolean dead = ran.exit() == 137;
        assertTrue(dead || ran.exit() == 0, () -> "seed " + SEED + ": " + ran.all());
        if (!dead && ran.out().contains("all done")) span = (span + 2 * (System.nanoTime() - begun) / 1_000_000) / 2;
        return ran;
    }

    /// Whether a session with a first word of the user's is on disk; the one killed before that left nothing to resume.
    private static boolean kept(Program program) throws IOException {
        for (Path log : logs(program)) if (Files.readString(log).contains("\"type\":\"user-said\"")) return true;
        for (Path log : logs(program)) Files.delete(log);
        return false;
    }

    private static void atMostOnce(Program program) throws IOException {
        String effects = Files.readString(program.file("tokens.txt")) + Files.readString(program.file("notes.txt"));
        for (int step = 0; step < CALLS; step++) {
            int happened = effects.split("token-" + step + ";", -1).length - 1;
            int number = step;
            assertTrue(happened <= 1, () -> "step " + number + " happened " + happened + " times; seed " + SEED);
        }
        assertTrue(Files.readString(program.file("notes.txt")).endsWith("\nend\n"), "no edit was torn");
    }

    private static void logIsWhole(Program program) throws IOException {
        List<Path> logs = logs(program);
        assertEquals(1, logs.size(), () -> logs + "; seed " + SEED);
        long expected = 0;
        for (String line : Files.readAllLines(logs.getFirst()))
            assertEquals(
                    expected++,
                    Json.parse(line).get("seq").number(-1),
                    "the log of " + logs.getFirst() + " counts without a gap; seed " + SEED);
    }

    private static List<Path> logs(Program program) throws IOException {
        if (!Files.isDirectory(program.state())) return List.of();
        try (Stream<Path> files = Files.walk(program.state())) {
            return files.filter(file -> file.toString().matches(".*/sessions/[^/]*\\.jsonl"))
                    .toList();
        }
    }
}
