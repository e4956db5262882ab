package dev.jackdaw.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.plan.Plan.Standing;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.tool.ToolCall;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PlansAtWorkTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
    }

    private static ToolCall step(String id, String status, String note) {
        return new ToolCall(id, "step", Json.obj("status", status, "note", note).write());
    }

    private static ToolCall bash(String id, String command) {
        return new ToolCall(id, "bash", Json.obj("command", command).write());
    }

    private static List<Status> statuses(Plan plan) {
        return plan.steps().stream().map(Step::status).toList();
    }

    @Test
    void eachStepIsToldAndClosedInTurn() throws Exception {
        desk.planner().says("{\"steps\":[\"first\",\"second\"]}");
        desk.actor().says("did the first").calls(step("s", "done", "noted")).says("all good");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
            assertEquals(Standing.DONE, planning.plan().standing());
            assertEquals(
                    List.of(new Step("first", Status.DONE, "did the first"), new Step("second", Status.DONE, "noted")),
                    planning.plan().steps());
        }
        assertTrue(desk.said(0).startsWith("Step 1 of 2 of the plan: first"), desk.said(0));
        assertTrue(desk.said(1).contains("1. [x] first — did the first"), desk.said(1));
    }

    @Test
    void anUnusableReplyGivesASingleStep() throws Exception {
        desk.planner().says("no idea");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            Plan plan = new Planning(live).make("the task");
            assertEquals(List.of(Step.of("the task")), plan.steps());
            assertEquals("the planner's reply held no steps", plan.why());
        }
    }

    @Test
    void aCommandThatFailedUnansweredFailsTheStepAndThePlanIsMadeAnew() throws Exception {
        desk.planner().says("[\"first\",\"second\"]").says("[\"another way\"]");
        desk.actor().calls(bash("b", "sh -c 'exit 4'")).says("hm").says("done otherwise");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
            assertEquals(List.of(Status.FAILED, Status.DONE), statuses(planning.plan()));
            assertEquals(1, planning.plan().anew());
            assertTrue(desk.planner().prompts().getLast().toString().contains("exit code 4"));
        }
    }

    @Test
    void aPlanThatFailsTooOftenEndsTheTurnWithAnAccount() throws Exception {
        desk.planner().says("[\"a\"]").says("[\"b\"]").says("[\"c\"]").says("[\"d\"]");
        for (int i = 0; i < 4; i++) desk.actor().calls(step("s" + i, "failed", "no " + i));
        desk.actor().says("It did not work.");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            assertEquals(Ending.Reason.PLAN_FAILED, live.await().reason());
            assertEquals(Standing.FAILED, planning.plan().standing());
            assertEquals(3, planning.plan().anew());
            List<String> notes = live.session().lines().stream()
                    .map(line -> line.fact())
                    .filter(Undertaking.Noted.class::isInstance)
                    .map(fact -> ((Undertaking.Noted) fact).text())
                    .toList();
            assertEquals(1, notes.size());
            assertTrue(notes.getFirst().contains("failed: 1, 2, 3, 4; not begun: none"), notes.getFirst());
        }
    }

    @Test
    void aPausedPlanIsNotDraggedAlong() throws Exception {
        desk.planner().says("[\"first\",\"second\"]");
        desk.actor().plays((_, _) -> {
            throw new InterruptedException();
        });
        desk.actor().says("it is noon").says("first").says("second");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
            live.send(Command.Say.now("what time is it?"));
            live.await();
            assertEquals(List.of(Status.IN_PROGRESS, Status.PENDING), statuses(planning.plan()));
            assertTrue(desk.said(1).contains("is paused by the user at step 1 of 2"), desk.said(1));
            planning.go();
            live.await();
            assertEquals(List.of(Status.DONE, Status.DONE), statuses(planning.plan()));
        }
    }

    @Test
    void editingLosesNoStepThatIsOver() throws Exception {
        desk.planner().says("[\"first\",\"second\"]");
        desk.actor().says("did it").plays((_, _) -> {
            throw new InterruptedException();
        });
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            live.await();
            planning.edit(List.of("second", " third ", ""));
            assertEquals(
                    List.of(
                            new Step("first", Status.DONE, "did it"),
                            new Step("second", Status.IN_PROGRESS, ""),
                            Step.of("third")),
                    planning.plan().steps());
            assertThrows(IllegalArgumentException.class, () -> planning.edit(List.of(" ")));
            planning.drop();
            assertEquals(Standing.DROPPED, planning.plan().standing());
            assertThrows(IllegalArgumentException.class, planning::go);
        }
    }

    @Test
    void theModelMayPlanButNotInsideAPlan() throws Exception {
        var inner = Json.obj("task", "t", "steps", List.of("one", "two")).write();
        desk.actor()
                .calls(new ToolCall("p", "plan", inner))
                .calls(new ToolCall("q", "plan", inner))
                .says("one")
                .says("two");
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            live.send(Command.Say.now("do it"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
            assertEquals(Standing.DONE, new Planning(live).plan().standing());
            assertTrue(desk.all().contains("A plan is being carried out, at step 1 of 2"));
        }
    }

    /// Whatever becomes of steps, a plan ends, what is done stays done, and no step that is done is begun again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyPlanEnds(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 5; i++)
            desk.planner().says(random.nextInt(4) == 0 ? "hm" : "[\"a" + i + "\",\"b" + i + "\",\"c" + i + "\"]");
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(4)) {
                case 0 -> desk.actor().says("said " + i);
                case 1 -> desk.actor().calls(step("s" + i, "failed", "because " + i));
                case 2 -> desk.actor().calls(step("s" + i, random.nextInt(2) == 0 ? "skipped" : "done", ""));
                default -> desk.actor().calls(bash("s" + i, "sh -c 'exit " + random.nextInt(2) + "'"));
            }
        }
        try (LiveSession live = desk.open(Mode.BYPASS)) {
            var planning = new Planning(live);
            planning.make("the task");
            planning.go();
            live.await();
            Standing standing = planning.plan().standing();
            assertTrue(standing == Standing.DONE || standing == Standing.FAILED, () -> standing + ", seed " + seed);
            holds(live);
        }
    }

    private static void holds(LiveSession live) {
        Course course = Course.EMPTY;
        for (var line : live.session().lines()) {
            Fact fact = line.fact();
            Course next = course.with(fact);
            List<Step> over = course.plan().over();
            if (!over.isEmpty()) assertEquals(over, next.plan().over().subList(0, over.size()), "what is over stays");
            if (fact instanceof Undertaking.StepMoved(var step, var status, var _) && status == Status.IN_PROGRESS)
                assertEquals(Status.PENDING, course.plan().steps().get(step).status());
            course = next;
        }
    }
}
