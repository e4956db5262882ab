package dev.jackdaw.goal;

import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking.GoalEnded;
import dev.jackdaw.session.Undertaking.GoalJudged;
import dev.jackdaw.session.Undertaking.GoalPaused;
import dev.jackdaw.session.Undertaking.GoalResumed;
import dev.jackdaw.session.Undertaking.GoalSet;
import dev.jackdaw.session.Undertaking.Returned;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a session's goal stands: folded from its facts.
///
/// @param goal empty where none was ever set
/// @param verdicts on its criteria, in their order; empty before the first judgement
/// @param round how often was judged
/// @param outcome why it is not pursued any more, in one word: that of [GoalEnded], or `paused`, `interrupted`,
/// `failed`, `budget`, `refused`, `rewound`, `stopped`; empty while it is pursued
/// @param why the same in words
/// @param fresh whether nothing was said or done since it was judged
public record Pursuit(
        Optional<GoalSet> goal,
        List<Verdict> verdicts,
        int round,
        Phase phase,
        String outcome,
        String why,
        boolean fresh,
        Trend trend,
        Spent spent) {

    public static final Pursuit NONE =
            new Pursuit(Optional.empty(), List.of(), 0, Phase.NONE, "", "", false, Trend.FRESH, Spent.NOTHING);

    /// Whether it is pursued.
    public enum Phase {
        NONE,
        RUNNING,
        PAUSED,
        /// What worked on it was interrupted, or failed.
        HALTED,
        ENDED
    }

    /// Where the rounds lead.
    ///
    /// @param still rounds running without progress
    /// @param hopeless judgements running that found every unmet criterion impossible
    /// @param changed whether files were changed since the last judgement
    public record Trend(int still, int hopeless, boolean changed) {
        static final Trend FRESH = new Trend(0, 0, false);

        Trend changing() {
            return new Trend(still, hopeless, true);
        }

        /// A round without progress is one in which no further criterion was met, what commands tell stayed the same,
        /// and no file was changed. Numbers in what commands tell are times more often than progress,
        /// and a judge words the same thing differently each time: neither counts.
        Trend judged(List<Verdict> before, List<Verdict> now) {
            boolean moved = before.size() != now.size() || changed;
            for (int i = 0; i < now.size() && !moved; i++) moved = moved(before.get(i), now.get(i));
            boolean lost = now.stream().anyMatch(verdict -> verdict.standing() == Standing.IMPOSSIBLE)
                    && now.stream()
                            .allMatch(verdict ->
                                    verdict.standing() == Standing.MET || verdict.standing() == Standing.IMPOSSIBLE);
            return new Trend(moved ? 0 : still + 1, lost ? hopeless + 1 : 0, false);
        }

        private static boolean moved(Verdict before, Verdict now) {
            if (now.standing() == Standing.MET) return before.standing() != Standing.MET;
            return now.by().equals(Judging.COMMAND) && !words(before.reason()).equals(words(now.reason()));
        }

        private static String words(String reason) {
            var words = new StringBuilder();
            for (char c : reason.toCharArray()) if (!Character.isDigit(c)) words.append(c);
            return words.toString();
        }
    }

    /// Whether a judgement has found every criterion met.
    public boolean met() {
        return goal.isPresent()
                && verdicts.size() == goal.get().criteria().size()
                && verdicts.stream().allMatch(verdict -> verdict.standing() == Standing.MET);
    }

    public boolean running() {
        return phase == Phase.RUNNING;
    }

    /// Whether it can be gone on with.
    public boolean resumable() {
        return phase == Phase.PAUSED || phase == Phase.HALTED;
    }

    /// How a session's goal stands after all its facts.
    public static Pursuit of(List<Line> lines) {
        Pursuit pursuit = NONE;
        for (Line line : lines) pursuit = pursuit.with(line);
        return pursuit;
    }

    /// This pursuit after one more fact.
    Pursuit with(Line line) {
        if (line.fact() instanceof GoalSet set)
            return new Pursuit(
                    Optional.of(set),
                    List.of(),
                    0,
                    Phase.RUNNING,
                    "",
                    "",
                    false,
                    Trend.FRESH,
                    Spent.NOTHING.from(line.at()));
        if (goal.isEmpty() || phase == Phase.ENDED) return this;
        return running() ? spending(spent.until(line.at())).after(line) : after(line);
    }

    private Pursuit after(Line line) {
        return switch (line.fact()) {
            case Fact.ModelSaid(var reply) -> using(reply.usage()).stale();
            case Fact.ModelUsed(var _, var _, var usage) -> using(usage);
            case Returned returned -> using(returned.usage()).stale();
            case Fact.Saved saved -> saved.files() > 0 ? leading(trend.changing()) : this;
            case Fact.ToolRan(var _, var result) ->
                result.details().get("diff").text("").isEmpty() ? this : leading(trend.changing());
            case GoalJudged(var number, var all) -> judged(number, all);
            case GoalPaused(var reason) -> in(Phase.PAUSED, "paused", reason);
            case GoalResumed _ -> in(Phase.RUNNING, "", "").leading(Trend.FRESH).spending(spent.from(line.at()));
            case GoalEnded(var how, var reason) -> in(Phase.ENDED, how, reason);
            case Fact.TurnEnded(var ending) ->
                running() ? in(Phase.HALTED, word(ending.reason()), ending.detail()) : this;
            case Fact.Rewound _ -> running() ? in(Phase.HALTED, "rewound", "the conversation was taken back") : this;
            case Fact _ -> this;
        };
    }

    private static String word(Ending.Reason reason) {
        return switch (reason) {
            case INTERRUPTED -> "interrupted";
            case BUDGET -> "budget";
            case MODEL_ERROR, PROMPT_TOO_LONG -> "failed";
            case ANSWERED, STEP_LIMIT, DOOM_LOOP -> "stopped";
            case REFUSED, HOOK_STOPPED, NOT_SAID, PLAN_FAILED ->
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /// Judging once more without another try is no round.
    private Pursuit judged(int number, List<Verdict> all) {
        Trend next = number > round ? trend.judged(verdicts, all) : trend;
        return new Pursuit(goal, List.copyOf(all), number, phase, outcome, why, true, next, spent);
    }

    private Pursuit using(Usage more) {
        return running() ? spending(spent.plus(more)) : this;
    }

    private Pursuit stale() {
        return fresh ? new Pursuit(goal, verdicts, round, phase, outcome, why, false, trend, spent) : this;
    }

    private Pursuit in(Phase next, String how, String reason) {
        return new Pursuit(goal, verdicts, round, next, how, reason, fresh, trend, spent);
    }

    private Pursuit leading(Trend other) {
        return new Pursuit(goal, verdicts, round, phase, outcome, why, fresh, other, spent);
    }

    private Pursuit spending(Spent more) {
        return new Pursuit(goal, verdicts, round, phase, outcome, why, fresh, trend, more);
    }
}
