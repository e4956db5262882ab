package dev.jackdaw.cli;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Prices;
import dev.jackdaw.model.provider.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Models and providers as lines of at most 80 columns, and as JSON.
final class ModelTable {
    private static final int WIDTH = 80;
    private static final int LONGEST_NAME = 37;
    private static final int LONGEST_MODEL = 24;
    private static final int LONGEST_FROM = 19;
    private static final Map<String, String> KINDS = kinds();

    private ModelTable() {}

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("image", "i");
        kinds.put("pdf", "p");
        kinds.put("audio", "a");
        kinds.put("video", "v");
        return kinds;
    }

    /// What can be asked now, and what else there is.
    static List<String> providers(Setups setups) {
        var lines = new ArrayList<String>();
        if (setups.configured().isEmpty()) lines.add("No model is configured.");
        else lines.add(row("PROVIDER", "MODEL", "WINDOW", "IN", "OUT", "KEY FROM"));
        for (Setups.Setup one : setups.configured()) lines.addAll(rows(one));
        if (!setups.configured().isEmpty()) {
            lines.add("* the session's. Prices in US dollars for a million tokens, as of " + Cards.asOf() + ".");
            lines.add("`jackdaw models PROVIDER` lists its models; `jackdaw models test` tries one.");
        }
        if (!setups.missing().isEmpty()) {
            lines.add("");
            lines.add("Not configured, with what to set:");
            lines.addAll(
                    wrapped(setups.missing().stream().map(ModelTable::wanting).toList()));
        }
        return lines;
    }

    /// One row, or two where the model's name needs a row for itself.
    private static List<String> rows(Setups.Setup one) {
        ModelCard card = one.card();
        String provider = one.provider().name() + (one.rank() == Setups.Rank.SESSION ? " *" : "");
        String model = card.name().isEmpty() ? "-" : card.name();
        String from = one.from().orElse("");
        String shown = from.length() <= LONGEST_FROM ? from : "…" + from.substring(from.length() - LONGEST_FROM + 1);
        boolean wide = model.length() > LONGEST_MODEL;
        String numbers = row(
                wide ? "" : provider,
                wide ? "" : model,
                size(card.window()),
                price(card, Prices::input),
                price(card, Prices::output),
                shown);
        return wide ? List.of(String.format(Locale.ROOT, "%-13s %s", provider, model), numbers) : List.of(numbers);
    }

    private static String row(String provider, String model, String window, String in, String out, String from) {
        return String.format(Locale.ROOT, "%-13s %-24s %6s %6s %6s  %s", provider, model, window, in, out, from);
    }

    private static String wanting(Setups.Setup one) {
        Provider provider = one.provider();
        String what = provider.keys().isEmpty() || provider.local()
                ? provider.local() ? "its server" : "--base-url"
                : provider.keys().getFirst();
        return provider.name() + " (" + what + ")";
    }

    private static List<String> wrapped(List<String> items) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String item : items) {
            if (!line.isEmpty() && line.length() + item.length() + 3 > WIDTH) {
                lines.add(line.append(',').toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "  " : ", ").append(item);
        }
        lines.add(line.toString());
        return lines;
    }

    /// What is known of a provider's models.
    static List<String> models(Provider provider, List<ModelCard> cards) {
        if (cards.isEmpty())
            return List.of(
                    "The catalogue lists none of its models; any can be asked by name:",
                    "  jackdaw --provider " + provider.name() + " --model NAME");
        var lines = new ArrayList<String>();
        lines.add(line("MODEL", "WINDOW", "OUTPUT", "TAKES", "THINKS", "IN", "OUT"));
        for (ModelCard card : cards) {
            boolean wide = card.name().length() > LONGEST_NAME;
            if (wide) lines.add(card.name());
            lines.add(line(
                    wide ? "" : card.name(),
                    size(card.window()),
                    card.output() == 0 ? "" : size(card.output()),
                    takes(card),
                    card.reasoning().map(thinks -> thinks ? "yes" : "no").orElse("?"),
                    price(card, Prices::input),
                    price(card, Prices::output)));
        }
        lines.add("Takes: i images, p PDF, a sound, v video. Prices in US dollars for a million");
        lines.add("tokens, + dearer for long prompts, as of " + Cards.asOf() + ".");
        return lines;
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-37s %6s %7s %5s %6s %6s %7s", (Object[]) cells);
    }

    private static String takes(ModelCard card) {
        return card.input()
                .map(input -> {
                    var letters = new StringBuilder();
                    KINDS.forEach((kind, letter) -> letters.append(input.contains(kind) ? letter : ""));
                    return letters.isEmpty() ? "-" : letters.toString();
                })
                .orElse("?");
    }

    /// As `200K` or `1M`.
    static String size(long tokens) {
        if (tokens < 1_000) return Long.toString(tokens);
        if (tokens < 1_000_000) return tokens / 1_000 + "K";
        String millions = String.format(Locale.ROOT, "%.1f", Math.floor(tokens / 100_000.0) / 10);
        return (millions.endsWith(".0") ? millions.substring(0, millions.length() - 2) : millions) + "M";
    }

    /// One of the prices, `?` where none is known, with a plus where long prompts cost more.
    private static String price(ModelCard card, ToDoubleFunction<Prices> which) {
        Optional<Prices> prices = card.prices();
        if (prices.isEmpty()) return "?";
        double price = which.applyAsDouble(prices.get());
        String shown = price == 0
                ? "0"
                : String.format(Locale.ROOT, price < 0.1 ? "%.3f" : price < 100 ? "%.2f" : "%.0f", price);
        return shown + (prices.get().steps().isEmpty() ? "" : "+");
    }

    static Json json(ModelCard card) {
        return Json.obj(
                "name", card.name(),
                "window", card.window(),
                "output", card.output() == 0 ? Optional.empty() : Optional.of(card.output()),
                "input", card.input(),
                "reasoning", card.reasoning(),
                "tools", card.tools(),
                "prices", card.prices().map(ModelTable::json));
    }

    private static Json.Obj json(Prices prices) {
        Json.Obj plain = Json.obj(
                "input", prices.input(),
                "output", prices.output(),
                "cached", prices.cached(),
                "cache_write", prices.cacheWrite());
        if (prices.steps().isEmpty()) return plain;
        return plain.with(
                "above",
                Json.arr(prices.steps().stream()
                        .map(step -> json(step.prices()).with("tokens", step.above()))
                        .toList()));
    }
}
