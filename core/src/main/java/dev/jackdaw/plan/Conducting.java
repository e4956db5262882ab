package dev.jackdaw.plan;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Reminder;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.wording.Brief;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Carries a plan out within a turn: where the turn would end, the step in progress is closed and the next one begun;
/// where one failed the plan is made anew, a few times. What is next follows from the facts alone, so that a session
/// that was cut off goes on at the right step.
public final class Conducting {
    /// A plan is made anew that often.
    static final int MOST_ANEW = 3;

    private static final int NOTE = 600;

    private final Session session;
    private final Supplier<LiveSession> live;
    private final Folded<Course> course;
    private final Planner planner;

    /// @param live the session at work; not asked for before it is opened
    public Conducting(Session session, Planner planner, Supplier<LiveSession> live) {
        this.session = session;
        this.live = live;
        this.course = Course.of(session);
        this.planner = planner;
    }

    private Mode mode() {
        return live.get().policy().mode();
    }

    /// What the model can do about plans and plan mode.
    public List<Tool<?>> tools() {
        return List.of(
                new MakePlan(session, course, planner, this::mode),
                new MoveStep(session, course),
                new ExitPlanMode(live));
    }

    /// What the model is told before it is asked: that plan mode holds, its step, or that the plan is paused.
    public List<Preparation> preparations() {
        return List.of(new PlanMode(session, this::mode), this::next);
    }

    /// What is done before the turn ends.
    public Completion completion() {
        return this::ending;
    }

    private Optional<Fact> ending(Ending ending, Conversation conversation) throws InterruptedException {
        Course now = course.now();
        Plan plan = now.plan();
        if (now.failing() && now.told() == Course.Told.FAILURE)
            return now.pursued()
                    ? Optional.empty()
                    : Optional.of(new Fact.TurnEnded(Ending.of(Ending.Reason.PLAN_FAILED, plan.account())));
        if (!plan.running() && !now.failing() || !concluded(ending, conversation)) return Optional.empty();
        if (plan.current().isPresent() && now.told() == Course.Told.STEP)
            return Optional.of(closed(plan.current().getAsInt(), now.trouble(), ending, conversation));
        return next(conversation);
    }

    /// Whether the model had its say: a hard limit leaves the plan as it is.
    private static boolean concluded(Ending ending, Conversation conversation) {
        return switch (ending.reason()) {
            case ANSWERED, DOOM_LOOP -> true;
            case STEP_LIMIT -> conversation.progress().reminders().contains(Reminder.STEP_LIMIT.about());
            case BUDGET, INTERRUPTED, MODEL_ERROR, REFUSED, PROMPT_TOO_LONG, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                false;
        };
    }

    /// The step as the model left it, without a word about it.
    private static Fact closed(int step, Trouble trouble, Ending ending, Conversation conversation) {
        if (ending.reason() != Ending.Reason.ANSWERED)
            return new Undertaking.StepMoved(step, Status.FAILED, ending.detail());
        if (trouble.kind() != Trouble.Kind.NONE) return new Undertaking.StepMoved(step, Status.FAILED, trouble.text());
        return new Undertaking.StepMoved(step, Status.DONE, Brief.head(Brief.line(conversation.answer()), NOTE));
    }

    private Optional<Fact> next(Conversation conversation) throws InterruptedException {
        Course now = course.now();
        Plan plan = now.plan();
        if (now.failing() && now.told() != Course.Told.FAILURE)
            return Optional.of(new Undertaking.Noted(Words.FAILED, account(plan)));
        if (plan.standing() == Plan.Standing.WAITING && plan.begun() && now.told() != Course.Told.PAUSE)
            return Optional.of(new Fact.Reminded(Words.PAUSE, paused(plan)));
        if (!plan.running()) return Optional.empty();
        if (plan.stuck().isPresent())
            return Optional.of(stuck(plan, plan.stuck().getAsInt(), conversation));
        if (plan.current().isEmpty())
            return Optional.of(
                    plan.next().isPresent()
                            ? new Undertaking.StepMoved(plan.next().getAsInt(), Status.IN_PROGRESS, "")
                            : new Undertaking.PlanEnded("done", ""));
        if (now.told() == Course.Told.STEP) return Optional.empty();
        return Optional.of(
                new Fact.Reminded(Words.STEP, Words.step(plan, plan.current().getAsInt())));
    }

    private Fact stuck(Plan plan, int failed, Conversation conversation) throws InterruptedException {
        Step step = plan.steps().get(failed);
        if (plan.anew() < MOST_ANEW) return planner.anew(plan, step.note(), conversation);
        return new Undertaking.PlanEnded(
                "failed",
                "step " + (failed + 1) + " of " + plan.steps().size() + " failed (" + step.text() + "): "
                        + Brief.head(Brief.line(step.note()), NOTE / 2) + "; the plan was made anew " + plan.anew()
                        + " times before");
    }

    private static String paused(Plan plan) {
        return Words.of("paused")
                .replace("{number}", Integer.toString(plan.resumption().orElse(0) + 1))
                .replace("{count}", Integer.toString(plan.steps().size()))
                .replace("{task}", Brief.head(Brief.line(plan.task()), NOTE / 3));
    }

    /// What the user should know of a plan that failed.
    private static String account(Plan plan) {
        return "The plan is not carried out: " + plan.account() + ". Done: " + numbers(plan, Status.DONE) + "; failed: "
                + numbers(plan, Status.FAILED) + "; not begun: " + numbers(plan, Status.PENDING) + ".";
    }

    private static String numbers(Plan plan, Status status) {
        List<Step> steps = plan.steps();
        String numbers = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).status() == status)
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "none" : numbers;
    }
}
