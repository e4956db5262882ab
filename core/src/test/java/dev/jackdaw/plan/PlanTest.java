package dev.jackdaw.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.plan.Plan.Standing;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Undertaking.PlanEnded;
import dev.jackdaw.session.Undertaking.Planned;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.session.Undertaking.StepMoved;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static final Planned MADE = new Planned("task", List.of(Step.of("a"), Step.of("b")), "planner", "");

    private static Fact.UserSaid said() {
        return new Fact.UserSaid("something", List.of(), Fact.Timing.NOW);
    }

    private static Fact.TurnEnded ended(Ending.Reason reason) {
        return new Fact.TurnEnded(Ending.of(reason, ""));
    }

    private static Course after(Fact... facts) {
        Course course = Course.EMPTY;
        for (Fact fact : facts) course = course.with(fact);
        return course;
    }

    @Test
    void aPlanWaitsUntilItsFirstStepIsBegun() {
        assertEquals(Standing.WAITING, after(MADE).plan().standing());
        Plan plan = after(MADE, new StepMoved(0, Status.IN_PROGRESS, "")).plan();
        assertEquals(Standing.RUNNING, plan.standing());
        assertEquals(OptionalInt.of(0), plan.current());
    }

    @Test
    void theEndOfATurnPausesIt() {
        Plan plan = after(MADE, new StepMoved(0, Status.IN_PROGRESS, ""), said(), ended(Ending.Reason.INTERRUPTED))
                .plan();
        assertEquals(Standing.WAITING, plan.standing());
        assertEquals(OptionalInt.of(0), plan.resumption());
    }

    @Test
    void whatIsMadeAnewKeepsWhatIsOverAndCounts() {
        var anew = new Planned(
                "task",
                List.of(new Step("a", Status.DONE, "x"), new Step("b", Status.FAILED, "y"), Step.of("c")),
                "planner",
                "b failed");
        Plan plan = after(
                        MADE,
                        new StepMoved(0, Status.IN_PROGRESS, ""),
                        new StepMoved(0, Status.DONE, "x"),
                        new StepMoved(1, Status.IN_PROGRESS, ""),
                        new StepMoved(1, Status.FAILED, "y"),
                        anew)
                .plan();
        assertEquals(
                new Plan(
                        "task",
                        anew.steps(),
                        "planner",
                        "b failed",
                        Standing.RUNNING,
                        OptionalInt.empty(),
                        1,
                        "",
                        List.of()),
                plan);
    }

    @Test
    void aStepThatIsNotThereMovesNothing() {
        assertEquals(
                after(MADE).plan(),
                after(MADE, new StepMoved(7, Status.DONE, "")).plan());
    }

    @Test
    void goingBackBeforeATurnTakesThePlanBack() {
        Course course = after(
                MADE,
                new StepMoved(0, Status.IN_PROGRESS, ""),
                said(),
                new StepMoved(0, Status.DONE, ""),
                new StepMoved(1, Status.IN_PROGRESS, ""),
                ended(Ending.Reason.INTERRUPTED),
                new Fact.Rewound(0));
        assertEquals(
                List.of(new Step("a", Status.IN_PROGRESS, ""), Step.of("b")),
                course.plan().steps());
        assertEquals(Standing.WAITING, course.plan().standing());
    }

    @Test
    void aPlanThatFailedMayBeGoneOnWith() {
        Course course = after(
                MADE,
                new StepMoved(0, Status.IN_PROGRESS, ""),
                new StepMoved(0, Status.FAILED, "no"),
                new PlanEnded("failed", "no way"));
        assertEquals(Standing.FAILED, course.plan().standing());
        assertEquals(OptionalInt.of(0), course.plan().resumption());
        assertEquals(
                Standing.RUNNING,
                course.with(new StepMoved(0, Status.IN_PROGRESS, "")).plan().standing());
    }
}
