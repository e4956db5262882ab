package dev.jackdaw.plan;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Planned;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes a plan and begins it, on the model's own account. Inside a plan there is no other.
public final class MakePlan implements Tool<MakePlan.Params> {
    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private final Session session;
    private final Folded<Course> course;
    private final Planner planner;
    private final Supplier<Mode> mode;

    MakePlan(Session session, Folded<Course> course, Planner planner, Supplier<Mode> mode) {
        this.session = session;
        this.course = course;
        this.planner = planner;
        this.mode = mode;
    }

    public record Params(
            @Alias({"goal", "prompt", "description"}) String task,

            @Alias({"plan", "tasks"})
            @Doc("in order, the last one verifies; a planner makes them where they are left out")
            Optional<List<String>> steps) {}

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<String> aliases() {
        return List.of("make_plan", "create_plan");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws InterruptedException {
        Plan plan = course.now().plan();
        if (plan.running())
            return ToolResult.failure(MoveStep.numbered(
                    Words.of("inside"), plan, plan.current().orElse(plan.next().orElse(0))));
        if (mode.get() == Mode.PLAN) return ToolResult.failure(Words.of("in-mode"));
        if (parameters.task().isBlank()) return ToolResult.failure("the task is empty: say what the plan is for");
        List<String> given = parameters.steps().orElse(List.of()).stream()
                .map(Brief::line)
                .filter(step -> !step.isEmpty())
                .toList();
        if (given.size() > MOST) return ToolResult.failure("at most " + MOST + " steps; this plan has " + given.size());
        if (given.stream().anyMatch(step -> step.length() > LONGEST))
            return ToolResult.failure("a step has at most " + LONGEST + " characters");
        Planned made = given.isEmpty()
                ? planner.plan(parameters.task(), session.conversation())
                : new Planned(parameters.task(), Planner.steps(List.of(), given), "model", "");
        session.append(made);
        session.append(new Undertaking.StepMoved(0, Status.IN_PROGRESS, ""));
        return ToolResult.of(Words.of("made")
                .replace("{count}", Integer.toString(made.steps().size()))
                .replace("{why}", made.why().isEmpty() ? "" : " (" + made.why() + ")"));
    }
}
