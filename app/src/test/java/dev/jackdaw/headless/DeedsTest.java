package dev.jackdaw.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Usage;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.session.Undertaking.Verdict;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session does on its own account, told without a screen.
class DeedsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/jackdaw/headless");

    @TempDir
    Path folder;

    private static final List<Event> EVENTS = List.of(
            new Undertaking.Planned("mend it", List.of(Step.of("look"), Step.of("mend")), "planner", ""),
            new Undertaking.StepMoved(0, Status.IN_PROGRESS, ""),
            new Undertaking.Delegated("c1", "explore-1", "explore", "where?\nTell lines.", "s.explore-1", "", false),
            new Glimpse.AgentMoved("explore-1", "reading A.java", 1_200),
            new Undertaking.Returned(
                    "explore-1", "answered", "In A.java", new Usage(1_000, 200, 0, 0, 0, Json.obj()), ""),
            new Undertaking.StepMoved(0, Status.DONE, "found"),
            new Undertaking.StepMoved(1, Status.FAILED, "no\u001b[31m"),
            new Undertaking.PlanEnded("failed", "nothing helps"),
            new Undertaking.GoalSet(
                    "green",
                    List.of(new Criterion("tests", Optional.of("make test")), new Criterion("docs", Optional.empty())),
                    5,
                    0,
                    0,
                    0),
            new Undertaking.GoalJudged(
                    1,
                    List.of(
                            new Verdict(Standing.MET, "exit code 0", "ok", "command"),
                            new Verdict(Standing.NOT_YET, "nothing said", "\"old\"", "wire/judge"))),
            new Undertaking.GoalPaused("asked to"),
            new Undertaking.GoalResumed(),
            new Undertaking.GoalEnded("rounds", "5 rounds"),
            new Undertaking.VerifyChosen("on"),
            new Undertaking.Verified(
                    List.of(new Check("make", "passed", ""), new Check("make test", "failed", "A.java:3\nB.java:4")),
                    1),
            loop(),
            new Undertaking.LoopRan(2),
            new Undertaking.LoopEnded("it succeeded"),
            new Undertaking.Noted("claims", "You said so.\nIt is not so."));

    private static Undertaking loop() {
        return new Undertaking.LoopSet("look", 600, Optional.of("true"), 0);
    }

    private LiveSession live() throws IOException {
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {});
        return new LiveSession(
                Session.inMemory("s"),
                new Parts(
                        Gateway.of(new ScriptedModel()),
                        List.of(),
                        List.of(),
                        Policy.of(Mode.DEFAULT),
                        site,
                        "",
                        Budget.USUAL,
                        LiveSession.Answering.NOBODY,
                        () -> {}));
    }

    private static Options options(Options.Format format, Options.Extra... extras) {
        var about = new About("0.1.0", List.of(), "none", 128_000, 0);
        return new Options(format, Set.of(extras), Optional.empty(), about);
    }

    private static void expect(String name, String told) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(golden, told);
        assertEquals(Files.readString(golden), told);
    }

    @Test
    void eachIsALineOfTheContract() throws IOException {
        var told = new StringBuilder();
        try (var live = live()) {
            var face = new LineFace(
                    live,
                    new Lines("s", line -> {
                        if (!line.get("subtype").text("").equals("init"))
                            told.append(line.write()).append('\n');
                    }),
                    options(Options.Format.STREAM_JSON));
            face.begin();
            EVENTS.forEach(face);
            face.end(Ending.of(Ending.Reason.ANSWERED, ""));
        }
        expect(
                "deeds.jsonl",
                told.toString()
                        .replaceAll("\"uuid\":\"[^\"]*\"", "\"uuid\":\"UUID\"")
                        .replaceAll("\"(duration_ms|duration_api_ms|ttft_ms)\":\\d+", "\"$1\":0"));
    }

    @Test
    void whatIsOverIsInNoLaterResult() throws IOException {
        var told = new ArrayList<Json.Obj>();
        try (var live = live()) {
            var face = new LineFace(live, new Lines("s", told::add), options(Options.Format.STREAM_JSON));
            face.begin();
            EVENTS.forEach(face);
            face.begin();
            face.end(Ending.of(Ending.Reason.ANSWERED, ""));
        }
        for (String name : List.of("plan", "goal", "verification"))
            assertEquals(false, told.getLast().has(name), name);
    }

    private String text(Options.Extra... extras) throws IOException {
        var err = new ByteArrayOutputStream();
        var standard = Standard.of(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        try (var live = live()) {
            var face = new TextFace(live, standard, options(Options.Format.TEXT, extras));
            face.begin();
            EVENTS.forEach(face);
            face.close();
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNoteIsToldInAnyCaseAndTheRestWhereItIsWanted() throws IOException {
        assertEquals(
                "jackdaw: a check of the work failed: make test: A.java:3\n"
                        + "jackdaw: note: You said so.\njackdaw: note: It is not so.\n",
                text());
        expect("deeds.txt", text(Options.Extra.VERBOSE));
    }

    @Test
    void aSessionTakenUpKnowsItsOpenPlan() throws IOException {
        try (var live = live()) {
            for (Event event : EVENTS.subList(0, 2))
                if (event instanceof Undertaking deed) live.send(new Command.Undertake(deed, ""));
            Affairs affairs = Affairs.of(live.session().lines()).open();
            Fact moved = new Undertaking.StepMoved(0, Status.DONE, "");
            assertEquals(List.of("step 1 of 2 done"), DeedText.of((Undertaking) moved, affairs.with(moved)));
        }
    }
}
