package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.route.Known;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the endpoint together: the provider, and what is said over what it says.
final class EndpointChoice {
    private static final String BUILT_IN = "built-in";

    private final Values values;
    private final Variables variables;
    private final Checks checks;
    private final Described described;
    private final Findings findings;
    private final Manner manner;
    private final Optional<String> helper;
    private final Map<String, Effective> effective = new LinkedHashMap<>();

    EndpointChoice(Values values, Variables variables, Checks checks, Described described, Findings findings) {
        this.values = values;
        this.variables = variables;
        this.checks = checks;
        this.described = described;
        this.findings = findings;
        this.manner = checks.manner();
        this.helper = values.text(Field.CREDENTIAL_HELPER);
    }

    Known known() {
        return described.known();
    }

    /// One endpoint for each provider that is set up, but the session's.
    List<Endpoint> others(Provider main) {
        return known().providers().stream()
                .filter(provider -> !provider.name().equals(main.name()) && !ProviderChoice.any(provider))
                .filter(provider -> !Wires.LOCAL.contains(provider.wire()))
                .filter(provider -> variables.opens(provider)
                        || provider.keys().isEmpty()
                                && (known().own().contains(provider)
                                        || variables.base(provider).isPresent()))
                .map(this::further)
                .toList();
    }

    /// A further provider's endpoint, as its own variables set it up. What is known of its model is left for when it is
    /// asked for by name; an address that is none is a problem only where the session asks there.
    Endpoint further(Provider provider) {
        var headers = new LinkedHashMap<>(described.headers(provider));
        Optional<String> key = variables.key(provider).map(Setting::text);
        if (key.isEmpty())
            variables
                    .token(provider)
                    .ifPresent(token -> headers.putIfAbsent("Authorization", "Bearer " + token.text()));
        URI base = variables
                .base(provider)
                .flatMap(address -> Address.of(address, new Findings()))
                .orElse(provider.base());
        Provider there = provider.at(base);
        return new Endpoint(
                there,
                ModelCard.of(variables.model(provider).map(Setting::text).orElse(provider.model()), provider.window()),
                there.wire(),
                base,
                new Credential(key, Optional.empty()),
                manner,
                headers,
                Json.obj(),
                Optional.empty());
    }

    /// What was decided, by field.
    Map<String, Effective> effective() {
        return effective;
    }

    /// Empty where something is missing; then it is a problem.
    Optional<Endpoint> choose() {
        return new ProviderChoice(values, variables, known(), findings).chosen().flatMap(this::endpoint);
    }

    private Optional<Endpoint> endpoint(ProviderChoice.Chosen chosen) {
        Provider named = chosen.provider();
        show(Field.PROVIDER, named.name(), chosen.why());
        Optional<Setting> address = stronger(values.get(Field.BASE_URL), variables.base(named));
        boolean local = Wires.LOCAL.contains(named.wire());
        Optional<URI> base =
                local || address.isEmpty() ? Optional.of(named.base()) : Address.of(address.get(), findings);
        Provider provider = base.map(named::at).orElse(named);
        Optional<String> wire = wire(provider, base);
        if (!local && address.isPresent() && base.isPresent() && wire.isPresent())
            compare(address.get(), base.get(), wire.get());
        Optional<String> model = model(chosen);
        if (base.isEmpty() || wire.isEmpty() || model.isEmpty()) return Optional.empty();
        show(Field.BASE_URL, base.get().toString(), address.map(Setting::source).orElse(source(named)));
        return endpoint(provider, wire.get(), model.get(), base.get(), local ? Optional.empty() : address);
    }

    private Optional<Endpoint> endpoint(
            Provider provider, String wire, String model, URI base, Optional<Setting> address) {
        Map<String, String> headers = headers(provider);
        Optional<Setting> key = Wires.LOCAL.contains(wire) ? Optional.empty() : key(provider, wire, address);
        if (key.isEmpty()) token(provider, headers);
        key.ifPresent(setting -> show(Field.API_KEY, Masked.of(setting.text()), setting.source()));
        key.filter(setting -> "http".equals(base.getScheme()) && !Address.loopback(base))
                .ifPresent(setting -> findings.warn(
                        address.map(Setting::where).orElse("environment"),
                        Field.BASE_URL.label(),
                        "the key would travel unencrypted to " + base.getHost(),
                        "use https://"));
        ModelCard card = known().card(provider, model);
        var endpoint = new Endpoint(
                provider,
                card.taking(new Bounds(values, findings).window(card.window())),
                wire,
                base,
                new Credential(key.map(Setting::text), helper),
                manner,
                headers,
                values.map(Field.EXTRA),
                checks.script());
        boolean named = values.get(Field.API_KEY_ENV).isPresent();
        if (!named) requireKey(endpoint, "environment");
        return Optional.of(endpoint);
    }

    /// Where what a provider says of itself is from.
    private String source(Provider provider) {
        boolean own = known().own().stream().anyMatch(one -> one.name().equals(provider.name()));
        return own ? "providers." + provider.name() : BUILT_IN;
    }

    private void show(Field field, String value, String source) {
        effective.put(field.label(), new Effective(field.label(), value, source));
    }

    /// The stronger of what a field and a provider's own variable say; the field where both are as strong.
    private static Optional<Setting> stronger(Optional<Setting> field, Optional<Setting> variable) {
        if (field.isEmpty() || variable.isEmpty()) return field.or(() -> variable);
        return variable.get().layer().compareTo(field.get().layer()) > 0 ? variable : field;
    }

    private Optional<String> wire(Provider provider, Optional<URI> base) {
        Optional<Setting> said = values.get(Field.WIRE);
        if (said.isEmpty()) {
            Optional<String> shown = ProviderChoice.any(provider)
                    ? base.flatMap(uri -> Wires.shown(String.valueOf(uri.getPath())))
                    : Optional.empty();
            String wire = shown.orElse(provider.wire());
            show(Field.WIRE, wire, source(provider));
            return Optional.of(wire);
        }
        Optional<String> wire = Wires.named(said.get().text());
        if (wire.isEmpty())
            findings.problem(
                    said.get(),
                    "there is no format \"" + said.get().text() + "\"",
                    "choose one of " + String.join(", ", Wires.names()));
        wire.ifPresent(name -> show(Field.WIRE, name, said.get().source()));
        return wire;
    }

    private void compare(Setting address, URI base, String wire) {
        Optional<String> spoken = Address.mismatch(base, wire);
        if (spoken.isEmpty()) return;
        findings.problem(
                address,
                base + " is an address for " + spoken.get() + ", but the wire is " + wire,
                "set wire to " + spoken.get() + ", or give the address for " + wire);
    }

    private Optional<String> model(ProviderChoice.Chosen chosen) {
        Provider provider = chosen.provider();
        Optional<Setting> said = stronger(values.get(Field.MODEL), variables.model(provider))
                .filter(setting -> !setting.text().isEmpty());
        String prefix = provider.name() + "/";
        String model = said.map(Setting::text).orElse(chosen.model().orElse(provider.model()));
        if (model.startsWith(prefix)) model = model.substring(prefix.length());
        if (model.isEmpty()) {
            findings.problem(
                    "environment",
                    Field.MODEL.label(),
                    "no model is named for " + provider.name(),
                    "set JACKDAW_MODEL or model in a config file, or use --model NAME");
            return Optional.empty();
        }
        String why = chosen.model().isPresent() ? chosen.why() : source(provider);
        show(Field.MODEL, model, said.map(Setting::source).orElse(why));
        return Optional.of(model);
    }

    private Map<String, String> headers(Provider provider) {
        var headers = new LinkedHashMap<>(described.headers(provider));
        values.map(Field.HEADERS).fields().forEach((name, value) -> headers.put(name, value.text(value.write())));
        return headers;
    }

    /// The key. One that stands beside the address in a file belongs to that address, and no variable replaces it.
    private Optional<Setting> key(Provider provider, String wire, Optional<Setting> address) {
        Optional<Setting> own =
                values.get(Field.API_KEY).filter(setting -> !setting.text().isEmpty() && meant(setting, provider));
        Optional<Setting> name = values.get(Field.API_KEY_ENV);
        boolean byName = name.isPresent()
                && (own.isEmpty() || own.get().layer().compareTo(name.get().layer()) < 0);
        if (byName) return kept(name.get());
        Optional<Setting> usual = variables.key(provider);
        boolean together = own.isPresent()
                && address.map(Setting::where).filter(own.get().where()::equals).isPresent();
        Optional<Setting> key = together ? own : stronger(own, usual);
        return key.isPresent() || address.isEmpty() || !ProviderChoice.any(provider)
                ? key
                : known().providers().stream()
                        .filter(other -> other.wire().equals(wire))
                        .findFirst()
                        .flatMap(variables::key);
    }

    /// Whether a key is this provider's: one beside another provider's name in a file is not.
    private boolean meant(Setting key, Provider provider) {
        return !key.layer().file()
                || values.all(Field.PROVIDER).stream()
                        .filter(named -> named.where().equals(key.where()))
                        .allMatch(named -> named.text().equals(provider.name()));
    }

    /// What the variable of that name holds; a problem where it is not set.
    Optional<Setting> kept(Setting name) {
        Optional<Setting> key = variables.find(Field.API_KEY, List.of(name.text()));
        if (key.isEmpty())
            findings.problem(
                    name, "the variable " + name.text() + " is not set", "set it, or name the one that holds the key");
        return key;
    }

    private void token(Provider provider, Map<String, String> headers) {
        variables.token(provider).ifPresent(token -> {
            headers.putIfAbsent("Authorization", "Bearer " + token.text());
            show(Field.API_KEY, Masked.of(token.text()), token.source());
        });
    }

    /// A problem where a key is needed and there is none.
    void requireKey(Endpoint endpoint, String where) {
        Provider provider = endpoint.provider();
        Credential credential = endpoint.credential();
        boolean open = provider.keys().isEmpty()
                || ProviderChoice.any(provider)
                || Wires.LOCAL.contains(provider.wire())
                || Address.loopback(endpoint.base())
                || values.get(Field.REPLAY).isPresent();
        boolean sent = endpoint.headers().keySet().stream()
                .anyMatch(name -> name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("x-api-key"));
        if (open || sent || credential.key().isPresent() || credential.helper().isPresent()) return;
        findings.problem(
                where,
                Field.API_KEY.label(),
                "there is no key for " + provider.name(),
                "set " + provider.keys().getFirst() + ", or api_key in a config file (jackdaw init),"
                        + " or try jackdaw demo, which needs no key");
    }
}
