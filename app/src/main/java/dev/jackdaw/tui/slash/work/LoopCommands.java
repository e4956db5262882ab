package dev.jackdaw.tui.slash.work;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LoopLine;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.LoopEnded;
import dev.jackdaw.session.Undertaking.LoopRan;
import dev.jackdaw.session.Undertaking.LoopSet;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The prompt that is said again and again.
public final class LoopCommands {
    private LoopCommands() {}

    public static List<SlashCommand> all() {
        return List.of(SlashCommand.of("loop", "[10m PROMPT|stop]", LoopCommands::loop));
    }

    private static void loop(Stage stage, String argument) {
        if (argument.equals("stop")) stage.live().send(new Command.Undertake(new LoopEnded("stopped by the user"), ""));
        else if (!argument.isEmpty()) stage.live().send(new Command.Undertake(LoopLine.parse(argument), ""));
        else
            stage.show(LoopLine.set(stage.live().session())
                    .map(loop -> rows(stage, loop))
                    .orElseGet(() -> List.of(Row.of(stage.words().of("loop.none")))));
    }

    private static List<Row> rows(Stage stage, LoopSet loop) {
        List<Line> ran = ran(stage.live().session());
        String every = LoopLine.interval(loop.seconds());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(stage.words().of("loop.now", every, ran.size(), Sanitiser.line(loop.prompt()))));
        loop.until().ifPresent(command -> rows.add(dim(stage.words().of("loop.until", Sanitiser.line(command)))));
        if (!ran.isEmpty()) {
            var at = ran.getLast().at().atZone(ZoneId.systemDefault());
            rows.add(dim(stage.words()
                    .of("loop.ran", DateTimeFormatter.ofPattern("HH:mm:ss").format(at))));
        }
        return rows;
    }

    private static Row dim(String text) {
        return Row.of(Ink.DIM, "  " + text);
    }

    /// The runs of the loop that is set.
    private static List<Line> ran(Session session) {
        var ran = new ArrayList<Line>();
        for (Line line : session.lines()) {
            if (line.fact() instanceof LoopSet) ran.clear();
            if (line.fact() instanceof LoopRan) ran.add(line);
        }
        return ran;
    }
}
