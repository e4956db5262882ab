package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The providers known by name, in the order in which keys in the environment choose among them.
public final class Providers {
    private static final List<Provider> ALL = load();

    private Providers() {}

    public static List<Provider> all() {
        return ALL;
    }

    public static Optional<Provider> named(String name) {
        return ALL.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    private static List<Provider> load() {
        try (InputStream in = Providers.class.getResourceAsStream("providers.json")) {
            Json json = Json.parse(Objects.requireNonNull(in).readAllBytes());
            return json.items().stream().map(Providers::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Field by field: reading records by reflection costs 30 ms where it is the first to do so.
    private static Provider read(Json json) {
        return new Provider(
                json.get("name").text(""),
                json.get("title").text(""),
                URI.create(json.get("base").text("")),
                json.get("wire").text(""),
                json.get("dialect").text(""),
                json.get("compatible").text(""),
                json.get("keys").items().stream().map(key -> key.text("")).toList(),
                json.get("baseVariable").asText(),
                json.get("modelVariable").asText(),
                json.get("model").text(""),
                json.get("cheap").text(""),
                json.get("window").number(0),
                json.get("local").truth(false),
                json.get("keySite").text(""));
    }
}
