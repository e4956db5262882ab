package dev.jackdaw.tui.slash.work;

import dev.jackdaw.Team;
import dev.jackdaw.agent.Command;
import dev.jackdaw.team.TeamOrder;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.List;

/// A task for several subagents and a reviewer.
public final class TeamCommands {
    private TeamCommands() {}

    public static List<SlashCommand> all() {
        return List.of(SlashCommand.of("team", "[--members N] TASK", TeamCommands::team));
    }

    /// `continue` goes on with one that was cut off.
    private static void team(Stage stage, String argument) {
        if (argument.isEmpty()) {
            stage.show(List.of(Row.of(stage.words().of("team.how"))));
            return;
        }
        String line = argument.equals("continue") ? "" : argument;
        TeamOrder order = TeamOrder.of(line);
        if (order.task().isEmpty() && !line.isEmpty())
            throw new IllegalArgumentException(stage.words().of("team.how"));
        stage.live().send(new Command.Order(Team.CHORE, line));
    }
}
