package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    /// The reply a recorded sample of a wire holds: `roundtrip/NAME.jsonl`, an event a line.
    public static Reply sample(Wire wire, String name) {
        String resource = "roundtrip/" + name + ".jsonl";
        try (InputStream in = EveryWire.class.getResourceAsStream(resource)) {
            if (in == null) throw new AssertionError("add src/test/resources/dev/jackdaw/model/wire/" + resource);
            Wire.Reading reading = wire.parse(wire.name() + "/m", _ -> false, _ -> {});
            for (String event : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
                reading.parseEvent("", bytes, 0, bytes.length);
            }
            return reading.parseEnd();
        } catch (IOException | ModelFailure e) {
            throw new AssertionError(resource, e);
        }
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
                .orElseGet(() -> Providers.all().getFirst());
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
