package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is known of models, out of `models.json`: a public catalogue, as of a day.
///
/// Looking one up parses a line or two, not the catalogue.
public final class Cards {
    private static final List<String> DATES = List.of("-########", "-####-##-##", "-##-####");

    private Cards() {}

    /// The card of a provider's model. Of one the catalogue does not list there, what it knows of the same model
    /// elsewhere, but not the prices, for they are another's; of one it knows nothing of, its name and the
    /// provider's usual window. What a local server takes depends on how it was started: its window stands.
    public static ModelCard of(Provider provider, String model) {
        // Without lambdas: linking one costs more than the whole search, and this stands before the first request.
        Optional<Json> listed = listed(provider, model);
        Optional<Json> known = listed.isPresent() ? listed : elsewhere(model);
        ModelCard card =
                known.isPresent() ? read(model, provider, known.get()) : ModelCard.of(model, provider.window());
        if (provider.local()) return card.taking(provider.window()).costing(Optional.of(Prices.FREE));
        return listed.isPresent() ? card : card.costing(Optional.empty());
    }

    /// The provider's models the catalogue lists, by name.
    public static List<ModelCard> all(Provider provider) {
        String prefix = provider.name() + "/";
        return Catalogue.under(prefix).stream()
                .map(line -> read(line.getKey().substring(prefix.length()), provider, line.getValue()))
                .toList();
    }

    /// The day the catalogue was made, as `2026-11-10`.
    public static String asOf() {
        return Catalogue.about().get("as_of").text("");
    }

    /// A model's name as its maker might write it: without whose it is, which edition (`:free`) and which day's,
    /// dots as dashes, in small letters.
    public static String plain(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int edition = name.indexOf(':');
        return undated(edition < 0 ? name : name.substring(0, edition)).replace('.', '-');
    }

    private static Optional<Json> listed(Provider provider, String model) {
        String prefix = provider.name() + "/";
        Optional<Json> exact = Catalogue.find(prefix + model);
        if (exact.isPresent()) return exact;
        Optional<Json> undated = Catalogue.find(prefix + undated(model));
        if (undated.isPresent()) return undated;
        String key = alias(model);
        return key.startsWith(prefix) && model.indexOf(':') < 0 ? Catalogue.find(key) : Optional.empty();
    }

    private static Optional<Json> elsewhere(String model) {
        String key = alias(model);
        return key.isEmpty() ? Optional.empty() : Catalogue.find(key);
    }

    /// Where the facts of a model of that name are; empty where nowhere.
    private static String alias(String model) {
        Optional<Json> found = Catalogue.find("/" + plain(model));
        return found.isPresent() ? found.get().text("") : "";
    }

    private static String undated(String name) {
        if (name.endsWith("-latest")) return name.substring(0, name.length() - "-latest".length());
        for (String date : DATES) if (ends(name, date)) return name.substring(0, name.length() - date.length());
        return name;
    }

    private static boolean ends(String name, String pattern) {
        int start = name.length() - pattern.length();
        if (start <= 0) return false;
        for (int i = 0; i < pattern.length(); i++) {
            char found = name.charAt(start + i);
            if (pattern.charAt(i) == '#' ? found < '0' || found > '9' : found != pattern.charAt(i)) return false;
        }
        return true;
    }

    private static ModelCard read(String name, Provider provider, Json json) {
        var input = new ArrayList<String>();
        for (Json kind : json.get("input").items()) input.add(kind.text(""));
        return new ModelCard(
                name,
                json.get("window").number(provider.window()),
                json.get("output").number(0),
                Optional.of(List.copyOf(input)),
                truth(json.get("reasoning")),
                truth(json.get("tools")),
                json.get("prices") instanceof Json.Obj prices ? Optional.of(Prices.read(prices)) : Optional.empty());
    }

    private static Optional<Boolean> truth(Json json) {
        return json instanceof Json.Bool(var value) ? Optional.of(value) : Optional.empty();
    }
}
