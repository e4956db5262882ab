package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.Program.Running;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program has a team work, against a server that plays every member.
@Timeout(180)
final class TeamTest {
    private static final String PLAN = "[{\"name\":\"left\",\"role\":\"general\",\"task\":\"write left.txt\"},"
            + "{\"name\":\"right\",\"role\":\"general\",\"task\":\"write right.txt\"}]";

    private final CountDownLatch leftAsked = new CountDownLatch(1);
    private final CountDownLatch rightAsked = new CountDownLatch(1);
    private final AtomicInteger reviews = new AtomicInteger();

    /// Whether the right one hangs before it writes.
    private volatile boolean hanging;

    @TempDir
    Path folder;

    private ScriptedReply reply(ServedRequest request) throws InterruptedException {
        String who = request.instructions();
        if (who.contains("You lead a team")) return ScriptedReply.text(PLAN);
        if (who.contains("\"left\"")) return left(request);
        if (who.contains("\"right\"")) return right(request);
        if (who.contains("\"reviewer\"")) return reviewer(request);
        return ScriptedReply.text("a title");
    }

    /// Waits until the other is asked: both are at work at the same time.
    private ScriptedReply left(ServedRequest request) throws InterruptedException {
        leftAsked.countDown();
        return switch (request.results().size()) {
            case 0 -> {
                assertTrue(rightAsked.await(30, TimeUnit.SECONDS));
                yield ScriptedReply.calls(write("left.txt", "left"), message("right", "the separator is a comma"));
            }
            default -> ScriptedReply.text("left.txt is written");
        };
    }

    private ScriptedReply right(ServedRequest request) throws InterruptedException {
        rightAsked.countDown();
        assertTrue(leftAsked.await(30, TimeUnit.SECONDS));
        boolean told = request.text().contains("left: the separator is a comma");
        boolean again = request.text().contains("The reviewer found faults in your part");
        int done = request.results().size();
        if (again) return done < 3 ? ScriptedReply.calls(write("right.txt", "better")) : text("right.txt is mended");
        if (hanging) return ScriptedReply.text("late").after(60_000);
        if (!told && done < 1)
            return ScriptedReply.calls(ScriptedReply.call("tasks", Json.obj())).after(400);
        return done < 2
                ? ScriptedReply.calls(write("right.txt", told ? "told" : "untold"))
                : text("right.txt is written");
    }

    private static ScriptedReply text(String text) {
        return ScriptedReply.text(text);
    }

    private ScriptedReply reviewer(ServedRequest request) {
        int results = request.results().size();
        boolean judged = results > 0 && request.results().getLast().equals("noted");
        boolean asked = request.said().stream().anyMatch(said -> said.startsWith("The faults you found"));
        if (judged && !(asked && results == 1)) return ScriptedReply.text("looked at both files");
        boolean first = reviews.incrementAndGet() == 1;
        Json verdict = first
                ? Json.obj(
                        "approved",
                        false,
                        "faults",
                        List.of(Json.obj("member", "right", "fault", "right.txt could be better")))
                : Json.obj("approved", true);
        return ScriptedReply.calls(ScriptedReply.call("verdict", verdict));
    }

    private static dev.jackdaw.tool.ToolCall write(String file, String text) {
        return ScriptedReply.call("write", Json.obj("path", file, "content", text));
    }

    private static dev.jackdaw.tool.ToolCall message(String to, String text) {
        return ScriptedReply.call("message", Json.obj("to", to, "text", text));
    }

    @Test
    void membersWorkAtOnceTellEachOtherAndWorkAgainOnWhatTheReviewerFound() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.always(this::reply);
            Program program = Program.in(folder).asking(server, Wire.CHAT_COMPLETIONS);
            Ran ran = program.run("team", "write two files", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertTrue(
                    ran.out().startsWith("[TEAM APPROVED] after 2 reviews\n[x] left (general): left.txt is written"),
                    ran::all);
            assertTrue(ran.out().contains("Changed: left.txt, right.txt"), ran::all);
            assertTrue(ran.err().contains("left -> right: the separator is a comma"), ran::all);
            assertEquals("left", Files.readString(program.file("left.txt")));
            assertEquals("better", Files.readString(program.file("right.txt")));
            assertEquals(List.of(), server.violations());
        }
    }

    @Test
    void aTeamThatIsNotApprovedHasExitCodeFourAndTellsItAsJson() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.always(this::reply);
            Program program = Program.in(folder).asking(server, Wire.ANTHROPIC_MESSAGES);
            Ran ran = program.run("team", "write two files", "--rounds", "1", "--output-format", "json", World.FREE);
            assertEquals(4, ran.exit(), ran::all);
            Json json = Json.parse(ran.out());
            assertEquals("rounds", json.get("outcome").text(""));
            assertEquals(3, json.get("members").items().size());
            assertEquals(
                    2, program.run("team", "x", "--members", "9", World.FREE).exit());
        }
    }

    @Test
    void aTeamThatWasKilledGoesOnAndNobodyDoesAgainWhatIsDone() throws Exception {
        hanging = true;
        try (var server = ScriptedServer.start()) {
            server.always(this::reply);
            Program program = Program.in(folder).asking(server, Wire.CHAT_COMPLETIONS);
            var running = new Running(program.start("team", "write two files", World.FREE));
            running.feed(new byte[0]);
            for (int i = 0; i < 600 && !Files.exists(program.file("left.txt")); i++) Thread.sleep(50);
            Thread.sleep(500);
            running.process().destroyForcibly().waitFor();
            running.ended(Duration.ofSeconds(1));
            hanging = false;
            assertFalse(Files.exists(program.file("right.txt")));
            Files.delete(program.file("left.txt"));
            Ran ran = program.run("team", "--continue", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertFalse(Files.exists(program.file("left.txt")), "what was done is not done again");
            assertEquals("better", Files.readString(program.file("right.txt")));
        }
    }
}
