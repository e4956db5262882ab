package dev.jackdaw.tui.story.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.Look;
import dev.jackdaw.tui.story.Told;
import dev.jackdaw.tui.story.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnterpriseTest {
    private static final Words WORDS = Words.of(Map.of());
    private long now = 1_000;
    private final Transcript transcript = transcript();

    private Transcript transcript() {
        return new Transcript(WORDS, new Look(true, true), () -> now);
    }

    private void see(Event... events) {
        for (Event event : events) transcript.see(event);
    }

    private static String text(List<Row> rows) {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    private String crew() {
        return text(transcript.enterprise().crew().rows(9, 80, WORDS));
    }

    private String panel(int most) {
        return text(transcript.enterprise().panel().rows(most, 60, WORDS));
    }

    private static List<Line> lines(Fact... facts) {
        var lines = new ArrayList<Line>();
        for (Fact fact : facts) lines.add(new Line(lines.size(), Instant.EPOCH, fact));
        return lines;
    }

    @Test
    void aSubagentHasARowUntilItReturns() {
        see(Told.user("go"), Ventures.sent("explore-1", "explore", "look"));
        assertEquals("⠋ explore-1 · beginning · 0 s", crew());
        see(Ventures.moved("explore-1", "reading A.java", 12_000));
        now += 1_100;
        assertEquals("⠙ explore-1 · reading A.java · 12.0k tokens · 1 s", crew());
        see(Ventures.back("explore-1", "answered", "here", ""));
        assertEquals("", crew());
    }

    @Test
    void whoMovesAfterItReturnedHasNoRow() {
        see(Ventures.moved("explore-1", "reading", 1));
        assertEquals("", crew());
    }

    @Test
    void nothingTurnsWhenNobodyWorks() {
        assertFalse(transcript.busy());
        see(Told.user("go"), Ventures.away("review-1", "review", "look"), Told.model("Later."), Told.answered());
        assertTrue(transcript.busy());
        see(Ventures.back("review-1", "answered", "fine", ""));
        assertFalse(transcript.busy());
    }

    @Test
    void whoIsWaitedForGoesWithTheTurn() {
        see(Told.user("go"), Ventures.sent("explore-1", "explore", "look"), Told.answered());
        assertFalse(transcript.busy());
    }

    @Test
    void aSubagentOfASessionThatWasCutOffIsNoRowBeforeItMoves() {
        transcript.replay(lines(Told.user("go"), Ventures.away("review-1", "review", "look"), Told.answered()));
        assertFalse(transcript.busy());
        assertEquals("", crew());
        now += 5_000;
        see(Ventures.moved("review-1", "reading", 0));
        assertEquals("⠋ review-1 (background) · reading · 0 s", crew());
    }

    @Test
    void aReplayReadsAsItDidLive() {
        List<Line> lines = lines(
                Told.user("go"),
                Ventures.plan("model", "", "one", "two"),
                Ventures.step(0, Status.IN_PROGRESS, ""),
                Told.model("Working."),
                Ventures.step(0, Status.FAILED, "no"),
                Ventures.goal(),
                Ventures.judged(1, Standing.MET, Standing.NOT_YET, Standing.ERROR));
        for (Line line : lines) see(line.fact());
        String live = text(transcript.take());
        Transcript again = transcript();
        again.replay(lines);
        assertEquals(live, text(again.take()));
        assertEquals(panel(20), text(again.enterprise().panel().rows(20, 60, WORDS)));
    }

    @Test
    void aPlanShowsTheListBelowTheStepItIsMadeFor() {
        see(
                Told.user("go"),
                Ventures.plan("model", "", "one", "two", "three"),
                Ventures.step(1, Status.IN_PROGRESS, ""));
        see(Told.model(Told.call("t", "todo")), Told.ran("t", "…", "todos", todo("a", "in_progress")));
        assertEquals("""
                0 of 3 done
                  ☐ one
                  ▶ two
                      ▶ a
                  ☐ three""", panel(20));
        see(Ventures.step(1, Status.DONE, ""), Ventures.step(2, Status.IN_PROGRESS, ""));
        assertEquals("""
                1 of 3 done
                  ☐ one
                  ✓ two
                  ▶ three""", panel(20));
    }

    private static List<dev.jackdaw.json.Json> todo(String text, String status) {
        return List.of(dev.jackdaw.json.Json.obj("content", text, "status", status));
    }

    @Test
    void whereThereIsLittleRoomTheGoalAndTheStepBeingDoneAreLeft() {
        see(Told.user("go"), Ventures.goal(), Ventures.plan("model", "", "one", "two", "three", "four"));
        see(Ventures.step(1, Status.IN_PROGRESS, ""));
        see(Told.model(Told.call("t", "todo")), Told.ran("t", "…", "todos", todo("a", "in_progress")));
        String goal = "◎ 让所有测试通过, and say so in the … · 0/3 met · round 1/10";
        assertEquals(goal + "\n  ▶ two  0 of 4 done\n      ▶ a  0 of 1 done\n  ☐ three", panel(5));
        assertEquals(goal + "\n  ▶ two  0 of 4 done", panel(2));
        assertEquals("  ▶ two  0 of 4 done", panel(1));
        transcript.enterprise().panel().toggle();
        assertEquals("", panel(20));
    }

    @Test
    void whatIsOverGoesWithTheTurn() {
        see(Told.user("go"), Ventures.plan("model", "", "one"), Ventures.step(0, Status.DONE, ""));
        see(new Undertaking.PlanEnded("done", ""));
        assertEquals("1 of 1 done\n  ✓ one", panel(20));
        see(Told.answered());
        assertEquals("", panel(20));
        see(Ventures.goal());
        assertEquals("◎ 让所有测试通过, and say so in the … · 0/3 met · round 1/10", panel(20));
        see(new Undertaking.GoalEnded("cleared", ""));
        assertEquals("", panel(20));
    }

    @Test
    void whatTheModelIsToldOfASubagentIsNotShownAsSaidByTheUser() {
        see(Told.user("go"), Ventures.away("review-1", "review", "look"), Told.model(Told.call("c", "bash")));
        transcript.take();
        see(Ventures.back("review-1", "answered", "It is fine.", "<agent>It is fine.</agent>"));
        see(Told.ran("c", "ok"));
        assertEquals("""
                ✓ review-1 has answered · 11.9k tokens · $0.0123
                  └ It is fine.

                ● Bash
                  └ ok""", text(transcript.take()));
    }

    @Test
    void aReminderThatFollowsWhatItIsAboutIsNotTold() {
        see(Told.user("go"), Told.model("Done."));
        transcript.take();
        see(new Undertaking.LoopRan(2), new Fact.Reminded("goal", "go on"));
        assertEquals("↻ Loop, time 2", text(transcript.take()));
        see(new Fact.Reminded("claims", "not so"));
        assertEquals("(its answer says what the log does not show: it was told so)", text(transcript.take()));
    }

    @Test
    void whatTheModelIsToldOfAGoalIsNotShownAsSaidByTheUser() {
        see(Ventures.goal());
        transcript.take();
        see(Told.user("greet\n\nThis is a goal"));
        assertEquals("", text(transcript.take()));
    }

    @Test
    void aStepIsToldOnce() {
        see(Ventures.plan("planner", "", "one", "two"), Ventures.step(0, Status.IN_PROGRESS, ""));
        transcript.take();
        see(Told.user("Carry this out"), new Fact.Reminded("plan-step", "Step 1"));
        see(Told.model(Told.call("c", "step", "status", "done")), Ventures.step(0, Status.DONE, "fine"));
        see(Told.ran("c", "Step 1 of 2 is done."));
        assertEquals("✓ Step 1 of 2 done: fine", text(transcript.take()).strip());
    }

    @Test
    void aFirstPlanTellsWhyItIsASingleStep() {
        see(Ventures.plan("planner", "it cannot be asked", "one"));
        assertEquals(
                "Plan of 1 step, by the planner: it cannot be asked",
                text(transcript.take()).strip().lines().findFirst().orElseThrow());
    }

    @Test
    void whoAsksIsNamedOnce() {
        var asked = new Fact.ApprovalAsked("general-2/c1", "general-2: it changes files", "");
        assertEquals("it changes files", Asker.why(asked));
        assertEquals("a: b", Asker.why(new Fact.ApprovalAsked("c1", "a: b", "")));
    }
}
