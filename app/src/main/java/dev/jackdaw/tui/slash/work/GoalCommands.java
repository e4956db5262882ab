package dev.jackdaw.tui.slash.work;

import dev.jackdaw.MasterLoop;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.goal.Goal;
import dev.jackdaw.goal.GoalResult;
import dev.jackdaw.goal.Judging;
import dev.jackdaw.goal.Pursuing;
import dev.jackdaw.goal.Pursuit;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.GoalEnded;
import dev.jackdaw.session.Undertaking.GoalPaused;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.kit.CheckCommands;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `/goal`: what is pursued until it is met.
public final class GoalCommands {
    /// What stands before each criterion where all is said in one line.
    private static final String DASHES = " -- ";

    private GoalCommands() {}

    public static List<SlashCommand> all() {
        return List.of(SlashCommand.of("goal", "[TEXT|status|judge|pause|resume|clear]", GoalCommands::goal));
    }

    private static void goal(Stage stage, String argument) {
        switch (argument) {
            case "", "status" -> stage.show(status(stage));
            case "judge" -> judge(stage);
            case "pause" -> {
                if (!current(stage).running()) throw none(stage);
                stage.live().send(new Command.Undertake(new GoalPaused(""), ""));
            }
            case "resume" -> {
                Pursuit now = current(stage);
                if (now.running() && stage.live().working()) return;
                if (!now.running() && !now.resumable()) throw none(stage);
                Pursuing.resume(stage.live());
            }
            case "clear" -> {
                Pursuit now = current(stage);
                if (!now.running() && !now.resumable()) throw none(stage);
                stage.live().send(new Command.Undertake(new GoalEnded("cleared", ""), ""));
            }
            default -> set(stage, argument);
        }
    }

    private static Pursuit current(Stage stage) {
        return Pursuit.of(stage.live().session().lines());
    }

    private static IllegalArgumentException none(Stage stage) {
        return new IllegalArgumentException(stage.words().of("goal.none"));
    }

    /// Criteria that are not in the line are asked for where there is a screen to ask on.
    private static void set(Stage stage, String argument) {
        List<String> parts =
                Arrays.stream(argument.split(DASHES)).map(String::strip).toList();
        List<Criterion> criteria = Goal.criteria(String.join("\n", parts.subList(1, parts.size())));
        if (parts.size() > 1 || stage.screen().isEmpty()) begin(stage, new Goal(parts.getFirst(), criteria));
        else
            stage.lay(new CriteriaEntry(argument, stage.words(), said -> {
                if (said.isPresent()) begin(stage, new Goal(argument, said.get()));
                else stage.show(List.of(Row.of(Ink.DIM, stage.words().of("goal.dropped"))));
            }));
    }

    private static void begin(Stage stage, Goal goal) {
        Settings settings = stage.desk().settings();
        Pursuing.begin(
                stage.live(),
                goal.set(MasterLoop.limits(settings, settings.goals().rounds())));
    }

    private static List<Row> status(Stage stage) {
        if (current(stage).goal().isEmpty()) return List.of(Row.of(stage.words().of("goal.how")));
        GoalResult result = GoalResult.of(stage.live().session());
        Words words = stage.words();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.BOLD, Sanitiser.line(result.goal())));
        for (GoalResult.Judged judged : result.criteria()) rows.add(row(rows.size(), judged, words));
        String how = words.of("goal.outcome." + result.outcome());
        rows.add(Row.of(
                Ink.DIM,
                words.of(
                        "goal.standing",
                        how,
                        result.iterations(),
                        result.usage().total(),
                        result.time().toSeconds())));
        return rows;
    }

    private static Row row(int number, GoalResult.Judged judged, Words words) {
        Row row = Row.of(judged.met() ? Ink.GOOD : Ink.PLAIN, judged.met() ? "  [x] " : "  [ ] ")
                .and(
                        Ink.PLAIN,
                        number + ". " + Sanitiser.line(judged.criterion().text()));
        String reason =
                judged.met() ? judged.verdict().evidence() : judged.verdict().reason();
        return reason.isEmpty()
                ? row.hanging(9)
                : row.and(Ink.DIM, "  " + Sanitiser.line(words.told(reason))).hanging(9);
    }

    /// Judges beside the face, without a round of the model's: what was found is kept.
    private static void judge(Stage stage) {
        LiveSession live = stage.live();
        Pursuit now = current(stage);
        if (now.goal().isEmpty() || now.phase() == Pursuit.Phase.ENDED) throw none(stage);
        if (live.working()) throw new IllegalArgumentException(stage.words().of("goal.working"));
        Settings settings = stage.desk().settings();
        stage.meanwhile(() -> {
            try (var checks = new CheckCommands(live.sandbox())) {
                var means = new Judging.Means(
                        checks,
                        new Aside(live.session(), live.gateway()),
                        live.site(),
                        live::policy,
                        settings.goals().check(),
                        settings.goals().judge());
                var judging = new Judging(live.session(), means);
                live.send(new Command.Undertake(judging.judged(now, now.round(), Judging.Asking.JUDGE), ""));
            }
            Pursuit judged = current(stage);
            if (judged.met()) live.send(new Command.Undertake(new GoalEnded("met", ""), ""));
            return status(stage);
        });
    }
}
