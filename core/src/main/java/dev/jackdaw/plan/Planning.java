package dev.jackdaw.plan;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Planned;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a face does with plans: makes one beside the turns, shows it, changes it, begins it and drops it.
public final class Planning {
    private final LiveSession live;
    private final Folded<Course> course;

    public Planning(LiveSession live) {
        this.live = live;
        this.course = Course.of(live.session());
    }

    /// The plan of the session as it stands.
    public Plan plan() {
        return course.now().plan();
    }

    /// Makes a plan and keeps it; asks a model on the caller's thread, where an interrupt stops it.
    ///
    /// @throws IllegalArgumentException where a turn runs, or the task says nothing
    public Plan make(String task) throws InterruptedException {
        if (task.isBlank()) throw new IllegalArgumentException("there is no task to plan; say what is to be done");
        still();
        var aside = new Aside(live.session(), live.gateway());
        Planned planned = new Planner(aside, live.site().workspace())
                .plan(task.strip(), live.session().conversation());
        still();
        live.send(new Command.Undertake(planned, ""));
        return plan();
    }

    private void still() {
        if (live.working()) throw new IllegalArgumentException("the agent works; interrupt it first");
    }

    /// Puts other steps in the place of those that are not over; those that are stay as they are.
    ///
    /// @param texts one for each step; blank ones do not count
    /// @throws IllegalArgumentException where nothing would be left to do, or the plan is being carried out
    public Plan edit(List<String> texts) {
        still();
        Plan plan = plan();
        List<String> steps =
                texts.stream().map(Brief::line).filter(text -> !text.isEmpty()).toList();
        if (!plan.open()) throw new IllegalArgumentException("there is no plan to edit; make one with /plan TASK");
        if (steps.isEmpty())
            throw new IllegalArgumentException("a plan without steps does nothing; leave one, or drop it");
        var changed = new ArrayList<Step>(plan.over());
        for (String text : steps) changed.add(text.equals(current(plan)) ? begun(text) : Step.of(text));
        live.send(new Command.Undertake(new Planned(plan.task(), changed, "user", ""), ""));
        return plan();
    }

    private static String current(Plan plan) {
        OptionalInt current = plan.current();
        return current.isPresent() ? plan.steps().get(current.getAsInt()).text() : "";
    }

    private static Step begun(String text) {
        return new Step(text, Status.IN_PROGRESS, "");
    }

    /// Begins the plan, or goes on with it.
    ///
    /// @throws IllegalArgumentException where there is nothing to go on with, or it cannot be done now
    public void go() {
        still();
        Plan plan = plan();
        OptionalInt step = plan.resumption();
        if (!plan.open() || step.isEmpty())
            throw new IllegalArgumentException("there is no plan to carry out; make one with /plan TASK");
        if (live.policy().mode() == Mode.PLAN)
            throw new IllegalArgumentException("plan mode carries out nothing; choose another permission mode first");
        live.send(new Command.Undertake(
                new Undertaking.StepMoved(step.getAsInt(), Status.IN_PROGRESS, ""), Words.begin(plan)));
    }

    /// Lets the plan be.
    ///
    /// @throws IllegalArgumentException where there is none
    public void drop() {
        if (!plan().open() && !plan().running()) throw new IllegalArgumentException("there is no plan to drop");
        live.send(new Command.Undertake(new Undertaking.PlanEnded("dropped", "by the user"), ""));
    }
}
