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
import dev.jackdaw.tool.ToolCall;
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

/// The packaged program hands tasks out, is killed while they are worked, and goes on with them.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SubagentsTest {
    private static final int AGENTS = 4;

    @TempDir
    Path folder;

    private final CountDownLatch working = new CountDownLatch(AGENTS);

    private ScriptedReply next(ServedRequest request) {
        for (int i = 0; i < AGENTS; i++) if (request.said().getFirst().equals("subtask " + i)) return agent(i, request);
        if (request.results().size() >= AGENTS) return ScriptedReply.text("all are back");
        var calls = new ToolCall[AGENTS];
        for (int i = 0; i < AGENTS; i++)
            calls[i] = new ToolCall(
                    "part_" + i,
                    "delegate",
                    Json.obj("task", "subtask " + i, "role", "general").write());
        return ScriptedReply.calls(calls);
    }

    private ScriptedReply agent(int number, ServedRequest request) {
        if (request.results().isEmpty())
            return ScriptedReply.calls(World.bash("echo begun-" + number + " >> effects.txt"));
        working.countDown();
        return ScriptedReply.calls(new ToolCall(
                        "report_1",
                        "report",
                        Json.obj("summary", "part " + number + " is done").write()))
                .after(1_500);
    }

    @Test
    void aKilledProgramGoesOnWithItsSubagents() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.always(this::next);
            Program program = Program.in(folder).asking(server, Wire.values()[0]);
            program.write("effects.txt", "");
            var running = new Running(program.start("-p", "split the work", World.FREE));
            running.feed(new byte[0]);
            assertTrue(working.await(60, TimeUnit.SECONDS));
            Thread.sleep(200);
            running.process().destroyForcibly().waitFor();
            running.ended(Duration.ofSeconds(5));
            Ran ran = program.run("-c", "-p", "go on", World.FREE);
            assertTrue(ran.out().contains("all are back"), ran.all());
            assertEquals(List.of(), server.violations());
            String effects = Files.readString(program.file("effects.txt"));
            for (int i = 0; i < AGENTS; i++) assertEquals(2, effects.split("begun-" + i + "\n", -1).length, effects);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    AGENTS,
                    files.filter(file -> file.toString().matches(".*/agents/[^/]*\\.jsonl"))
                            .count());
        }
    }
}
