package dev.jackdaw.tui.slash.work;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.verify.Rigour;
import dev.jackdaw.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether the work is checked before a turn ends.
public final class VerifyCommands {
    private VerifyCommands() {}

    public static List<SlashCommand> all() {
        return List.of(SlashCommand.of("eval", "[on|off|auto|status]", VerifyCommands::eval)
                .alias("verify"));
    }

    private static void eval(Stage stage, String argument) {
        String word = argument.toLowerCase(Locale.ROOT);
        if (Rigour.Mode.named(word).isPresent()) {
            stage.live().send(new Command.Undertake(new Undertaking.VerifyChosen(word), ""));
            stage.show(List.of(Row.of(stage.words().of("eval." + word))));
        } else if (word.isEmpty() || word.equals("status")) stage.show(status(stage));
        else stage.show(List.of(Row.of(Ink.WARNING, stage.words().of("eval.how"))));
    }

    private static List<Row> status(Stage stage) {
        List<Line> lines = stage.live().session().lines();
        Rigour rigour = stage.desk().settings().rigour();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                stage.words().of("eval." + Verification.mode(lines, rigour).label())));
        for (Line line : lines.reversed())
            if (line.fact() instanceof Undertaking.Verified(var checks, var repair)) {
                rows.add(Row.of(Ink.DIM, stage.words().of("eval.last", repair)));
                for (Undertaking.Check check : checks) rows.add(row(stage, check));
                return rows;
            }
        rows.add(Row.of(Ink.DIM, stage.words().of("eval.never")));
        return rows;
    }

    private static Row row(Stage stage, Undertaking.Check check) {
        Ink ink = switch (check.outcome()) {
            case "passed" -> Ink.GOOD;
            case "failed" -> Ink.BAD;
            default -> Ink.WARNING;
        };
        String why = check.text().lines().findFirst().orElse("");
        return Row.of(ink, "  " + stage.words().of("eval.outcome." + check.outcome()) + "  ")
                .and(Ink.PLAIN, Sanitiser.line(check.command()))
                .and(
                        Ink.DIM,
                        why.isEmpty() ? "" : "  " + Sanitiser.line(stage.words().told(why)))
                .hanging(4);
    }
}
