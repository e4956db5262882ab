package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All wires there are, for tests that hold for each.
public final class EveryWire {
    private EveryWire() {}

    /// A fresh one of each, by name.
    public static List<Wire> all() {
        return Arrays.stream(Wire.class.getPermittedSubclasses())
                .map(EveryWire::made)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Wire made(Class<?> type) {
        try {
            return (Wire) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// The model `m` behind a wire.
    public static Endpoint endpoint(Wire wire) {
        Provider provider = Providers.all().stream()
                .filter(one -> one.wire().equals(wire.name()))
                .findFirst()
                .orElseThrow();
        return new Endpoint(
                provider,
                ModelCard.of("m", 100_000),
                wire.name(),
                URI.create("https://host"),
                Credential.of("secret"),
                Manner.USUAL,
                Map.of(),
                Json.obj(),
                Optional.empty());
    }
}
