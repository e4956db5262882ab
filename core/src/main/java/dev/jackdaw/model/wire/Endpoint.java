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

    /// A model at a provider that is known by name, at its usual address.
    ///
    /// @param key the secret, or empty where none is needed
    /// @throws IllegalArgumentException when no provider has that name
    public static Endpoint of(String provider, String model, String key) {
        return of(provider, model, known(provider).base(), key);
    }

    /// A model at an address that speaks as a provider does that is known by name.
    ///
    /// @param key the secret, or empty where none is needed
    /// @throws IllegalArgumentException when no provider has that name
    public static Endpoint of(String provider, String model, URI base, String key) {
        Provider known = known(provider);
        return new Endpoint(
                known.name(),
                known.wire(),
                model,
                base,
                Optional.of(key).filter(secret -> !secret.isEmpty()),
                known.window(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                true,
                Map.of(),
                Json.obj(),
                Optional.empty());
    }

    private static Provider known(String provider) {
        return Providers.named(provider)
                .orElseThrow(() -> new IllegalArgumentException("there is no provider \"" + provider + "\"; there are "
                        + String.join(
                                ", ",
                                Providers.all().stream().map(Provider::name).toList())));
    }

    /// The same with what `fake` says: a text, or `@` and the file of a script.
    public Endpoint saying(String script) {
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
                extra,
                Optional.of(script));
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
