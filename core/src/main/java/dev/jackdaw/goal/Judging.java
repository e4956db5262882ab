package dev.jackdaw.goal;

import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.GoalJudged;
import dev.jackdaw.session.Undertaking.GoalSet;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.kit.CheckCommands;
import dev.jackdaw.wording.Brief;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Judges all criteria of a goal anew: commands decide where there are any, a judge decides the rest.
public final class Judging {
    /// Who decided, where a command did.
    public static final String COMMAND = "command";

    private static final int MOST_OF_OUTPUT = 200;

    /// What it works with.
    ///
    /// @param site where commands run
    /// @param policy the one in force: its deny rules hold, and commands are confined as the model's would be
    /// @param check how long a command may take where the goal does not say
    /// @param patience how long the judge is waited for
    public record Means(
            CheckCommands checks, Aside aside, Site site, Supplier<Policy> policy, Duration check, Duration patience) {}

    /// Whether models may be asked.
    public enum Asking {
        JUDGE,
        /// There is nothing left to spend: only commands judge.
        NOBODY
    }

    private final Session session;
    private final Means means;

    public Judging(Session session, Means means) {
        this.session = session;
        this.means = means;
    }

    /// The verdicts on a session's goal as it stands now.
    ///
    /// @param round the number of the judgement
    /// @throws java.util.NoSuchElementException where there is no goal
    public GoalJudged judged(Pursuit pursuit, int round, Asking asking) throws InterruptedException {
        GoalSet goal = pursuit.goal().orElseThrow();
        var verdicts = new ArrayList<Verdict>();
        var open = new ArrayList<Integer>();
        for (Criterion criterion : goal.criteria()) {
            if (criterion.check().isEmpty()) open.add(verdicts.size() + 1);
            verdicts.add(
                    criterion.check().isEmpty()
                            ? new Verdict(Standing.ERROR, "", "", "")
                            : checked(criterion.check().get(), goal));
        }
        List<Verdict> judged = open.isEmpty() ? List.of() : judged(goal, open, asking);
        for (int i = 0; i < judged.size(); i++) verdicts.set(open.get(i) - 1, judged.get(i));
        return new GoalJudged(round, verdicts);
    }

    private List<Verdict> judged(GoalSet goal, List<Integer> open, Asking asking) throws InterruptedException {
        return switch (asking) {
            case JUDGE ->
                new Judge(means.aside(), means.patience())
                        .verdicts(goal, open, Shown.of(session.lines(), session.conversation()));
            case NOBODY -> Judge.unknown(open, "not judged: the budget is used up", "");
        };
    }

    private Verdict checked(String command, GoalSet goal) throws InterruptedException {
        Policy policy = means.policy().get();
        Optional<String> forbidden = policy.forbids(command, means.site().workspace());
        if (forbidden.isPresent()) return new Verdict(Standing.ERROR, "not run: " + forbidden.get(), "", COMMAND);
        Duration limit = goal.checkSeconds() > 0 ? Duration.ofSeconds(goal.checkSeconds()) : means.check();
        CheckCommands.Outcome outcome =
                means.checks().run(command, means.site(), policy.mode().confinement(), limit);
        String output = Brief.line(outcome.text());
        String end = output.substring(Brief.whole(output, Math.max(0, output.length() - MOST_OF_OUTPUT)));
        Standing standing =
                outcome.passed() ? Standing.MET : outcome.exit().isPresent() ? Standing.NOT_YET : Standing.ERROR;
        return new Verdict(standing, end, outcome.passed() ? "exit code 0" : "", COMMAND);
    }
}
