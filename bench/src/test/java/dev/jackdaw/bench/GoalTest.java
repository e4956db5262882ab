package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.Program.Running;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ServedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program pursues goals.
@Timeout(300)
final class GoalTest {
    private static final String CHECK = "there are three lines ||| test $(wc -l < lines.txt) -ge 3";

    @TempDir
    Path folder;

    /// Adds a line in each round.
    private static ScriptedReply next(ServedRequest request) {
        Json last = request.messages().getLast().get("content").at(0);
        return last.get("type").text("").equals("tool_result")
                ? ScriptedReply.text("added " + request.results().size())
                : ScriptedReply.calls(World.bash("echo line >> lines.txt"));
    }

    private static List<String> arguments(String... more) {
        return Stream.concat(Stream.of("goal", "add lines", "--criterion", CHECK, World.FREE), Stream.of(more))
                .toList();
    }

    @Test
    void aGoalIsMetInThreeRounds() throws Exception {
        try (var world = World.of(folder)) {
            world.server().always(GoalTest::next);
            Ran ran = world.program().run(arguments().toArray(String[]::new));
            assertEquals("[GOAL MET] add lines (3 iterations)\n  [x] 1. there are three lines\n", ran.out(), ran::all);
            assertEquals(0, ran.exit());
            assertTrue(ran.err().contains("goal: round 2: 0/1 met"), ran::all);
            assertEquals(List.of(), world.server().violations());
        }
    }

    @Test
    void aGoalThatIsNotMetEndsWithFour() throws Exception {
        try (var world = World.of(folder)) {
            world.server().always(GoalTest::next);
            Ran ran = world.program()
                    .run(arguments("--max-rounds", "2", "--output-format", "json")
                            .toArray(String[]::new));
            assertEquals(4, ran.exit(), ran::all);
            Json result = Json.parse(ran.out());
            assertEquals("rounds", result.get("outcome").text(""));
            assertEquals(2, result.get("iterations").number(0));
        }
    }

    @Test
    void aGoalWithoutWordsIsWrongUsage() throws Exception {
        try (var world = World.of(folder)) {
            assertEquals(2, world.program().run("goal").exit());
            assertEquals(
                    2, world.program().run("goal", "x", "--criterion", "|||").exit());
        }
    }

    @Test
    void linesOfJsonEndWithTheResult() throws Exception {
        try (var world = World.of(folder)) {
            world.server().always(GoalTest::next);
            Ran ran = world.program()
                    .run(arguments("--output-format", "stream-json").toArray(String[]::new));
            assertEquals(0, ran.exit(), ran::all);
            List<Json> lines = ran.out().lines().map(Json::parse).toList();
            assertEquals("goal_result", lines.getLast().get("type").text(""));
            assertEquals("result", lines.get(lines.size() - 2).get("type").text(""));
        }
    }

    @Test
    void whatWasKilledBetweenRoundsGoesOnAndCountsEachOnce() throws Exception {
        stopped(true);
    }

    @Test
    void ctrlCLeavesAGoalThatCanBeGoneOnWith() throws Exception {
        Ran ran = stopped(false);
        assertEquals(130, ran.exit(), ran::all);
        assertTrue(ran.err().contains("go on with: jackdaw goal -r "), ran::all);
        assertTrue(ran.out().startsWith("[GOAL NOT MET] add lines (1 iteration)"), ran::all);
    }

    /// Stops the program in its second round, and lets it go on.
    private Ran stopped(boolean killed) throws Exception {
        try (var world = World.of(folder)) {
            var second = new CountDownLatch(1);
            world.server().always(request -> {
                if (request.said().size() == 2 && second.getCount() > 0) {
                    second.countDown();
                    Thread.sleep(20_000);
                }
                return next(request);
            });
            var running = new Running(world.program().start(arguments().toArray(String[]::new)));
            running.feed(new byte[0]);
            assertTrue(second.await(60, TimeUnit.SECONDS));
            if (killed) running.process().destroyForcibly();
            else
                new ProcessBuilder(
                                "kill", "-INT", Long.toString(running.process().pid()))
                        .start()
                        .waitFor();
            Ran ran = running.ended(Duration.ofSeconds(30));
            Ran again = world.program().run("goal", "-c", World.FREE, "--output-format", "json");
            assertEquals(0, again.exit(), again::all);
            assertEquals(3, Json.parse(again.out()).get("iterations").number(0), again::all);
            assertEquals(
                    3, Files.readAllLines(world.program().file("lines.txt")).size());
            assertEquals(List.of(1L, 2L, 3L), rounds(world.program().state()));
            return ran;
        }
    }

    private static List<Long> rounds(Path state) throws Exception {
        try (Stream<Path> files = Files.walk(state)) {
            Path log = files.filter(file -> file.toString().matches(".*/sessions/[^/]*\\.jsonl"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(log).stream()
                    .map(Json::parse)
                    .filter(line -> line.get("type").text("").equals("goal-judged"))
                    .map(line -> line.get("round").number(0))
                    .toList();
        }
    }
}
