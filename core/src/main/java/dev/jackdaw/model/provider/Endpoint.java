package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A model at a provider, and how to ask it.
///
/// @param wire the format spoken, or `demo` or `fake`
/// @param base the address up to and without the wire's own path
/// @param headers further request headers
/// @param extra further fields of the request's body, passed through; one that is null leaves ours out
/// @param script the reply or the script file of `fake`
public record Endpoint(
        Provider provider,
        ModelCard card,
        String wire,
        URI base,
        Credential credential,
        Manner manner,
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
                known,
                Cards.of(known, model),
                known.wire(),
                base,
                Credential.of(key),
                Manner.USUAL,
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

    /// The model's name at its provider.
    public String model() {
        return card.name();
    }

    /// Tokens the model takes in all.
    public long window() {
        return card.window();
    }

    public Optional<String> key() {
        return credential.key();
    }

    public OptionalInt maxOutput() {
        return manner.maxOutput();
    }

    public OptionalDouble temperature() {
        return manner.temperature();
    }

    public boolean streaming() {
        return manner.streaming();
    }

    /// How it is named where several providers are: `provider/model`.
    public String label() {
        return provider.name() + "/" + model();
    }

    /// The same with what `fake` says: a text, or `@` and the file of a script.
    public Endpoint saying(String said) {
        return new Endpoint(provider, card, wire, base, credential, manner, headers, extra, Optional.of(said));
    }

    /// The same provider's other model.
    public Endpoint asking(ModelCard other) {
        return new Endpoint(provider, other, wire, base, credential, manner, headers, extra, script);
    }

    /// The same model at another address.
    public Endpoint at(URI elsewhere) {
        return new Endpoint(provider, card, wire, elsewhere, credential, manner, headers, extra, script);
    }

    /// The same model asked in another manner.
    public Endpoint in(Manner other) {
        return new Endpoint(provider, card, wire, base, credential, other, headers, extra, script);
    }

    /// The same model asked with other further fields.
    public Endpoint with(Json.Obj otherExtra) {
        return new Endpoint(provider, card, wire, base, credential, manner, headers, otherExtra, script);
    }

    /// The same model asked with another key.
    public Endpoint with(Credential other) {
        return new Endpoint(provider, card, wire, base, other, manner, headers, extra, script);
    }

    @Override
    public String toString() {
        return label() + " at " + base;
    }
}
