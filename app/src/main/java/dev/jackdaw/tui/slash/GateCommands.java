package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.List;
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
                SlashCommand.of("call", "TOOL [JSON]", ByHand::call),
                SlashCommand.of("hooks", stage -> stage.show(Reports.hooks(stage))));
    }

    private static void mode(Stage stage, String name) {
        String now = stage.live().policy().mode().label();
        if (!name.isEmpty()) {
            stage.live().send(new Command.ChoosePolicy(named(stage, name)));
            return;
        }
        List<Menu.Pick> picks = Stream.of(Mode.values())
                .map(mode ->
                        new Menu.Pick(mode.label(), mode.label(), stage.words().of("mode." + mode.label())))
                .toList();
        new Menu("mode.which", picks, now).ask(stage, GateCommands::mode);
    }

    /// A mode has other names too, which count as well.
    private static String named(Stage stage, String name) {
        try {
            return Mode.named(name).label();
        } catch (IllegalArgumentException none) {
            List<String> labels = Stream.of(Mode.values()).map(Mode::label).toList();
            return Menu.of("mode.which", labels, "").meant(stage, name, "/mode [NAME]");
        }
    }

    /// Shows the rules; `allow|ask|deny RULE` adds one for the session, `remove allow|ask|deny RULE` takes it back.
    private static void permissions(Stage stage, String argument) {
        String[] words = argument.split(" +", 2);
        if (argument.isEmpty()) stage.show(Reports.permissions(stage));
        else if (words.length < 2) stage.show(List.of(Row.of(stage.words().of("permissions.how"))));
        else if (words[0].equals("remove")) {
            String[] rest = words[1].split(" +", 2);
            stage.live().send(new Command.RemoveRule(list(stage, rest[0]), rest.length < 2 ? "" : rest[1]));
        } else stage.live().send(new Command.AddRule(list(stage, words[0]), words[1]));
    }

    private static RuleList list(Stage stage, String name) {
        List<String> labels = Stream.of(RuleList.values()).map(RuleList::label).toList();
        return RuleList.named(Menu.of("permissions.how", labels, "").meant(stage, name, "/permissions [LIST RULE]"));
    }
}
