package dev.jackdaw.goal;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.GoalSet;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What became of a goal.
///
/// @param outcome `met`, `impossible`, `rounds`, `budget`, `stagnation` or `cleared`; where it can be gone on with
/// `paused`, `interrupted`, `failed`, `refused` and the like; `running` while it is pursued
/// @param why the same in words, or empty
/// @param iterations rounds: how often it was judged
/// @param finalOutput what the model said last
/// @param usage of all models for it
/// @param time it was pursued
/// @param session the session it was pursued in
public record GoalResult(
        String goal,
        boolean met,
        String outcome,
        String why,
        int iterations,
        List<Judged> criteria,
        String finalOutput,
        Usage usage,
        Duration time,
        String session) {

    /// A criterion, and what was thought of it last.
    public record Judged(Criterion criterion, Verdict verdict) {
        public boolean met() {
            return verdict.standing() == Standing.MET;
        }
    }

    /// What has become of the goal of a session so far.
    ///
    /// @throws java.util.NoSuchElementException where none was ever set
    public static GoalResult of(Session session) {
        Pursuit pursuit = Pursuit.of(session.lines());
        GoalSet goal = pursuit.goal().orElseThrow();
        var criteria = new ArrayList<Judged>();
        for (int i = 0; i < goal.criteria().size(); i++)
            criteria.add(new Judged(
                    goal.criteria().get(i),
                    i < pursuit.verdicts().size()
                            ? pursuit.verdicts().get(i)
                            : new Verdict(Standing.NOT_YET, "not judged", "", "")));
        return new GoalResult(
                goal.goal(),
                pursuit.phase() == Pursuit.Phase.ENDED && pursuit.outcome().equals("met"),
                pursuit.running() ? "running" : pursuit.outcome(),
                pursuit.why(),
                pursuit.round(),
                criteria,
                session.conversation().answer(),
                pursuit.spent().usage(),
                pursuit.spent().time(),
                session.id());
    }

    /// Whether it was given up or met, and not merely stopped.
    public boolean ended() {
        return switch (outcome) {
            case "met", "impossible", "rounds", "budget", "stagnation", "cleared" -> true;
            default -> false;
        };
    }

    /// `[GOAL MET] GOAL (1 iteration)`, and below it a line for each criterion.
    public String summary() {
        var text = new StringBuilder(met ? "[GOAL MET] " : "[GOAL NOT MET] ")
                .append(goal)
                .append(" (")
                .append(iterations)
                .append(iterations == 1 ? " iteration)" : " iterations)");
        for (int i = 0; i < criteria.size(); i++)
            text.append(criteria.get(i).met() ? "\n  [x] " : "\n  [ ] ")
                    .append(i + 1)
                    .append(". ")
                    .append(criteria.get(i).criterion().text());
        return text.toString();
    }

    public Json.Obj json() {
        return Json.obj(
                "goal", goal,
                "met", met,
                "outcome", outcome,
                "why", why,
                "iterations", iterations,
                "criteria", criteria.stream().map(GoalResult::json).toList(),
                "final_output", finalOutput,
                "usage",
                        Json.obj(
                                "input_tokens", usage.prompt(),
                                "output_tokens", usage.output(),
                                "total_tokens", usage.total(),
                                "cost_usd", usage.dollars()),
                "seconds", Math.round(time.toMillis() / 100.0) / 10.0,
                "session_id", session);
    }

    private static Json.Obj json(Judged judged) {
        return Json.obj(
                "text", judged.criterion().text(),
                "check", judged.criterion().check(),
                "met", judged.met(),
                "verdict", judged.verdict().standing().name().toLowerCase(Locale.ROOT),
                "reason", judged.verdict().reason(),
                "evidence", judged.verdict().evidence());
    }
}
