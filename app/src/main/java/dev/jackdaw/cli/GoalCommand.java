package dev.jackdaw.cli;

import dev.jackdaw.MasterLoop;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.goal.Goal;
import dev.jackdaw.goal.Pursuing;
import dev.jackdaw.goal.Pursuit;
import dev.jackdaw.headless.Farewell;
import dev.jackdaw.headless.GoalRun;
import dev.jackdaw.headless.Options;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `jackdaw goal`: works until all criteria are met, without a screen; with `-c` or `-r` and no goal it goes on.
final class GoalCommand {
    private GoalCommand() {}

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        Optional<Goal> goal = goal(start);
        Options.Format format = Work.format(start);
        Opening opening = Opening.of(start);
        Set<Options.Extra> extras = start.line().has("--verbose") ? Set.of(Options.Extra.VERBOSE) : Set.of();
        LiveSession live = opening.live(opening.session(), LiveSession.Answering.NOBODY);
        var run = new GoalRun(live, new Options(format, extras, Optional.empty(), opening.about()), start.standard());
        try (var _ = new Farewell(run::stop).watching();
                live) {
            if (goal.isEmpty() && Pursuit.of(live.session().lines()).goal().isEmpty())
                throw CommandFault.usage("session " + live.session().id()
                        + " has no goal to go on with; name one: jackdaw goal \"GOAL\"");
            return run.run(() -> begin(live, goal, opening.settings()));
        }
    }

    private static void begin(LiveSession live, Optional<Goal> goal, Settings settings) {
        if (goal.isPresent())
            Pursuing.begin(
                    live,
                    goal.get().set(MasterLoop.limits(settings, settings.goals().rounds())));
        else Pursuing.resume(live);
    }

    /// The goal of the command line; none where the one of a session is to be gone on with.
    private static Optional<Goal> goal(Start start) throws CommandFault {
        CommandLine line = start.line();
        Optional<String> text = line.prompt().filter(words -> !words.isBlank());
        try {
            List<Criterion> criteria = criteria(line);
            if (text.isPresent()) return Optional.of(new Goal(text.get(), criteria));
            boolean resumes = line.has("--continue") || line.has("--resume");
            if (resumes && criteria.isEmpty()) return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            throw CommandFault.usage(String.valueOf(wrong.getMessage()));
        }
        throw CommandFault.usage(
                "say what is to be reached: jackdaw goal \"GOAL\" --criterion \"TEXT ||| COMMAND\", or go on with -c");
    }

    private static List<Criterion> criteria(CommandLine line) throws CommandFault {
        var criteria = new ArrayList<Criterion>();
        Optional<String> file = line.value("--criteria-file");
        if (file.isPresent()) criteria.addAll(Goal.criteria(content(file.get())));
        for (String each : line.values().getOrDefault("--criterion", List.of())) criteria.add(Goal.criterion(each));
        List<String> checks = line.values().getOrDefault("--check", List.of());
        for (int i = 0; i < checks.size(); i++) {
            Optional<String> check = Optional.of(checks.get(i).strip()).filter(command -> !command.isEmpty());
            if (i < criteria.size())
                criteria.set(i, new Criterion(criteria.get(i).text(), check.or(criteria.get(i)::check)));
            else if (check.isPresent()) criteria.add(new Criterion(check.get(), check));
        }
        return criteria;
    }

    private static String content(String file) throws CommandFault {
        try {
            return Files.readString(Start.path(file));
        } catch (IOException e) {
            throw CommandFault.usage("--criteria-file: cannot read " + file + " (" + Failures.sentence(e) + ")");
        }
    }
}
