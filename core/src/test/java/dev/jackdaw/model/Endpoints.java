package dev.jackdaw.model;

import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Endpoints for tests; the model is `m`, the key `secret`.
public final class Endpoints {
    private Endpoints() {}

    public static Endpoint of(String provider, String base) {
        return Endpoint.of(provider, "m", URI.create(base), "secret");
    }

    public static Endpoint chat(String base) {
        return of("openai-chat", base);
    }

    public static Endpoint anthropic(String base) {
        return of("anthropic", base);
    }

    /// The same with limits on the output and a temperature, and not streamed.
    public static Endpoint whole(Endpoint endpoint) {
        return endpoint.in(new Manner(
                OptionalInt.of(500), OptionalDouble.of(0.5), false, Optional.<Effort>empty(), ToolCalling.AUTO));
    }
}
