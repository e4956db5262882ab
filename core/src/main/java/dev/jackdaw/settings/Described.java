package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.model.route.Known;
import dev.jackdaw.tool.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The providers and models a user describes, in `providers` and `models`, over those that are built in.
final class Described {
    private static final List<String> PROVIDER =
            List.of("base", "wire", "dialect", "keys", "model", "cheap", "window", "headers", "title", "local");
    private static final List<String> MODEL = List.of("window", "output", "input", "reasoning", "tools", "prices");
    private static final List<String> PRICES = List.of("input", "output", "cached", "cacheWrite");
    private static final Map<String, String> OTHERWISE =
            Map.of("base_url", "base", "api_key_env", "keys", "cache_write", "cacheWrite", "api_format", "wire");

    private final Findings findings;
    private final Map<String, Map<String, String>> headers = new LinkedHashMap<>();
    private final Known known;

    Described(Values values, Findings findings) {
        this.findings = findings;
        var own = new ArrayList<Provider>();
        each(values, Field.PROVIDERS, (entry, fields) -> provider(entry, fields).ifPresent(own::add));
        var models = new LinkedHashMap<String, Json.Obj>();
        each(values, Field.MODELS, (entry, fields) -> models.put(entry.name(), model(entry, fields)));
        this.known = new Known(own, models);
    }

    Known known() {
        return known;
    }

    /// Request headers the user's provider wants.
    Map<String, String> headers(Provider provider) {
        return headers.getOrDefault(provider.name(), Map.of());
    }

    /// An entry of a map and who says it.
    private record Entry(Setting setting, String name) {}

    private interface Taking {
        void take(Entry entry, Json.Obj fields);
    }

    private void each(Values values, Field field, Taking taking) {
        values.map(field).fields().forEach((name, said) -> {
            Setting setting = values.all(field).stream()
                    .filter(candidate -> !candidate.value().get(name).isNull())
                    .findFirst()
                    .orElseThrow();
            var entry = new Entry(setting, name);
            if (said instanceof Json.Obj fields) taking.take(entry, fields);
            else problem(entry, "it must be a map of fields", "write " + name + ": {FIELD: VALUE}");
        });
    }

    private void problem(Entry entry, String what, String mend) {
        Setting setting = entry.setting();
        findings.problem(setting.where(), setting.field().label() + "." + entry.name(), what, mend);
    }

    /// The fields by their own names, without those that are none.
    private Map<String, Json> known(Entry entry, Json.Obj fields, List<String> names) {
        var known = new LinkedHashMap<String, Json>();
        fields.fields().forEach((spelled, value) -> {
            String name = OTHERWISE.getOrDefault(spelled, spelled);
            if (names.contains(name)) known.put(name, value);
            else
                problem(
                        entry,
                        "there is no field " + spelled,
                        Nearest.to(spelled, names, 1).stream()
                                .findFirst()
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are " + String.join(", ", names)));
        });
        return known;
    }

    private Optional<Provider> provider(Entry entry, Json.Obj said) {
        Map<String, Json> fields = known(entry, said, PROVIDER);
        Optional<Provider> builtIn = Providers.named(entry.name());
        if (fields.remove("headers") instanceof Json.Obj(var own)) {
            var texts = new LinkedHashMap<String, String>();
            own.forEach((name, value) -> texts.put(name, value.text(value.write())));
            headers.put(entry.name(), texts);
        }
        address(entry, fields, builtIn);
        if (fields.get("wire") instanceof Json.Str(var spelled))
            Wires.named(spelled)
                    .ifPresentOrElse(
                            wire -> fields.put("wire", new Json.Str(wire)),
                            () -> problem(
                                    entry,
                                    "there is no format \"" + spelled + "\"",
                                    "choose one of " + String.join(", ", Wires.names())));
        if (fields.get("keys") instanceof Json.Str key) fields.put("keys", Json.arr(List.of(key)));
        sizes(entry, fields, "window");
        Json base = builtIn.map(Records::write)
                .orElseGet(() -> Json.obj("title", entry.name(), "wire", "chat-completions", "window", 128_000));
        return read(entry, Known.over(base, new Json.Obj(fields)).with("name", entry.name()), Provider.class);
    }

    private void address(Entry entry, Map<String, Json> fields, Optional<Provider> builtIn) {
        Json said = fields.getOrDefault("base", Json.none());
        if (!said.isNull())
            Address.of(entry.setting().saying(said), findings).ifPresent(base -> fields.put("base", Json.of(base)));
        else if (builtIn.isEmpty()) problem(entry, "it has no address", "add base: https://HOST/PATH");
    }

    private Json.Obj model(Entry entry, Json.Obj said) {
        Map<String, Json> fields = known(entry, said, MODEL);
        sizes(entry, fields, "window");
        sizes(entry, fields, "output");
        if (fields.get("prices") instanceof Json.Obj prices) {
            Map<String, Json> paid = known(entry, prices, PRICES);
            Json input = paid.getOrDefault("input", Json.of(0));
            paid.putIfAbsent("cached", input);
            paid.putIfAbsent("cacheWrite", input);
            fields.put("prices", new Json.Obj(paid));
        }
        var card = new Json.Obj(fields);
        read(entry, Known.over(Json.obj("name", entry.name()), card), ModelCard.class);
        return card;
    }

    private void sizes(Entry entry, Map<String, Json> fields, String name) {
        Json said = fields.getOrDefault(name, Json.none());
        if (said.isNull()) return;
        Sizes.of(said.text(said.write()))
                .ifPresentOrElse(
                        size -> fields.put(name, Json.of(size)),
                        () -> problem(entry, name + " is not a number", "write it as 128000, 128K or 1M"));
    }

    private <T> Optional<T> read(Entry entry, Json json, Class<T> type) {
        try {
            return Optional.of(Records.read(json, type));
        } catch (JsonFault | IllegalArgumentException wrong) {
            problem(entry, "it cannot be read: " + wrong.getMessage(), "see docs/configuration.md");
            return Optional.empty();
        }
    }
}
