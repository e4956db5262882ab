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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Plans through the packaged program.
@Timeout(180)
final class PlanTest {
    private static final String FIRST = "{\"steps\":[\"one\",\"two\",\"three\",\"four\",\"five\",\"six\"]}";
    private static final String ANEW = "{\"steps\":[\"third way\",\"four\",\"five\",\"six\"]}";

    @TempDir
    Path folder;

    private final CountDownLatch fifth = new CountDownLatch(1);
    private volatile boolean killed;

    /// The planner is asked without tools; each step appends its line, and the third fails the first time.
    private ScriptedReply next(ServedRequest request) throws InterruptedException {
        String asked = request.text();
        if (request.body().get("tools").items().isEmpty())
            return ScriptedReply.text(asked.contains("failed:") ? ANEW : FIRST);
        String told = request.said().stream()
                .filter(text -> text.contains("of the plan: "))
                .reduce("", (_, later) -> later);
        String after = told.substring(told.lastIndexOf("of the plan: ") + "of the plan: ".length());
        String step = after.substring(0, after.indexOf('\n'));
        boolean begun = request.messages().getLast().write().contains("of the plan: ");
        if (!begun) {
            if (step.equals("five") && !killed) {
                fifth.countDown();
                Thread.sleep(60_000);
            }
            return ScriptedReply.text(step + " is over");
        }
        if (step.equals("three"))
            return ScriptedReply.calls(World.bash("echo tried >> log.txt; python3 -c 'import sys; sys.exit(3)'"));
        return ScriptedReply.calls(World.bash("echo '" + step + "' >> log.txt"));
    }

    @Test
    void aPlanIsMadeAnewSurvivesAKillAndIsCarriedOutOnce() throws Exception {
        try (var world = World.of(folder)) {
            Program program = world.program();
            world.server().always(this::next);
            var running = new Running(program.start("--plan", "-p", "count", World.FREE));
            running.feed(new byte[0]);
            assertTrue(fifth.await(60, TimeUnit.SECONDS));
            running.process().destroyForcibly().waitFor();
            assertEquals(137, running.ended(Duration.ofSeconds(5)).exit());
            killed = true;
            Json before = plan(program);
            assertEquals("running", before.get("standing").text(""));
            Ran ran = program.run("plan", "--run", "-c", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("six is over\n", ran.out(), ran::all);
            assertEquals("one\ntwo\ntried\nthird way\nfour\nfive\nsix\n", Files.readString(program.file("log.txt")));
            Json after = plan(program);
            assertEquals("done", after.get("standing").text(""));
            assertEquals(
                    List.of("done", "done", "failed", "done", "done", "done", "done"),
                    after.get("steps").items().stream()
                            .map(step -> step.get("status").text(""))
                            .toList());
            assertEquals(List.of(), world.server().violations());
        }
    }

    @Test
    void aPlanThatFailsEndsWithALimit() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .always(request -> request.body().get("tools").items().isEmpty()
                            ? ScriptedReply.text("[\"try\"]")
                            : request.messages().getLast().write().contains("failed too often")
                                    ? ScriptedReply.text("It cannot be done.")
                                    : ScriptedReply.calls(ScriptedReply.call(
                                            "step", Json.obj("status", "failed", "note", "no way"))));
            Ran ran = world.program().run("plan", "--run", "the impossible", "--output-format", "json", World.FREE);
            assertEquals(3, ran.exit(), ran::all);
            assertEquals(
                    "plan_failed", Json.parse(ran.out()).get("terminal_reason").text(""));
        }
    }

    @Test
    void aPlanIsKeptAndCarriedOutLater() throws Exception {
        try (var world = World.of(folder)) {
            world.server().says("[\"only\"]").says("did it");
            Ran made = world.program().run("plan", "small thing", World.FREE);
            assertEquals("small thing\n  1. only\n", made.out(), made::all);
            assertEquals(2, world.program().run("plan", "--run").exit());
            Ran ran = world.program().run("plan", "--run", "-c", World.FREE);
            assertEquals("did it\n", ran.out(), ran::all);
            Ran none = world.program().run("plan", "--run", "-c", World.FREE);
            assertEquals(2, none.exit(), none::all);
        }
    }

    private static Json plan(Program program) throws Exception {
        Ran ran = program.run("plan", "-c", "--output-format", "json");
        assertEquals(0, ran.exit(), ran::all);
        return Json.parse(ran.out());
    }
}
