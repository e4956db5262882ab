package dev.jackdaw.tui.slash.work;

import dev.jackdaw.plan.Plan;
import dev.jackdaw.plan.Planning;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `/plan`: makes a plan, shows it, and asks what becomes of it before anything is done.
public final class PlanCommands {
    private PlanCommands() {}

    public static List<SlashCommand> all() {
        return List.of(SlashCommand.of("plan", "[TASK|go|edit|drop]", PlanCommands::plan));
    }

    private static void plan(Stage stage, String argument) {
        var planning = new Planning(stage.live());
        String first = argument.strip().split("\\s+", 2)[0];
        switch (first) {
            case "" -> stage.show(rows(stage, planning.plan()));
            case "go" -> planning.go();
            case "drop" -> planning.drop();
            case "edit" -> edit(stage, planning, argument.strip().substring(4).strip());
            default -> stage.meanwhile(new Making(stage, planning, argument));
        }
    }

    /// A plan being made; once it is there the user is asked what becomes of it.
    private static final class Making implements Errand {
        private final Stage stage;
        private final Planning planning;
        private final String task;
        private volatile boolean made;

        Making(Stage stage, Planning planning, String task) {
            this.stage = stage;
            this.planning = planning;
            this.task = task;
        }

        @Override
        public List<Row> done() throws InterruptedException {
            planning.make(task);
            made = true;
            return List.of();
        }

        @Override
        public void then() {
            if (made) ask(stage, planning);
        }
    }

    private static void ask(Stage stage, Planning planning) {
        var options = new ArrayList<Choice.Option>();
        for (String name : List.of("go", "edit", "drop"))
            options.add(new Choice.Option(stage.words().of("plan." + name), ""));
        stage.ask(new Choice(stage.words().of("plan.ask"), options, 0, stage.words(), place -> {
            if (place.isEmpty())
                stage.show(List.of(Row.of(Ink.DIM, stage.words().of("plan.kept"))));
            else attempt(stage, () -> answer(stage, planning, place.getAsInt()));
        }));
    }

    private static void answer(Stage stage, Planning planning, int place) {
        switch (place) {
            case 0 -> planning.go();
            case 1 -> edit(stage, planning, "");
            default -> planning.drop();
        }
    }

    /// What the user could mend is told.
    private static void attempt(Stage stage, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException refused) {
            String why = stage.words().told(String.valueOf(refused.getMessage()));
            stage.show(List.of(Row.of(Ink.BAD, Sanitiser.line(why))));
        }
    }

    /// With a screen in lines of its own, else step by step.
    private static void edit(Stage stage, Planning planning, String change) {
        Plan plan = planning.plan();
        if (!plan.open()) throw new IllegalArgumentException("there is no plan to edit; make one with /plan TASK");
        List<String> left = plan.steps().stream()
                .filter(step -> !step.status().over())
                .map(Step::text)
                .toList();
        if (!change.isEmpty()) {
            changed(stage, planning, changedAt(stage, left, plan.over().size(), change));
            return;
        }
        if (stage.screen().isEmpty()) {
            stage.show(rows(stage, plan));
            stage.show(List.of(Row.of(stage.words().of("plan.edit.how"))));
        } else
            stage.lay(new StepLines(
                    left, stage.words(), lines -> attempt(stage, () -> changed(stage, planning, lines))));
    }

    private static void changed(Stage stage, Planning planning, List<String> lines) {
        planning.edit(lines);
        ask(stage, planning);
    }

    /// `3 Another text` puts that in the place of step 3; the number behind the last one adds a step, a number alone
    /// takes the step away.
    private static List<String> changedAt(Stage stage, List<String> left, int over, String change) {
        String[] words = change.split("\\s+", 2);
        boolean number = words[0].length() < 4 && words[0].chars().allMatch(Character::isDigit);
        int place = number ? Integer.parseInt(words[0]) - 1 - over : -1;
        if (place < 0 || place > left.size())
            throw new IllegalArgumentException(stage.words().of("plan.edit.how"));
        var lines = new ArrayList<>(left);
        if (place == left.size()) lines.add(words.length > 1 ? words[1] : "");
        else lines.set(place, words.length > 1 ? words[1] : "");
        return lines;
    }

    private static List<Row> rows(Stage stage, Plan plan) {
        if (plan.standing() == Plan.Standing.NONE)
            return List.of(Row.of(stage.words().of("plan.none")));
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.BOLD, Sanitiser.line(plan.task()))
                .and(
                        Ink.DIM,
                        "  " + stage.words().of("plan." + plan.standing().name().toLowerCase(Locale.ROOT))));
        if (!plan.why().isEmpty()) rows.add(Row.of(Ink.DIM, "  " + Sanitiser.line(plan.why())));
        int number = 0;
        for (Step step : plan.steps()) rows.add(row(++number, step));
        if (!plan.account().isEmpty()) rows.add(Row.of(Ink.DIM, "  " + Sanitiser.line(plan.account())));
        return rows;
    }

    private static Row row(int number, Step step) {
        Row row = Row.of(
                ink(step.status()), "  " + mark(step.status()) + " " + number + ". " + Sanitiser.line(step.text()));
        return (step.note().isEmpty() ? row : row.and(Ink.DIM, "  " + Sanitiser.line(step.note()))).hanging(7);
    }

    private static Ink ink(Status status) {
        return switch (status) {
            case PENDING -> Ink.PLAIN;
            case IN_PROGRESS -> Ink.ACCENT;
            case DONE, SKIPPED -> Ink.DIM;
            case FAILED -> Ink.BAD;
        };
    }

    private static String mark(Status status) {
        return switch (status) {
            case PENDING -> "☐";
            case IN_PROGRESS -> "▶";
            case DONE -> "☑";
            case FAILED -> "✗";
            case SKIPPED -> "–";
        };
    }
}
