package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.Stage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the model may do: tools, rules and hooks.
final class GateCommands {
    private GateCommands() {}

    static List<SlashCommand> all() {
        return List.of(
                SlashCommand.of("mode", "[NAME]", GateCommands::mode),
                SlashCommand.of("permissions", "[LIST RULE]", GateCommands::permissions)
                        .alias("permission"),
                SlashCommand.of("tools", stage -> stage.show(Reports.tools(stage))),
                SlashCommand.of("hooks", stage -> stage.show(Reports.hooks(stage))));
    }

    private static void mode(Stage stage, String name) {
        if (!name.isEmpty()) {
            stage.live().send(new Command.ChoosePolicy(name));
            return;
        }
        String all = Stream.of(Mode.values()).map(Mode::label).collect(Collectors.joining(", "));
        String now = stage.live().policy().mode().label();
        stage.show(List.of(Row.of(stage.words().of("mode.now", now, all))));
    }

    /// Shows the rules; `allow|ask|deny RULE` adds one for the session, `remove allow|ask|deny RULE` takes it back.
    private static void permissions(Stage stage, String argument) {
        String[] words = argument.split(" +", 2);
        if (argument.isEmpty()) stage.show(Reports.permissions(stage));
        else if (words.length < 2) stage.show(List.of(Row.of(stage.words().of("permissions.how"))));
        else if (words[0].equals("remove")) {
            String[] rest = words[1].split(" +", 2);
            stage.live().send(new Command.RemoveRule(RuleList.named(rest[0]), rest.length < 2 ? "" : rest[1]));
        } else stage.live().send(new Command.AddRule(RuleList.named(words[0]), words[1]));
    }
}
