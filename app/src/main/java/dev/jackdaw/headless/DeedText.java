package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.session.Undertaking.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a session does on its own account, in a few lines for a person. A note is told in any case, so not here.
final class DeedText {
    private DeedText() {}

    /// @param affairs as they stand after it
    static List<String> of(Undertaking deed, Affairs affairs) {
        return switch (deed) {
            case Undertaking.Planned made -> planned(made);
            case Undertaking.StepMoved moved -> List.of(step(moved, affairs));
            case Undertaking.PlanEnded ended -> List.of("plan " + ended.outcome() + because(ended.why()));
            case Undertaking.GoalSet set -> {
                var lines = new ArrayList<String>(List.of("goal: " + set.goal()));
                set.criteria().forEach(criterion -> lines.add("  [ ] " + criterion.text()));
                yield lines;
            }
            case Undertaking.GoalJudged judged -> judged(judged, affairs);
            case Undertaking.GoalPaused paused -> List.of("goal paused" + because(paused.why()));
            case Undertaking.GoalResumed _ -> List.of("goal taken up again");
            case Undertaking.GoalEnded ended -> List.of("goal " + ended.outcome() + because(ended.why()));
            case Undertaking.Delegated sent -> List.of(sent.agent() + " (" + sent.role() + ") begins: " + sent.task());
            case Undertaking.Returned back ->
                List.of(back.agent() + " " + back.outcome() + ", "
                        + back.usage().total() + " tokens" + because(back.summary()));
            case Undertaking.Verified verified -> verified(verified);
            case Undertaking.VerifyChosen(var mode) -> List.of("checks of the work: " + mode);
            case Undertaking.LoopSet set -> List.of("loop: every " + set.seconds() + " s: " + set.prompt());
            case Undertaking.LoopRan ran -> List.of("loop, time " + ran.time());
            case Undertaking.LoopEnded ended -> List.of("the loop has ended" + because(ended.why()));
            case Undertaking.Noted _ -> List.of();
        };
    }

    private static String because(String why) {
        return why.isBlank() ? "" : ": " + why.strip();
    }

    private static List<String> planned(Undertaking.Planned made) {
        var lines = new ArrayList<String>();
        lines.add((made.why().isBlank() ? "plan" : "plan made anew") + " by " + made.by() + because(made.why()));
        for (Step step : made.steps())
            lines.add("  " + lines.size() + ". " + step.text()
                    + (step.status() == Undertaking.Status.PENDING ? "" : " (" + label(step.status()) + ")"));
        return lines;
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String step(Undertaking.StepMoved moved, Affairs affairs) {
        int all = affairs.plan().map(plan -> plan.steps().size()).orElse(moved.step() + 1);
        String text = affairs.plan()
                .flatMap(plan -> plan.step(moved.step()))
                .map(Step::text)
                .orElse("");
        boolean begun = moved.status() == Undertaking.Status.IN_PROGRESS;
        return "step " + (moved.step() + 1) + " of " + all
                + (begun ? because(text) : " " + label(moved.status()) + because(moved.note()));
    }

    private static List<String> judged(Undertaking.GoalJudged judged, Affairs affairs) {
        List<Verdict> verdicts = judged.verdicts();
        long met = verdicts.stream()
                .filter(verdict -> verdict.standing() == Standing.MET)
                .count();
        var lines = new ArrayList<String>();
        lines.add("goal, round " + judged.round() + ": " + met + " of " + verdicts.size() + " met");
        for (int i = 0; i < verdicts.size(); i++) {
            int place = i;
            String text = affairs.goal()
                    .map(goal -> goal.set().criteria())
                    .filter(criteria -> place < criteria.size())
                    .map(criteria -> criteria.get(place).text())
                    .orElse("");
            Verdict verdict = verdicts.get(i);
            boolean fine = verdict.standing() == Standing.MET;
            lines.add((fine ? "  [x] " : "  [ ] ")
                    + text
                    + (fine ? "" : " (" + label(verdict.standing()) + because(verdict.reason()) + ")"));
        }
        return lines;
    }

    private static List<String> verified(Undertaking.Verified verified) {
        String after = verified.repair() == 0 ? "" : " after repair " + verified.repair();
        var lines = new ArrayList<String>();
        for (Check check : verified.checks()) {
            lines.add("check " + check.outcome() + after + ": " + check.command());
            if (!check.outcome().equals("passed"))
                check.text().strip().lines().limit(8).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
