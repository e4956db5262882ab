package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a session does on its own account, as lines: subagents in Claude Code's `task_…` lines, the rest in lines of
/// our own.
final class DeedLines {
    private DeedLines() {}

    /// @param affairs as they stand after it
    static Json.Obj of(Undertaking deed, Affairs affairs) {
        return switch (deed) {
            case Undertaking.Planned made ->
                line("plan").with("plan", plan(affairs).orElse(Json.obj())).with("why", Json.of(made.why()));
            case Undertaking.StepMoved moved -> step(moved, affairs);
            case Undertaking.PlanEnded ended ->
                ended(line("plan_ended"), ended.outcome(), ended.why())
                        .with("plan", plan(affairs).orElse(Json.obj()));
            case Undertaking.GoalSet _,
                    Undertaking.GoalJudged _,
                    Undertaking.GoalPaused _,
                    Undertaking.GoalResumed _,
                    Undertaking.GoalEnded _ -> pursued(deed, affairs);
            case Undertaking.Delegated sent -> sent(sent);
            case Undertaking.Returned back -> returned(back, affairs);
            case Undertaking.Verified verified -> line("verification").with("verification", verified.told());
            case Undertaking.VerifyChosen chosen -> line("verification_mode").with("mode", Json.of(chosen.mode()));
            case Undertaking.LoopSet set -> loop(set);
            case Undertaking.LoopRan ran -> line("loop_ran").with("time", Json.of(ran.time()));
            case Undertaking.LoopEnded ended -> line("loop_ended").with("message", Json.of(ended.why()));
            case Undertaking.Noted noted ->
                line("note").with("about", Json.of(noted.about())).with("message", Json.of(noted.text()));
        };
    }

    private static Json.Obj pursued(Undertaking deed, Affairs affairs) {
        Json.Obj goal = goal(affairs).orElse(Json.obj());
        return switch (deed) {
            case Undertaking.GoalSet set -> line("goal").with("goal", goal).with("limits", limits(set));
            case Undertaking.GoalJudged judged ->
                line("goal_judged").with("round", Json.of(judged.round())).with("goal", goal);
            case Undertaking.GoalPaused paused -> line("goal_paused").with("message", Json.of(paused.why()));
            case Undertaking.GoalEnded ended ->
                ended(line("goal_ended"), ended.outcome(), ended.why()).with("goal", goal);
            case Undertaking _ -> line("goal_resumed");
        };
    }

    private static Json.Obj loop(Undertaking.LoopSet set) {
        return line("loop")
                .with("prompt", Json.of(set.prompt()))
                .with("seconds", Json.of(set.seconds()))
                .with("until", Json.of(set.until().orElse(null)));
    }

    /// A subagent is at something.
    static Json.Obj of(Glimpse.AgentMoved moved, Affairs affairs) {
        return task("task_progress", moved.agent(), call(moved.agent(), affairs))
                .with("description", Json.of(moved.doing()))
                .with("usage", Json.obj("total_tokens", moved.tokens()));
    }

    private static Json.Obj line(String subtype) {
        return Json.obj("type", "system", "subtype", subtype);
    }

    private static Json.Obj ended(Json.Obj line, String outcome, String why) {
        return line.with("outcome", Json.of(outcome)).with("message", Json.of(why));
    }

    private static Json.Obj step(Undertaking.StepMoved moved, Affairs affairs) {
        String text = affairs.plan()
                .flatMap(plan -> plan.step(moved.step()))
                .map(Undertaking.Step::text)
                .orElse("");
        return line("plan_step")
                .with("step", Json.of(moved.step() + 1))
                .with("text", Json.of(text))
                .with("status", Json.of(label(moved.status())))
                .with("note", Json.of(moved.note()));
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Json.Obj limits(Undertaking.GoalSet set) {
        return Json.obj(
                "rounds", set.rounds(), "tokens", set.tokens(), "dollars", set.dollars(), "seconds", set.seconds());
    }

    private static Json.Obj task(String subtype, String agent, String callId) {
        Json call = Json.of(callId.isEmpty() ? null : callId);
        return line(subtype)
                .with("task_id", Json.of(agent))
                .with("tool_use_id", call)
                .with("parent_tool_use_id", call);
    }

    private static String call(String agent, Affairs affairs) {
        return affairs.agent(agent).map(each -> each.sent().callId()).orElse("");
    }

    private static Json.Obj sent(Undertaking.Delegated sent) {
        return task("task_started", sent.agent(), sent.callId())
                .with("task_type", Json.of(sent.role()))
                .with("description", Json.of(sent.task()))
                .with("agent_session_id", Json.of(sent.child()))
                .with("worktree", Json.of(sent.worktree().isEmpty() ? null : sent.worktree()))
                .with("is_background", Json.of(sent.background()));
    }

    private static Json.Obj returned(Undertaking.Returned back, Affairs affairs) {
        String status = switch (back.outcome()) {
            case "answered" -> "completed";
            case "stopped" -> "stopped";
            default -> "failed";
        };
        Usage usage = back.usage();
        return task("task_notification", back.agent(), call(back.agent(), affairs))
                .with("status", Json.of(status))
                .with("outcome", Json.of(back.outcome()))
                .with("summary", Json.of(back.summary()))
                .with("usage", Spelling.usage(usage).with("total_tokens", Json.of(usage.total())))
                .with("total_cost_usd", Spelling.dollars(usage.cost()));
    }

    /// The plan as it stands, if there is one.
    static Optional<Json.Obj> plan(Affairs affairs) {
        return affairs.plan()
                .map(plan -> Json.obj(
                        "task", plan.made().task(),
                        "by", plan.made().by(),
                        "outcome",
                                plan.ended().map(Undertaking.PlanEnded::outcome).orElse("open"),
                        "done", plan.done(),
                        "steps",
                                plan.steps().stream()
                                        .map(step -> Json.obj(
                                                "text", step.text(),
                                                "status", label(step.status()),
                                                "note", step.note()))
                                        .toList()));
    }

    /// The goal as it stands, with what was judged last, if there is one.
    static Optional<Json.Obj> goal(Affairs affairs) {
        return affairs.goal()
                .map(goal -> Json.obj(
                        "goal", goal.set().goal(),
                        "outcome",
                                goal.ended()
                                        .map(Undertaking.GoalEnded::outcome)
                                        .orElse(goal.paused().isPresent() ? "paused" : "open"),
                        "rounds",
                                goal.judged().map(Undertaking.GoalJudged::round).orElse(0),
                        "met", goal.met(),
                        "criteria", criteria(goal)));
    }

    private static List<Json.Obj> criteria(Affairs.Goal goal) {
        List<Verdict> verdicts =
                goal.judged().map(Undertaking.GoalJudged::verdicts).orElse(List.of());
        var all = new ArrayList<Json.Obj>();
        for (Criterion criterion : goal.set().criteria()) {
            Json.Obj told = Json.obj(
                    "text", criterion.text(), "check", criterion.check().orElse(null));
            boolean judged = all.size() < verdicts.size();
            all.add(judged ? judged(told, verdicts.get(all.size())) : told.with("standing", Json.of("unjudged")));
        }
        return all;
    }

    private static Json.Obj judged(Json.Obj criterion, Verdict verdict) {
        return criterion
                .with("standing", Json.of(label(verdict.standing())))
                .with("reason", Json.of(verdict.reason()))
                .with("evidence", Json.of(verdict.evidence()))
                .with("by", Json.of(verdict.by()));
    }
}
