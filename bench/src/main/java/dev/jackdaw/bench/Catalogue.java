package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Cards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A public catalogue of models as an unpacked package holds it, and `models.json` made of it.
///
/// The package has a file for each provider, `{wire: {key: model}}`; a model says `id`, `type`, `contextWindow`,
/// `maxTokens`, `input`, `reasoning` and `cost` (dollars for a million tokens, 0 where unknown, `tiers` above a number
/// of prompt tokens). Only models that call tools are listed as `chat`.
///
/// @param plan `catalogue.json`: which of its providers are which of ours, makers of models before those who resell
/// them; `prices` false where what it says are not this provider's, `plain` false where names are unlike the makers'
/// @param folder the package
record Catalogue(Json plan, Path folder) {

    /// `models.json`: a line for each model, sorted by its bytes.
    String text() throws IOException {
        var lines = new TreeMap<String, Json>();
        for (Json entry : plan.get("providers").items()) add(entry, lines);
        var text = new StringBuilder("{\"about\": ").append(about().write()).append(",\n\"models\": {\n");
        lines.forEach((key, card) ->
                text.append('"').append(key).append("\":").append(card.write()).append(",\n"));
        return text.replace(text.length() - 2, text.length(), "\n}}\n").toString();
    }

    private Json about() throws IOException {
        Json described = read("package.json");
        String made =
                read("dist/providers/data/.manifest.json").get("generatedAt").text("");
        return Json.obj(
                "as_of",
                made.substring(0, "2026-01-01".length()),
                "source",
                "npm package " + described.get("name").text("") + " "
                        + described.get("version").text("") + ", generated from public sources",
                "licence",
                described.get("license").text("") + ", Copyright (c) "
                        + plan.get("maker").text(""),
                "made_by",
                "./dev models; not edited by hand");
    }

    private Json read(String file) throws IOException {
        return Json.parse(Files.readAllBytes(folder.resolve(file)));
    }

    private void add(Json entry, Map<String, Json> lines) throws IOException {
        String provider = entry.get("provider").text("");
        for (Json model : models(entry.get("from").text(""))) {
            String name = model.get("id").text("");
            String key = provider + "/" + name;
            lines.putIfAbsent(key, card(model, entry));
            String plain = Cards.plain(name);
            if (entry.get("plain").truth(true) && telling(plain)) lines.putIfAbsent("/" + plain, new Json.Str(key));
        }
    }

    /// Whether a name says which model is meant; `auto` and the like do not.
    private static boolean telling(String plain) {
        return plain.chars().anyMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    /// A provider's models to talk to, those with the shortest names first: they are the ones the plain names mean.
    private List<Json> models(String provider) throws IOException {
        var models = new ArrayList<Json>();
        if (read("dist/providers/data/" + provider + ".json") instanceof Json.Obj(var wires))
            for (Json wire : wires.values())
                if (wire instanceof Json.Obj(var named))
                    models.addAll(
                            named.values().stream().filter(Catalogue::talks).toList());
        models.sort(
                Comparator.<Json>comparingInt(model -> model.get("id").text("").length())
                        .thenComparing(model -> model.get("id").text("")));
        return models;
    }

    /// Not what answers a day later, nor a name that moves from one model to the next.
    private static boolean talks(Json model) {
        String name = model.get("id").text("");
        return model.get("type").text("").equals("chat") && !name.endsWith(":batch") && !name.startsWith("~");
    }

    private static Json card(Json model, Json entry) {
        var card = new LinkedHashMap<String, Json>();
        card.put("window", model.get("contextWindow"));
        card.put("output", model.get("maxTokens"));
        card.put("input", Json.arr(input(model, entry)));
        card.put("reasoning", model.get("reasoning"));
        card.put("tools", new Json.Bool(true));
        Json cost = model.get("cost");
        boolean known = !zero(cost.get("input")) || !zero(cost.get("output"));
        boolean free = model.get("id").text("").endsWith(":free");
        if (entry.get("prices").truth(true) && (known || free)) card.put("prices", prices(cost));
        return new Json.Obj(card);
    }

    /// What it takes beside text. The catalogue knows of images alone; `also` is what models of such names take as
    /// well, by their provider's documentation.
    private static List<Json> input(Json model, Json entry) {
        var kinds = new ArrayList<Json>(model.get("input").items());
        kinds.remove(new Json.Str("text"));
        String name = model.get("id").text("");
        if (kinds.contains(new Json.Str("image")) && entry.get("also") instanceof Json.Obj(var families))
            families.forEach((family, more) -> {
                if (name.startsWith(family)) kinds.addAll(more.items());
            });
        return kinds;
    }

    private static Json prices(Json cost) {
        var prices = new LinkedHashMap<String, Json>();
        prices.put("input", cost.get("input"));
        prices.put("output", cost.get("output"));
        if (!zero(cost.get("cacheRead"))) prices.put("cached", cost.get("cacheRead"));
        if (!zero(cost.get("cacheWrite"))) prices.put("cache_write", cost.get("cacheWrite"));
        List<Json> above =
                cost.get("tiers").items().stream().map(Catalogue::step).toList();
        if (!above.isEmpty()) prices.put("above", Json.arr(above));
        return new Json.Obj(prices);
    }

    private static Json step(Json tier) {
        var step = new LinkedHashMap<String, Json>();
        step.put("tokens", tier.get("inputTokensAbove"));
        if (prices(tier) instanceof Json.Obj(var prices)) step.putAll(prices);
        return new Json.Obj(step);
    }

    private static boolean zero(Json number) {
        return number.decimal(0) == 0;
    }
}
