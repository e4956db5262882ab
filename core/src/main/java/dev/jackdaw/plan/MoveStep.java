package dev.jackdaw.plan;

import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Closes the step of a plan that is in progress.
public final class MoveStep implements Tool<MoveStep.Params> {
    private static final int LONGEST = 4_000;

    private final Session session;
    private final Folded<Course> course;

    MoveStep(Session session, Folded<Course> course) {
        this.session = session;
        this.course = course;
    }

    /// How a step can be closed.
    public enum Outcome {
        DONE,
        FAILED,
        SKIPPED
    }

    public record Params(
            Outcome status,

            @Alias({"reason", "summary", "result"}) @Doc("what later steps need to know, or why")
            Optional<String> note) {}

    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<String> aliases() {
        return List.of("step_done", "finish_step");
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
    public ToolResult run(Params parameters, Site site) {
        Plan plan = course.now().plan();
        if (!plan.running()) return ToolResult.failure(Words.of("none"));
        if (plan.current().isEmpty()) return ToolResult.of(Words.of("closed"));
        int step = plan.current().getAsInt();
        String note = parameters.note().orElse("").strip();
        if (note.length() > LONGEST) note = Trouble.tail(note);
        Status status = Status.valueOf(parameters.status().name());
        if (status == Status.FAILED && note.isEmpty())
            return ToolResult.failure("say in note why the step failed: the plan is made anew by it");
        session.append(new Undertaking.StepMoved(step, status, note));
        String told = numbered(Words.of("step-over"), plan, step)
                .replace("{status}", status.name().toLowerCase(Locale.ROOT));
        return ToolResult.of(told + following(plan, status));
    }

    private static String following(Plan plan, Status status) {
        if (status != Status.FAILED) return plan.next().isEmpty() ? Words.of("all-over") : "";
        return Words.of(plan.anew() < Conducting.MOST_ANEW ? "anew" : "given-up");
    }

    static String numbered(String text, Plan plan, int step) {
        return text.replace("{number}", Integer.toString(step + 1))
                .replace("{count}", Integer.toString(plan.steps().size()));
    }
}
