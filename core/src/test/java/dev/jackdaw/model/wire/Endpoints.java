package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Endpoints for tests.
final class Endpoints {
    private Endpoints() {}

    static Endpoint of(String provider, String wire, String base) {
        return new Endpoint(
                provider,
                wire,
                "m",
                URI.create(base),
                Optional.of("secret"),
                100_000,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                true,
                Map.of(),
                Json.obj(),
                Optional.empty());
    }

    static Endpoint chat(String base) {
        return of("openai", ChatCompletions.NAME, base);
    }

    static Endpoint anthropic(String base) {
        return of("anthropic", AnthropicMessages.NAME, base);
    }

    /// The same with limits on the output and a temperature, and not streamed.
    static Endpoint whole(Endpoint endpoint) {
        return new Endpoint(
                endpoint.provider(),
                endpoint.wire(),
                endpoint.model(),
                endpoint.base(),
                endpoint.key(),
                endpoint.window(),
                OptionalInt.of(500),
                OptionalDouble.of(0.5),
                false,
                endpoint.headers(),
                endpoint.extra(),
                endpoint.script());
    }
}
