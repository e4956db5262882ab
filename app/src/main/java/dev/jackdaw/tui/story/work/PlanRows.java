package dev.jackdaw.tui.story.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What becomes of a plan, as lines for a person.
final class PlanRows {
    private final Deeds deeds;
    private final Words words;

    PlanRows(Deeds deeds, Words words) {
        this.deeds = deeds;
        this.words = words;
    }

    List<Row> of(Undertaking deed, Affairs affairs) {
        return switch (deed) {
            case Undertaking.Planned made -> made(made);
            case Undertaking.StepMoved moved -> moved(moved, affairs);
            case Undertaking.PlanEnded ended -> List.of(ended(ended, affairs));
            case Undertaking _ -> List.of();
        };
    }

    private List<Row> made(Undertaking.Planned made) {
        var rows = new ArrayList<Row>();
        int steps = made.steps().size();
        rows.add(Row.EMPTY);
        rows.add(
                made.steps().stream().allMatch(step -> step.status() == Status.PENDING)
                        ? Row.of(Ink.BOLD, words.counted("deed.plan.made", steps, steps, by(made.by())))
                                .and(Ink.DIM, deeds.why(made.why()))
                                .hanging(2)
                        : Row.of(Ink.WARNING, words.of("deed.plan.remade", by(made.by())) + deeds.why(made.why()))
                                .hanging(2));
        if (deeds.whole()) rows.addAll(deeds.text(Ink.DIM, Deeds.NEXT, Deeds.NEXT, made.task()));
        for (int i = 0; i < steps; i++) rows.add(step(i, made.steps().get(i)));
        return rows;
    }

    private String by(String by) {
        return switch (by) {
            case "model" -> words.of("deed.plan.model");
            case "planner" -> words.of("deed.plan.planner");
            case "user" -> words.of("deed.plan.user");
            case "lead" -> words.of("deed.plan.lead");
            default -> deeds.line(by);
        };
    }

    private Row step(int place, Undertaking.Step step) {
        Row row = Row.of(Ink.DIM, "  " + (place + 1) + ". ").and(Ink.PLAIN, deeds.line(step.text()));
        String state = step.status() == Status.PENDING ? "" : "  " + words.of("deed.state." + key(step.status()));
        return row.and(Ink.DIM, state + (state.isEmpty() ? "" : deeds.why(step.note())))
                .hanging(5);
    }

    private static String key(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private List<Row> moved(Undertaking.StepMoved moved, Affairs affairs) {
        int all = affairs.plan().map(plan -> plan.steps().size()).orElse(moved.step() + 1);
        String told = words.of("deed.step." + key(moved.status()), moved.step() + 1, all);
        String note = deeds.why(moved.note());
        Row row = switch (moved.status()) {
            case IN_PROGRESS -> Row.of(Ink.ACCENT, "▶ ").and(Ink.BOLD, told);
            case DONE -> Row.of(Ink.GOOD, "✓ ").and(Ink.PLAIN, told);
            case FAILED -> Row.of(Ink.BAD, "✗ ").and(Ink.PLAIN, told);
            case SKIPPED -> Row.of(Ink.DIM, "⊘ ").and(Ink.PLAIN, told);
            case PENDING -> Row.of(Ink.DIM, "☐ ").and(Ink.PLAIN, told);
        };
        if (moved.status() != Status.IN_PROGRESS)
            return List.of(row.and(Ink.DIM, note).hanging(2));
        String text = affairs.plan()
                .flatMap(plan -> plan.step(moved.step()))
                .map(step -> words.of("deed.why", deeds.line(step.text())))
                .orElse("");
        return List.of(Row.EMPTY, row.and(Ink.PLAIN, text).and(Ink.DIM, note).hanging(2));
    }

    private Row ended(Undertaking.PlanEnded ended, Affairs affairs) {
        long done = affairs.plan().map(Affairs.Plan::done).orElse(0L);
        int all = affairs.plan().map(plan -> plan.steps().size()).orElse(0);
        Row row = switch (ended.outcome()) {
            case "done" -> Row.of(Ink.GOOD, "✓ ").and(Ink.BOLD, words.of("deed.plan.done", done, all));
            case "dropped" -> Row.of(Ink.WARNING, "■ ").and(Ink.BOLD, words.of("deed.plan.dropped", done, all));
            default -> Row.of(Ink.BAD, "✗ ").and(Ink.BOLD, words.of("deed.plan.failed", done, all));
        };
        return row.and(Ink.DIM, deeds.why(ended.why())).hanging(2);
    }
}
