package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import java.util.List;
import java.util.Optional;

/// A fact about what a session does on its own account: plans, goals, subagents, checks of its work, loops.
public sealed interface Undertaking extends Fact {

    /// How far a step of a plan is.
    enum Status {
        PENDING,
        IN_PROGRESS,
        DONE,
        FAILED,
        SKIPPED;

        /// Whether nothing is to be done about it any more.
        public boolean over() {
            return this != PENDING && this != IN_PROGRESS;
        }
    }

    /// @param note what came of it, or empty
    record Step(String text, Status status, String note) {
        public static Step of(String text) {
            return new Step(text, Status.PENDING, "");
        }
    }

    /// A plan was made, or made anew: it takes the place of the one before.
    ///
    /// @param task what it is for
    /// @param steps all of them, those that were done before too
    /// @param by `model`, `planner`, `user`, or the `lead` of a team
    /// @param why what made the one before useless, or empty
    record Planned(String task, List<Step> steps, String by, String why) implements Undertaking {}

    /// A step of the plan is begun, or over.
    ///
    /// @param step counted from 0
    record StepMoved(int step, Status status, String note) implements Undertaking {}

    /// The plan is of no concern any more.
    ///
    /// @param outcome `done`, `failed` or `dropped`
    record PlanEnded(String outcome, String why) implements Undertaking {}

    /// What tells whether a goal is met.
    ///
    /// @param check the command that decides it by its exit code; a judge decides where empty
    record Criterion(String text, Optional<String> check) {}

    /// A goal was set; it takes the place of the one before.
    ///
    /// @param rounds how often the model may try at most
    /// @param tokens that may be used for it, 0 for any number
    /// @param dollars that may be spent on it, 0 for any sum
    /// @param seconds it may take, 0 for any time
    /// @param checkSeconds each of its commands may take, 0 for the usual time
    record GoalSet(
            String goal,
            List<Criterion> criteria,
            int rounds,
            long tokens,
            double dollars,
            long seconds,
            long checkSeconds)
            implements Undertaking {
        /// What the reminder is about that lets the model go on for the goal.
        public static final String UNMET = "goal";

        public GoalSet(String goal, List<Criterion> criteria, int rounds, long tokens, double dollars, long seconds) {
            this(goal, criteria, rounds, tokens, dollars, seconds, 0);
        }
    }

    /// What is thought of a criterion.
    enum Standing {
        MET,
        NOT_YET,
        IMPOSSIBLE,
        /// It could not be told; that is not met.
        ERROR
    }

    /// @param reason for a person and the model
    /// @param evidence what a judge quoted, or what a command printed last
    /// @param by `command`, or the judge's model
    record Verdict(Standing standing, String reason, String evidence, String by) {}

    /// All criteria were judged, in their order.
    ///
    /// @param round counted from 1
    record GoalJudged(int round, List<Verdict> verdicts) implements Undertaking {}

    /// The goal is not pursued for now.
    record GoalPaused(String why) implements Undertaking {}

    /// The goal is pursued again.
    record GoalResumed() implements Undertaking {}

    /// @param outcome `met`, `impossible`, `rounds`, `budget`, `stagnation` or `cleared`
    record GoalEnded(String outcome, String why) implements Undertaking {}

    /// A task was handed to a subagent.
    ///
    /// @param callId the call that did it; empty where the program did
    /// @param agent its name in this session, such as `explore-1`
    /// @param child the id of its own session
    /// @param worktree the folder of its own it works in, or empty
    /// @param background whether nobody waits for it
    record Delegated(
            String callId, String agent, String role, String task, String child, String worktree, boolean background)
            implements Undertaking {}

    /// A subagent is done.
    ///
    /// @param outcome `answered`, `failed`, `limit` or `stopped`
    /// @param summary for a person
    /// @param usage of itself and of those below it
    /// @param told as the model reads it where no call waits for it, else empty
    record Returned(String agent, String outcome, String summary, Usage usage, String told) implements Undertaking {
        /// Whether what it tells is heard as if the user had said it; what was stopped is told with the next prompt.
        boolean wakes() {
            return !told.isEmpty() && !outcome.equals("stopped");
        }
    }

    /// One check of the work.
    ///
    /// @param command what was run, or what was checked in process
    /// @param outcome `passed`, `failed`, `skipped` or `error`
    /// @param text what matters of what it told
    record Check(String command, String outcome, String text) {}

    /// What was changed was checked.
    ///
    /// @param repair how often the model has tried to repair it before: 0 the first time
    record Verified(List<Check> checks, int repair) implements Undertaking {

        /// The worst that came of them: `failed`, `error`, `passed`, or `skipped` where none could be made.
        public String outcome() {
            for (String outcome : List.of("failed", "error", "passed"))
                if (checks.stream().anyMatch(check -> check.outcome().equals(outcome))) return outcome;
            return "skipped";
        }

        /// As it stands in results and records for other programs.
        public Json.Obj told() {
            List<Json.Obj> all = checks.stream()
                    .map(check ->
                            Json.obj("command", check.command(), "outcome", check.outcome(), "text", check.text()))
                    .toList();
            return Json.obj("outcome", outcome(), "repairs", repair, "checks", all);
        }
    }

    /// The user wants work checked, or not.
    ///
    /// @param mode `on`, `off` or `auto`
    record VerifyChosen(String mode) implements Undertaking {}

    /// A prompt is to be said again and again, whenever nothing else is done.
    ///
    /// @param seconds from one saying to the next at least
    /// @param until a command by whose success it ends; empty where only the user ends it
    /// @param times how often at most, 0 for as often as any loop may
    record LoopSet(String prompt, long seconds, Optional<String> until, int times) implements Undertaking {}

    /// The prompt of the loop is said once more.
    ///
    /// @param time counted from 1
    record LoopRan(int time) implements Undertaking {}

    record LoopEnded(String why) implements Undertaking {}

    /// Something the user should know of the work that was done.
    ///
    /// @param about why: one word a fold can go by
    record Noted(String about, String text) implements Undertaking {}
}
