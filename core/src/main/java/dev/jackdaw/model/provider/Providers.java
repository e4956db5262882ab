package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
            return json.items().stream()
                    .map(item -> Records.read(item, Provider.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
