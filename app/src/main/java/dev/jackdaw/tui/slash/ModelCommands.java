package dev.jackdaw.tui.slash;

import dev.jackdaw.agent.Command;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Prices;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who answers, how much it thinks, and what that costs.
final class ModelCommands {
    /// The effort a model chooses itself.
    private static final String AUTO = "auto";

    /// Models in a list of lines; a screen can search in more.
    private static final int MOST_LINES = 30;

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
        if (name.isEmpty()) known(stage).ask(stage, ModelCommands::model);
        else stage.live().send(new Command.ChooseModel(name));
    }

    /// The models of the session, and the others of the provider that answers now.
    private static Menu known(Stage stage) {
        Gateway gateway = stage.live().gateway();
        var picks = new LinkedHashMap<String, Menu.Pick>();
        for (Gateway.Standing standing : gateway.standings()) {
            Optional<ModelCard> card =
                    provider(standing.name()).map(maker -> Cards.of(maker, model(standing.name(), maker)));
            String uses = String.join(", ", standing.uses());
            picks.put(standing.name(), pick(standing.name(), uses, card, stage.words()));
        }
        Optional<Provider> provider = provider(gateway.chosen());
        for (ModelCard card : provider.map(Cards::all).orElse(List.of())) {
            String name = provider.get().name() + "/" + card.name();
            picks.putIfAbsent(name, pick(name, "", Optional.of(card), stage.words()));
        }
        int most = stage.screen().isPresent() ? picks.size() : Math.min(picks.size(), MOST_LINES);
        return new Menu("model.which", new ArrayList<>(picks.values()).subList(0, most), gateway.chosen());
    }

    private static Optional<Provider> provider(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? Optional.empty() : Providers.named(name.substring(0, slash));
    }

    private static String model(String name, Provider provider) {
        return name.substring(provider.name().length() + 1);
    }

    private static Menu.Pick pick(String name, String uses, Optional<ModelCard> card, Words words) {
        var details = new ArrayList<String>();
        if (!uses.isEmpty()) details.add(uses);
        card.filter(known -> known.window() > 0).ifPresent(known -> details.add(Numbers.brief(known.window())));
        card.flatMap(ModelCard::prices).ifPresent(prices -> details.add(price(prices, words)));
        return new Menu.Pick(name, name, String.join(" · ", details));
    }

    private static String price(Prices prices, Words words) {
        return words.of("model.price", money(prices.input()), money(prices.output()));
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, amount == 0 ? "$%.0f" : amount < 0.1 ? "$%.3f" : "$%.2f", amount);
    }

    private static void effort(Stage stage, String level) {
        var levels = new ArrayList<>(List.of(AUTO));
        for (Effort effort : Effort.values()) levels.add(effort.label());
        Menu menu = Menu.of("effort.which", levels, "");
        if (level.isEmpty()) {
            menu.ask(stage, ModelCommands::effort);
            return;
        }
        String meant = menu.meant(stage, level, "/effort [LEVEL]");
        stage.live().send(new Command.ChooseEffort(Optional.of(meant).filter(word -> !word.equals(AUTO))));
    }
}
