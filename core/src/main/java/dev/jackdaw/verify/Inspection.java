package dev.jackdaw.verify;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.kit.CheckCommands;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Checks what is to be checked, one after the other, as far as that is allowed.
///
/// @param policy the one in force
/// @param confines whether commands are confined here; may try it out
public record Inspection(
        Session session, Site site, CheckCommands commands, Supplier<Policy> policy, BooleanSupplier confines) {
    private static final int MOST_TOLD = 4_000;
    private static final int NO_TESTS = 5;

    /// How a command may run, or why it may not.
    private record Leave(Optional<Confinement> to, String why) {}

    List<Check> of(List<Job> jobs, Rigour rigour, Rigour.Mode mode) throws InterruptedException {
        var checks = new ArrayList<Check>();
        long end = System.nanoTime() + rigour.whole().toNanos();
        for (Job.Step step : Job.Step.values()) {
            boolean failed = checks.stream().anyMatch(check -> check.outcome().equals(Job.FAILED));
            if (step == Job.Step.TESTS && failed) break;
            for (Job job : jobs) {
                if (job.step() != step) continue;
                if (Thread.interrupted()) throw new InterruptedException();
                Duration left = Duration.ofNanos(end - System.nanoTime());
                checks.add(check(job, left.compareTo(rigour.each()) < 0 ? left : rigour.each(), mode));
            }
        }
        return checks;
    }

    private Check check(Job job, Duration limit, Rigour.Mode mode) throws InterruptedException {
        return switch (job) {
            case Job.Here here -> here(here);
            case Job.Not(var _, var shown, var why) -> new Check(shown, Job.SKIPPED, why);
            case Job.Run run -> run(run, limit, mode);
        };
    }

    private Check here(Job.Here here) {
        session.show(new Glimpse.Verifying(shown(here)));
        try {
            List<String> faults = here.faults().get();
            String text = Excerpt.of(String.join("\n", faults), root(), MOST_TOLD);
            return new Check(shown(here), faults.isEmpty() ? Job.PASSED : Job.FAILED, text);
        } catch (UncheckedIOException gone) {
            return new Check(shown(here), Job.ERROR, String.valueOf(gone.getMessage()));
        }
    }

    private static String shown(Job job) {
        return Brief.head(job.shown().replace(PythonFiles.CLEAN, ""), 200);
    }

    private Path root() {
        return site.workspace().root();
    }

    private Check run(Job.Run run, Duration limit, Rigour.Mode mode) throws InterruptedException {
        boolean own = run.program().isEmpty() || run.program().startsWith("./");
        if (!own && !Place.installed(run.program()))
            return new Check(shown(run), Job.SKIPPED, run.program() + " is not installed");
        if (limit.isNegative() || limit.isZero())
            return new Check(shown(run), Job.SKIPPED, "no time was left for it; verify_time allows more");
        Leave leave = leave(run.shown(), mode);
        if (leave.to().isEmpty()) return new Check(shown(run), Job.SKIPPED, leave.why());
        session.show(new Glimpse.Verifying(shown(run)));
        long began = System.nanoTime();
        CheckCommands.Outcome outcome =
                commands.run(run.shown(), site, leave.to().get(), limit);
        boolean late = outcome.exit().isEmpty() && System.nanoTime() - began >= limit.toNanos();
        return late
                ? new Check(
                        shown(run), Job.ERROR, "stopped after " + limit.toSeconds() + " s; verify_timeout allows more")
                : judged(run, outcome);
    }

    private Check judged(Job.Run run, CheckCommands.Outcome outcome) {
        String shown = shown(run);
        if (outcome.passed()) return new Check(shown, Job.PASSED, "");
        int exit = outcome.exit().orElse(-1);
        if (exit == 126 || exit == 127)
            return new Check(shown, Job.SKIPPED, "it cannot be run here: " + last(outcome.text()));
        if (exit == NO_TESTS && run.program().contains("python"))
            return new Check(shown, Job.SKIPPED, "there are no tests in it");
        for (String trouble : Resource.lines(Inspection.class, "surroundings.txt"))
            if (outcome.text().contains(trouble))
                return new Check(shown, Job.ERROR, "it cannot be told here: " + trouble);
        return new Check(shown, exit < 0 ? Job.ERROR : Job.FAILED, Excerpt.of(said(outcome.text()), root(), MOST_TOLD));
    }

    /// Without what stands below the output for the model.
    private static String said(String text) {
        int end = text.lastIndexOf("[exit code ");
        return end < 0 ? text : text.substring(0, end);
    }

    private static String last(String text) {
        List<String> lines = said(text).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : Brief.head(lines.getLast(), 200);
    }

    /// What is asked for every time may run where nothing can come of it outside the workspace, but for what the user
    /// wants to be asked about.
    private Leave leave(String command, Rigour.Mode mode) {
        Policy now = policy.get();
        var call = List.<Access>of(new Access.Execute(command));
        Policy judging = mode == Rigour.Mode.ON && now.mode() == Mode.DONT_ASK ? now.in(Mode.DEFAULT) : now;
        var judged = judging.judge("bash", call, site.workspace());
        if (judged.verdict() == Verdict.DENY) return new Leave(Optional.empty(), judged.why());
        if (judged.verdict() == Verdict.ALLOW || mode == Rigour.Mode.ON)
            return new Leave(Optional.of(now.mode().confinement()), "");
        boolean contained = confines.getAsBoolean()
                && now.in(Mode.AUTO).judge("bash", call, site.workspace()).verdict() == Verdict.ALLOW;
        return contained
                ? new Leave(Optional.of(Confinement.CLOSED), "")
                : new Leave(Optional.empty(), "needs approval: /eval on");
    }
}
