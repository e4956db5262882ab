package dev.jackdaw.plan;

import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// What is said of plans: to models, and in the log by the words a fold goes by.
final class Words {
    /// What the reminder is about that tells the model its step.
    static final String STEP = "plan-step";
    /// That the plan is paused.
    static final String PAUSE = "plan-paused";
    /// That plan mode holds.
    static final String MODE = "plan-mode";
    /// That plan mode holds no more.
    static final String MODE_LEFT = "plan-mode-left";
    /// What the user's note is about where a plan failed.
    static final String FAILED = "plan-failed";

    private static final int NOTE = 600;
    private static final Properties WORDS = Resource.properties(Words.class, "plan.properties");

    private Words() {}

    static String of(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key), key);
    }

    /// The reminder of a step: its number, its text, and what came of those before.
    static String step(Plan plan, int step) {
        String text = of("step")
                .replace("{number}", Integer.toString(step + 1))
                .replace("{count}", Integer.toString(plan.steps().size()))
                .replace("{over}", over(plan))
                .replace("{ask}", of(step == plan.steps().size() - 1 ? "last" : "more"));
        return text.replace("{text}", plan.steps().get(step).text());
    }

    private static String over(Plan plan) {
        var lines = new StringBuilder();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (step.status().over()) lines.append(line(i, step)).append('\n');
        }
        return lines.isEmpty() ? "" : of("over") + "\n" + lines;
    }

    /// What the user is made to say to begin the plan, or to go on with it.
    static String begin(Plan plan) {
        var lines = new StringBuilder();
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++)
            lines.append(line(i, steps.get(i))).append('\n');
        return of(plan.begun() ? "goes-on" : "begin")
                .replace("{steps}", lines.toString().stripTrailing())
                .replace("{task}", plan.task());
    }

    /// A step with its number, its mark and its note.
    static String line(int place, Step step) {
        String note = step.note().isEmpty() ? "" : " — " + Brief.head(Brief.line(step.note()), NOTE);
        return (place + 1) + ". [" + mark(step.status()) + "] " + step.text() + note;
    }

    static String mark(Status status) {
        return switch (status) {
            case PENDING -> " ";
            case IN_PROGRESS -> ">";
            case DONE -> "x";
            case FAILED -> "!";
            case SKIPPED -> "-";
        };
    }
}
