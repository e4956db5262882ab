package dev.jackdaw.plan;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A plan as far as it is carried out, as the facts of a session tell.
///
/// @param by who made it last: `model`, `planner` or `user`
/// @param why what made the one before useless, or why it is a single step; else empty
/// @param stuck the step that failed, until the plan is made anew for it
/// @param anew how often it was made anew because a step failed
/// @param account how it ended, in a sentence; empty where there is nothing to say
/// @param todos what the model means to do in the step in progress: objects with `content` and `status`
public record Plan(
        String task,
        List<Step> steps,
        String by,
        String why,
        Standing standing,
        OptionalInt stuck,
        int anew,
        String account,
        List<Json> todos) {

    /// Where a plan stands.
    public enum Standing {
        /// There is none.
        NONE,
        /// It was made, or paused, and waits for somebody to say go.
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        DROPPED
    }

    /// Who made a list that is none of these plans.
    private static final String TEAM = "lead";

    public static final Plan NONE =
            new Plan("", List.of(), "", "", Standing.NONE, OptionalInt.empty(), 0, "", List.of());

    public Plan {
        steps = List.copyOf(steps);
        todos = List.copyOf(todos);
    }

    /// That of a session, whenever it is asked for.
    public static Supplier<Plan> in(Session session) {
        Folded<Course> course = Course.of(session);
        return () -> course.now().plan();
    }

    public boolean running() {
        return standing == Standing.RUNNING;
    }

    /// Whether it may be gone on with: it waits, or it failed.
    public boolean open() {
        return standing == Standing.WAITING || standing == Standing.FAILED;
    }

    /// Whether a step was begun at any time.
    public boolean begun() {
        return steps.stream().anyMatch(step -> step.status() != Status.PENDING);
    }

    /// The step in progress.
    public OptionalInt current() {
        return first(Status.IN_PROGRESS);
    }

    /// The step that follows where none is in progress.
    public OptionalInt next() {
        return first(Status.PENDING);
    }

    /// Where it goes on after a pause: in the step in progress, in the one that failed, or in the next.
    public OptionalInt resumption() {
        if (current().isPresent()) return current();
        return stuck.isPresent() ? stuck : next();
    }

    private OptionalInt first(Status status) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).status() == status)
                .findFirst();
    }

    /// The steps that are over, in their order.
    public List<Step> over() {
        return steps.stream().filter(step -> step.status().over()).toList();
    }

    /// This plan after one more fact, but for those that take back.
    Plan with(Fact fact) {
        return switch (fact) {
            // A team works its list off itself.
            case Undertaking.Planned planned when planned.by().equals(TEAM) -> NONE;
            case Undertaking.Planned planned -> made(planned);
            case Undertaking.StepMoved moved when moved.step() >= 0 && moved.step() < steps.size() -> moved(moved);
            case Undertaking.PlanEnded(var outcome, var why) when standing != Standing.NONE -> ended(outcome, why);
            case Fact.TurnEnded _ when running() -> standing(Standing.WAITING, stuck, anew);
            case Fact.ToolRan(var _, var result)
            when running() && result.details().has("todos") ->
                new Plan(
                        task,
                        steps,
                        by,
                        why,
                        standing,
                        stuck,
                        anew,
                        account,
                        result.details().get("todos").items());
            case Fact _ -> this;
        };
    }

    /// What is made while it is carried out, with the steps that are over, goes on with it.
    private Plan made(Undertaking.Planned planned) {
        boolean goesOn = planned.steps().stream().anyMatch(step -> step.status().over());
        boolean replaced = running() && goesOn;
        return new Plan(
                planned.task(),
                planned.steps(),
                planned.by(),
                planned.why(),
                replaced ? Standing.RUNNING : Standing.WAITING,
                OptionalInt.empty(),
                goesOn ? anew + (replaced && planned.by().equals("planner") ? 1 : 0) : 0,
                "",
                List.of());
    }

    private Plan moved(Undertaking.StepMoved moved) {
        var changed = new ArrayList<>(steps);
        Step step = steps.get(moved.step());
        String note = moved.note().isEmpty() ? step.note() : moved.note();
        changed.set(moved.step(), new Step(step.text(), moved.status(), note));
        boolean begins = moved.status() == Status.IN_PROGRESS;
        boolean fails = moved.status() == Status.FAILED;
        return new Plan(
                task,
                changed,
                by,
                why,
                begins ? Standing.RUNNING : standing,
                fails ? OptionalInt.of(moved.step()) : begins ? OptionalInt.empty() : stuck,
                begins && standing == Standing.FAILED ? 0 : anew,
                begins ? "" : account,
                begins ? List.of() : todos);
    }

    private Plan ended(String outcome, String account) {
        Standing how = switch (outcome) {
            case "done" -> Standing.DONE;
            case "failed" -> Standing.FAILED;
            default -> Standing.DROPPED;
        };
        return new Plan(task, steps, by, why, how, stuck, anew, account, List.of());
    }

    /// Paused, where it was carried out.
    Plan paused() {
        return running() ? standing(Standing.WAITING, stuck, anew) : this;
    }

    private Plan standing(Standing other, OptionalInt stuck, int anew) {
        return new Plan(task, steps, by, why, other, stuck, anew, account, todos);
    }
}
