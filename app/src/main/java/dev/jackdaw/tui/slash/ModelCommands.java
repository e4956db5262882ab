package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Stage;
import java.util.List;
import java.util.Optional;

/// Who answers, how much it thinks, and what that costs.
final class ModelCommands {
    /// The effort a model chooses itself.
    private static final String AUTO = "auto";

    private ModelCommands() {}

    static List<SlashCommand> all() {
        return List.of(
                SlashCommand.of("model", "[NAME]", ModelCommands::model),
                SlashCommand.of("effort", "[LEVEL]", ModelCommands::effort),
                SlashCommand.of("gateway", stage -> stage.show(Spending.gateway(stage))),
                SlashCommand.of("tokens", stage -> stage.show(Spending.tokens(stage))),
                SlashCommand.of("cost", stage -> stage.show(Spending.cost(stage))));
    }

    private static void model(Stage stage, String name) {
        if (name.isEmpty()) {
            stage.show(List.of(Row.of(stage.words()
                    .of("model.now", Sanitiser.line(stage.live().model().name())))));
            stage.show(Spending.gateway(stage));
        } else stage.live().send(new Command.ChooseModel(name));
    }

    private static void effort(Stage stage, String level) {
        Optional<String> wanted = Optional.of(level).filter(word -> !word.equals(AUTO));
        if (level.isEmpty()) stage.show(List.of(Row.of(stage.words().of("effort.how"))));
        else stage.live().send(new Command.ChooseEffort(wanted));
    }
}
