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
                Recovery.of(refused).orElseThrow().fact("bash"),
                answering("I may not."),
                ENDED);
        Path run = folders().getFirst();
        assertTrue(events(run).containsAll(List.of("tool_rejected", "recovery_triggered")));
        assertEquals(
                "[{\"kind\":\"permission_denied\",\"action\":\"return_observation\",\"about\":\"bash\"}]",
                Json.parse(Files.readString(run.resolve("report.json")))
                        .get("recovery")
                        .get("events")
                        .write());
    }

    @Test
    void whatPromptsWereMadeOfAndWhatBecameOfThemIsRecorded() throws IOException {
        var read = ToolResult.of("1\tone").with(Json.obj("path", "a"));
        play(
                runs,
                SAID,
                new Fact.ModelAsked("x", 90, 100, 1000, 2, List.of(new Fact.Weight("identity", 40))),
                calling(new ToolCall("a", "read", "{}")),
                new Fact.ToolRan("a", read),
                new Fact.Recalled(List.of("n1", "n2"), "notes"),
                new Fact.Reduced(List.of(), "pressure 2", 100, 60),
                new Fact.Compacted("They spoke.", List.of(), 1, "auto", "extract", 60, 20),
                Recovery.WORKSPACE_DRIFT.fact("a"),
                answering("Done."),
                ENDED);
        Path run = folders().getFirst();
        assertEquals(
                List.of(
                        "run_started",
                        "prompt_built",
                        "model_completed",
                        "tool_executed",
                        "context_compacted",
                        "context_compacted",
                        "recovery_triggered",
                        "model_completed",
                        "run_finished"),
                events(run));
        Json report = Json.parse(Files.readString(run.resolve("report.json")));
        Json prompt = report.get("prompt_metadata");
        assertEquals(
                "{\"identity\":40} 90 100 1000 2 10",
                String.join(
                        " ",
                        prompt.get("sections").write(),
                        prompt.get("estimated_tokens").write(),
                        prompt.get("expected_tokens").write(),
                        prompt.get("window_tokens").write(),
                        prompt.get("pressure").write(),
                        prompt.get("prompt_tokens").write()));
        assertEquals(
                "{\"file_access_count\":1,\"episodic_note_count\":2}",
                report.get("memory").write());
        assertTrue(report.get("recovery").get("workspace_drift_detected").truth(false));
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
