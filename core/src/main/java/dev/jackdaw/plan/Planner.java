package dev.jackdaw.plan;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Undertaking.Planned;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import dev.jackdaw.workspace.HeldFolder;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes plans: asks the model for planning, which sees the task, what lies in the workspace and what was said last.
/// Where that gives nothing usable, the plan is a single step, the task itself, with why.
public final class Planner {
    private static final int ENTRIES = 60;
    private static final int INSTRUCTIONS = 4_000;
    private static final int SAID = 1_500;
    private static final int STEP = 2_000;

    private final Aside aside;
    private final Workspace workspace;

    public Planner(Aside aside, Workspace workspace) {
        this.aside = aside;
        this.workspace = workspace;
    }

    /// A plan for a task.
    ///
    /// @param conversation what was said before
    public Planned plan(String task, Conversation conversation) throws InterruptedException {
        String said = conversation.answer();
        String before = said.isBlank() ? "" : "\n\nSaid last by the agent:\n" + Brief.head(said, SAID);
        return planned(task, List.of(), "", "Task:\n" + task + before + surroundings(conversation));
    }

    /// A plan in the place of one in which a step failed: what is over stays.
    Planned anew(Plan plan, String failure, Conversation conversation) throws InterruptedException {
        var text = new StringBuilder("Task:\n" + plan.task() + "\n\nThe plan so far:\n");
        for (int i = 0; i < plan.steps().size(); i++)
            text.append(Words.line(i, plan.steps().get(i))).append('\n');
        int failed = plan.stuck().orElse(0);
        text.append("\nStep ").append(failed + 1).append(" failed:\n").append(failure);
        String why = "step " + (failed + 1) + " failed: "
                + Brief.head(Brief.line(plan.steps().get(failed).note()), SAID / 5);
        return planned(plan.task(), plan.over(), why, text + surroundings(conversation));
    }

    private Planned planned(String task, List<Step> over, String why, String text) throws InterruptedException {
        String unusable;
        try {
            List<String> read = Reading.steps(aside.ask(Work.PLAN, Resource.text(Planner.class, "Planner.md"), text));
            if (!read.isEmpty()) return new Planned(task, steps(over, read), "planner", why);
            unusable = "the planner's reply held no steps";
        } catch (ModelFailure failure) {
            unusable = "the planner could not be asked: " + Brief.head(Brief.line(failure.why()), SAID / 5);
        }
        return new Planned(
                task,
                steps(over, List.of(Brief.head(Brief.line(task), STEP))),
                "planner",
                why.isEmpty() ? unusable : why + "; " + unusable);
    }

    /// Steps that are over with further ones.
    static List<Step> steps(List<Step> over, List<String> texts) {
        var steps = new ArrayList<>(over);
        for (String text : texts) steps.add(Step.of(text));
        return steps;
    }

    /// What lies in the workspace, and what the files of instructions say that the session heeds.
    private String surroundings(Conversation conversation) {
        var text = new StringBuilder("\n\nThe workspace:\n").append(listing());
        String prompt = conversation.bearings().instructions().orElse("");
        var known = new StringBuilder();
        for (Passage passage : Passage.apart(prompt, conversation.bearings().sections()))
            if (!passage.sources().isEmpty()) known.append("\n\n").append(passage.text());
        return text.append(Brief.head(known.toString(), INSTRUCTIONS)).toString();
    }

    private String listing() {
        try (HeldFolder held = workspace.files().hold(workspace.root())) {
            List<String> names = new ArrayList<>();
            for (Path entry : held.entries()) {
                Path name = Objects.requireNonNull(entry.getFileName());
                names.add(held.attributes(name).isDirectory() ? name + "/" : name.toString());
            }
            names.sort(null);
            int left = names.size() - ENTRIES;
            String all = String.join("  ", names.subList(0, Math.min(ENTRIES, names.size())));
            return left > 0 ? all + "  … " + left + " more" : all;
        } catch (IOException unreadable) {
            return "(cannot be listed)";
        }
    }
}
