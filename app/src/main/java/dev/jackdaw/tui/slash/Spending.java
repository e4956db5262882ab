package dev.jackdaw.tui.slash;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Health;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ledger;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.PromptCache;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/// What slash commands show of models, tokens and money.
final class Spending {
    private static final int NAME = 30;

    private Spending() {}

    /// Tokens by model, and what of them came from a cache.
    static List<Row> tokens(Stage stage) {
        Words words = stage.words();
        List<Line> lines = stage.live().session().lines();
        Ledger ledger = Ledger.of(lines);
        var rows = new ArrayList<Row>();
        ledger.models().forEach((model, usage) -> rows.add(row(model, tokens(usage, words))));
        if (ledger.models().size() != 1) rows.add(row(words.of("tokens.session"), tokens(ledger.total(), words)));
        PromptCache cache = PromptCache.of(lines);
        if (cache.prompt() > 0) rows.add(cache(cache, words));
        return rows;
    }

    /// How far the provider's cache served the session, and why it did not where it failed last.
    static Row cache(PromptCache cache, Words words) {
        String rate = words.of("cache.rate", (long) (100 * cache.rate()));
        return cache.misses().reversed().stream()
                .filter(miss -> miss.reason() != PromptCache.Reason.FIRST)
                .findFirst()
                .map(miss -> rate + words.of("cache.missed", words.of(why(miss.reason()))))
                .map(Row::of)
                .orElseGet(() -> Row.of(rate))
                .hanging(2);
    }

    private static String tokens(Usage usage, Words words) {
        long prompt = usage.prompt();
        String counted = words.of(
                "tokens.usage",
                Numbers.count(prompt),
                Numbers.count(usage.cached()),
                prompt == 0 ? 0 : 100 * usage.cached() / prompt,
                Numbers.count(usage.output()));
        return usage.reasoning() == 0
                ? counted
                : counted + " " + words.of("tokens.thinking", Numbers.count(usage.reasoning()));
    }

    private static String why(PromptCache.Reason reason) {
        return switch (reason) {
            case FIRST -> "cache.first";
            case UNTOLD -> "cache.untold";
            case SWITCHED -> "cache.switched";
            case CHOSEN -> "cache.chosen";
            case SHORT -> "cache.short";
            case REDUCED -> "cache.reduced";
            case COMPACTED -> "cache.compacted";
            case REINSTRUCTED -> "cache.reinstructed";
            case REWRITTEN -> "cache.rewritten";
            case EXPIRED -> "cache.expired";
            case UNKNOWN -> "cache.unknown";
        };
    }

    /// Money by model, and what is left of the budget.
    static List<Row> cost(Stage stage) {
        Words words = stage.words();
        Ledger ledger = Ledger.of(stage.live().session().lines());
        var rows = new ArrayList<Row>();
        ledger.models().forEach((model, usage) -> rows.add(row(model, money(usage, words))));
        if (ledger.models().size() != 1) rows.add(row(words.of("tokens.session"), money(ledger.total(), words)));
        stage.live()
                .budget()
                .repliesLeft(stage.conversation())
                .ifPresent(left -> rows.add(Row.of(words.of("cost.left", left))));
        return rows;
    }

    private static String money(Usage usage, Words words) {
        return usage.dollars().map(Numbers::dollars).orElse(words.of("cost.unknown"));
    }

    /// The models of the session, what each is for and how it does.
    static List<Row> gateway(Stage stage) {
        var rows = new ArrayList<Row>();
        for (Gateway.Standing standing : stage.live().gateway().standings())
            rows.add(row(
                    standing.name(), String.join(", ", standing.uses()) + health(standing.health(), stage.words())));
        rows.add(Row.of(Ink.DIM, stage.words().of("gateway.change")).hanging(2));
        return rows;
    }

    private static String health(Health health, Words words) {
        if (health.calls() == 0) return "";
        String told = " · " + words.of("gateway.calls", health.calls(), health.errors());
        if (!health.latency().isZero())
            told += " · " + Numbers.seconds(health.latency().toMillis());
        return told + health.lastError().map(why -> " · " + Sanitiser.line(why)).orElse("");
    }

    private static Row row(String name, String told) {
        String shown = Sanitiser.line(name);
        return Row.of(Ink.ACCENT, "  " + shown + " ".repeat(Math.max(1, NAME - Cells.width(shown))))
                .and(Ink.PLAIN, told)
                .hanging(4);
    }
}
