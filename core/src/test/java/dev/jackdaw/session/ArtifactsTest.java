package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactsTest {
    private static final Fact SAID = new Fact.UserSaid("mend it", List.of(), Fact.Timing.NOW);
    private static final Fact ENDED = new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""));

    @TempDir
    Path runs;

    private final List<String> warnings = new ArrayList<>();

    private void play(Path into, Fact... facts) {
        try (Session session = Session.inMemory("session-1")) {
            Artifacts.follow(session, into, warnings::add);
            for (Fact fact : facts) session.append(fact);
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            return all.sorted().toList();
        }
    }

    private static Fact calling(ToolCall call) {
        return new Fact.ModelSaid(ScriptedModel.reply(List.of(new Content.Call(call)), Finish.TOOL_CALLS));
    }

    private static Fact answering(String text) {
        return new Fact.ModelSaid(ScriptedModel.reply(List.of(new Content.Text(text)), Finish.STOP));
    }

    @Test
    void aTurnLeavesItsStateAndItsTrace() throws IOException {
        play(
                runs,
                SAID,
                calling(new ToolCall("a", "bash", "{}")),
                new Fact.ToolRan("a", ToolResult.of("fine")),
                answering("Mended."),
                ENDED);
        Path run = folders().getFirst();
        Json state = Json.parse(Files.readString(run.resolve("task_state.json")));
        assertEquals(
                "completed, final_answer_returned, 1 steps, 2 attempts, bash, mend it, Mended.",
                String.join(
                        ", ",
                        state.get("status").text(""),
                        state.get("stop_reason").text(""),
                        state.get("tool_steps").number(-1) + " steps",
                        state.get("attempts").number(-1) + " attempts",
                        state.get("last_tool").text(""),
                        state.get("user_request").text(""),
                        state.get("final_answer").text("")));
        assertEquals(
                state, Json.parse(Files.readString(run.resolve("report.json"))).get("task_state"));
        assertEquals(
                List.of("run_started", "model_completed", "tool_executed", "model_completed", "run_finished"),
                events(run));
    }

    private static List<String> events(Path run) throws IOException {
        return Files.readAllLines(run.resolve("trace.jsonl")).stream()
                .map(line -> Json.parse(line).get("event").text(""))
                .toList();
    }

    @Test
    void aRefusedCallIsARecovery() throws IOException {
        ToolResult refused = ToolResult.failure("Not allowed").with(Json.obj("refused", true));
        play(
                runs,
                SAID,
                calling(new ToolCall("a", "bash", "{}")),
                new Fact.ToolRan("a", refused),
                answering("I may not."),
                ENDED);
        Path run = folders().getFirst();
        assertTrue(events(run).containsAll(List.of("tool_rejected", "recovery_triggered")));
        assertEquals(
                "[{\"kind\":\"permission_denied\",\"action\":\"return_observation\"}]",
                Json.parse(Files.readString(run.resolve("report.json")))
                        .get("recovery")
                        .get("events")
                        .write());
    }

    @Test
    void whatWasSaidForLaterIsARunOfItsOwn() throws IOException {
        var later = new Fact.UserSaid("and then this", List.of(), Fact.Timing.LATER);
        play(runs, SAID, later, answering("One."), ENDED, answering("Two."), ENDED);
        var told = new ArrayList<String>();
        for (Path run : folders()) {
            Json state = Json.parse(Files.readString(run.resolve("task_state.json")));
            told.add(state.get("user_request").text("") + " "
                    + state.get("final_answer").text(""));
        }
        assertEquals(
                List.of("and then this Two.", "mend it One."),
                told.stream().sorted().toList());
    }

    @Test
    void whatCannotBeWrittenIsToldOnce() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");
        play(file.resolve("below"), SAID, answering("Mended."), ENDED);
        assertEquals(1, warnings.size(), warnings.toString());
    }
}
