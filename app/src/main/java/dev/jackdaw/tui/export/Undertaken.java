package dev.jackdaw.tui.export;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.session.Undertaking.Verdict;
import java.util.List;
import java.util.Locale;

/// What a session does on its own account, as a part of a document.
final class Undertaken {
    private final StringBuilder page;

    Undertaken(StringBuilder page) {
        this.page = page;
    }

    /// @param affairs as they stand after it
    void add(Undertaking deed, Affairs affairs) {
        switch (deed) {
            case Undertaking.Planned made -> planned(made);
            case Undertaking.StepMoved moved -> moved(moved, affairs);
            case Undertaking.PlanEnded ended -> said("Plan " + ended.outcome() + because(ended.why()));
            case Undertaking.GoalSet set -> set(set);
            case Undertaking.GoalJudged judged -> judged(judged, affairs);
            case Undertaking.GoalPaused paused -> said("Goal paused" + because(paused.why()));
            case Undertaking.GoalResumed _ -> said("Goal taken up again");
            case Undertaking.GoalEnded ended -> said("Goal ended, " + ended.outcome() + because(ended.why()));
            case Undertaking.Delegated sent ->
                quoted(
                        "Subagent " + sent.agent() + " (" + sent.role() + ")"
                                + (sent.background() ? " in the background" : "") + " is sent out",
                        sent.task());
            case Undertaking.Returned back ->
                quoted(
                        "Subagent " + back.agent() + ": " + back.outcome() + ", "
                                + back.usage().total() + " tokens",
                        back.summary());
            case Undertaking.Verified verified -> verified(verified);
            case Undertaking.VerifyChosen(var mode) -> said("Checks of the work: " + mode);
            case Undertaking.LoopSet set -> quoted("Loop, every " + set.seconds() + " s", set.prompt());
            case Undertaking.LoopRan ran -> said("Loop, time " + ran.time());
            case Undertaking.LoopEnded ended -> said("The loop has ended" + because(ended.why()));
            case Undertaking.Noted noted -> quoted("Note", noted.text());
        }
    }

    private static String because(String why) {
        return why.isBlank() ? "" : ": " + why.strip();
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void said(String text) {
        page.append("\n*").append(text.replace('\n', ' ')).append("*\n");
    }

    private void quoted(String title, String text) {
        said(title);
        if (!text.isBlank())
            page.append("\n> ").append(text.strip().replace("\n", "\n> ")).append('\n');
    }

    private void planned(Undertaking.Planned made) {
        said((made.why().isBlank() ? "Plan" : "Plan made anew") + " by " + made.by() + because(made.why()));
        page.append('\n');
        int number = 0;
        for (Step step : made.steps())
            page.append(++number)
                    .append(". ")
                    .append(step.text().replace('\n', ' '))
                    .append(
                            step.status() == Status.PENDING
                                    ? ""
                                    : " (" + label(step.status()) + because(step.note()) + ")")
                    .append('\n');
    }

    private void moved(Undertaking.StepMoved moved, Affairs affairs) {
        String text = affairs.plan()
                .flatMap(plan -> plan.step(moved.step()))
                .map(Step::text)
                .orElse("");
        said("Step " + (moved.step() + 1) + " " + label(moved.status()) + because(text) + because(moved.note()));
    }

    private void set(Undertaking.GoalSet set) {
        said("Goal: " + set.goal());
        page.append('\n');
        for (Criterion criterion : set.criteria())
            page.append("- [ ] ")
                    .append(criterion.text().replace('\n', ' '))
                    .append(criterion.check().map(check -> " (`" + check + "`)").orElse(""))
                    .append('\n');
    }

    private void judged(Undertaking.GoalJudged judged, Affairs affairs) {
        List<Criterion> criteria =
                affairs.goal().map(goal -> goal.set().criteria()).orElse(List.of());
        said("Goal judged, round " + judged.round());
        page.append('\n');
        int place = 0;
        for (Verdict verdict : judged.verdicts()) {
            String text = place < criteria.size() ? criteria.get(place).text() : "";
            place++;
            page.append(verdict.standing() == Standing.MET ? "- [x] " : "- [ ] ")
                    .append(text.replace('\n', ' '))
                    .append(" (")
                    .append(label(verdict.standing()))
                    .append(because(verdict.reason().replace('\n', ' ')))
                    .append(")\n");
            if (!verdict.evidence().isBlank())
                page.append("  > ")
                        .append(verdict.evidence().strip().replace("\n", "\n  > "))
                        .append('\n');
        }
    }

    private void verified(Undertaking.Verified verified) {
        for (Undertaking.Check check : verified.checks()) {
            String title = "Check " + check.outcome()
                    + (verified.repair() == 0 ? "" : " after repair " + verified.repair()) + ": " + check.command();
            if (check.text().isBlank()) said(title);
            else Export.fenced(page, "*" + title.replace('\n', ' ') + "*", check.text());
        }
    }
}
