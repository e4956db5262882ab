package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A model at a provider, and how to ask it.
///
/// @param provider its name in `providers.json`, or `http` for any compatible address
/// @param wire `chat-completions`, `anthropic-messages`, `demo` or `fake`
/// @param base the address up to and without the wire's own path
/// @param key the secret; never logged
/// @param window tokens the model can take in all
/// @param maxOutput tokens of one reply
/// @param streaming whether replies come in pieces
/// @param headers further request headers
/// @param extra further fields of the request's body, passed through
/// @param script the reply or the script file of `fake`
public record Endpoint(
        String provider,
        String wire,
        String model,
        URI base,
        Optional<String> key,
        long window,
        OptionalInt maxOutput,
        OptionalDouble temperature,
        boolean streaming,
        Map<String, String> headers,
        Json.Obj extra,
        Optional<String> script) {
    public Endpoint {
        headers = Map.copyOf(headers);
    }

    /// The same provider's model of another name.
    public Endpoint named(String other) {
        return new Endpoint(
                provider, wire, other, base, key, window, maxOutput, temperature, streaming, headers, extra, script);
    }

    /// The same model asked with other further fields.
    public Endpoint with(Json.Obj otherExtra) {
        return new Endpoint(
                provider,
                wire,
                model,
                base,
                key,
                window,
                maxOutput,
                temperature,
                streaming,
                headers,
                otherExtra,
                script);
    }

    @Override
    public String toString() {
        return provider + "/" + model + " at " + base;
    }
}
