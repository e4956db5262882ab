package dev.jackdaw.tui.story.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of a goal, as lines for a person.
final class GoalRows {
    private final Deeds deeds;
    private final Words words;

    GoalRows(Deeds deeds, Words words) {
        this.deeds = deeds;
        this.words = words;
    }

    List<Row> of(Undertaking deed, Affairs affairs) {
        return switch (deed) {
            case Undertaking.GoalSet set -> set(set);
            case Undertaking.GoalJudged judged -> judged(judged, criteria(affairs));
            case Undertaking.GoalPaused paused ->
                List.of(Row.of(Ink.WARNING, "◎ ")
                        .and(Ink.WARNING, words.of("deed.goal.paused") + deeds.why(paused.why()))
                        .hanging(2));
            case Undertaking.GoalResumed _ ->
                List.of(Row.of(Ink.DIM, "◎ ").and(Ink.DIM, words.of("deed.goal.resumed")));
            case Undertaking.GoalEnded ended -> ended(ended, affairs);
            case Undertaking _ -> List.of();
        };
    }

    private static List<Criterion> criteria(Affairs affairs) {
        return affairs.goal().map(goal -> goal.set().criteria()).orElse(List.of());
    }

    private List<Row> set(Undertaking.GoalSet set) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Row.of(Ink.ACCENT, "◎ ")
                .and(Ink.BOLD, words.of("deed.goal.set"))
                .and(Ink.PLAIN, words.of("deed.why", deeds.line(set.goal())))
                .hanging(2));
        for (Criterion criterion : set.criteria()) {
            String check = criterion
                    .check()
                    .map(command -> "  $ " + deeds.line(command))
                    .orElse("");
            rows.add(Row.of(Ink.DIM, "  ☐ ")
                    .and(Ink.PLAIN, deeds.line(criterion.text()))
                    .and(Ink.DIM, check)
                    .hanging(4));
        }
        var limits = new ArrayList<String>();
        limits.add(words.counted("deed.goal.rounds", set.rounds(), set.rounds()));
        if (set.tokens() > 0) limits.add(words.of("deed.agent.tokens", Numbers.brief(set.tokens())));
        if (set.dollars() > 0) limits.add(Numbers.dollars(set.dollars()));
        if (set.seconds() > 0) limits.add(Spans.of(set.seconds()));
        rows.add(Row.of(Ink.DIM, "  " + words.of("deed.goal.limits", String.join(" · ", limits)))
                .hanging(2));
        return rows;
    }

    /// What is met is counted; what is not is told, with the reason.
    private List<Row> judged(Undertaking.GoalJudged judged, List<Criterion> criteria) {
        List<Verdict> verdicts = judged.verdicts();
        long met = verdicts.stream()
                .filter(verdict -> verdict.standing() == Standing.MET)
                .count();
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Row.of(Ink.ACCENT, "◎ ")
                .and(Ink.BOLD, words.of("deed.goal.judged", judged.round(), met, verdicts.size()))
                .hanging(2));
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (!deeds.whole() && verdict.standing() == Standing.MET) continue;
            rows.add(verdict(verdict, text(criteria, i)));
            if (deeds.whole()) rows.addAll(evidence(verdict));
        }
        return rows;
    }

    private String text(List<Criterion> criteria, int place) {
        return place < criteria.size() ? deeds.line(criteria.get(place).text()) : String.valueOf(place + 1);
    }

    private Row verdict(Verdict verdict, String criterion) {
        Row row = switch (verdict.standing()) {
            case MET -> Row.of(Ink.GOOD, "  ✓ ").and(Ink.PLAIN, criterion);
            case NOT_YET -> Row.of(Ink.DIM, "  ☐ ").and(Ink.PLAIN, criterion);
            case IMPOSSIBLE ->
                Row.of(Ink.BAD, "  ✗ ").and(Ink.PLAIN, criterion).and(Ink.BAD, " " + words.of("deed.goal.impossible"));
            case ERROR ->
                Row.of(Ink.WARNING, "  ! ")
                        .and(Ink.PLAIN, criterion)
                        .and(Ink.WARNING, " " + words.of("deed.goal.error"));
        };
        return row.and(Ink.DIM, deeds.why(verdict.reason())).hanging(4);
    }

    private List<Row> evidence(Verdict verdict) {
        String by = verdict.by().equals("command") ? words.of("deed.goal.command") : deeds.line(verdict.by());
        var rows = new ArrayList<Row>();
        if (!by.isEmpty()) rows.add(Row.of(Ink.DIM, "      " + words.of("deed.goal.by", by)));
        rows.addAll(deeds.text(Ink.DIM, "      ", "      ", verdict.evidence()));
        return rows;
    }

    /// As a summary: what became of the goal, and of each criterion.
    private List<Row> ended(Undertaking.GoalEnded ended, Affairs affairs) {
        Ink ink = ended.outcome().equals("met") ? Ink.GOOD : ended.outcome().equals("cleared") ? Ink.DIM : Ink.BAD;
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        String goal =
                affairs.goal().map(each -> " " + deeds.line(each.set().goal())).orElse("");
        rows.add(Row.of(ink, words.of(outcome(ended.outcome())))
                .and(Ink.BOLD, goal)
                .and(Ink.DIM, deeds.why(ended.why()))
                .hanging(2));
        List<Verdict> verdicts = affairs.goal()
                .flatMap(Affairs.Goal::judged)
                .map(Undertaking.GoalJudged::verdicts)
                .orElse(List.of());
        List<Criterion> criteria = criteria(affairs);
        for (int i = 0; i < criteria.size(); i++) {
            Optional<Verdict> verdict = i < verdicts.size() ? Optional.of(verdicts.get(i)) : Optional.empty();
            boolean met =
                    verdict.filter(each -> each.standing() == Standing.MET).isPresent();
            String reason = met ? "" : deeds.why(verdict.map(Verdict::reason).orElse(""));
            rows.add(Row.of(met ? Ink.GOOD : Ink.DIM, met ? "  [x] " : "  [ ] ")
                    .and(Ink.PLAIN, text(criteria, i))
                    .and(Ink.DIM, reason)
                    .hanging(6));
        }
        return rows;
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "met" -> "deed.goal.met";
            case "impossible" -> "deed.goal.never";
            case "rounds" -> "deed.goal.rounded";
            case "budget" -> "deed.goal.spent";
            case "stagnation" -> "deed.goal.stuck";
            default -> "deed.goal.cleared";
        };
    }
}
