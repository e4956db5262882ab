package dev.jackdaw.settings;

import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.route.Known;
import dev.jackdaw.tool.Nearest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds whose model is asked: the provider that is named, or the one the address, the model's name or the keys at
/// hand point to.
final class ProviderChoice {
    private static final String ANY = "http";

    /// @param why what pointed to it, for the list of effective values
    /// @param model the one found with it, where it was looked for
    record Chosen(Provider provider, String why, Optional<String> model) {
        Chosen(Provider provider, String why) {
            this(provider, why, Optional.empty());
        }
    }

    private final Values values;
    private final Variables variables;
    private final Known known;
    private final Findings findings;

    ProviderChoice(Values values, Variables variables, Known known, Findings findings) {
        this.values = values;
        this.variables = variables;
        this.known = known;
        this.findings = findings;
    }

    /// Whether it is the provider that stands for whatever address is given.
    static boolean any(Provider provider) {
        return provider.name().equals(ANY);
    }

    /// Empty where there is none; then it is a problem.
    Optional<Chosen> chosen() {
        Optional<Setting> named =
                values.get(Field.PROVIDER).filter(setting -> !setting.text().isEmpty());
        Optional<Setting> fake = fake();
        if (fake.isPresent()
                && named.map(Setting::layer)
                                .orElse(Layer.USER)
                                .compareTo(fake.get().layer())
                        <= 0) return known("fake", fake.get().source());
        if (named.isPresent()) return named(named.get());
        Optional<Chosen> prefixed = prefixed();
        if (prefixed.isPresent()) return prefixed;
        return values.get(Field.BASE_URL).isPresent() ? byAddress() : byKeys();
    }

    private Optional<Setting> fake() {
        return values.get(Field.FAKE_RESPONSE).or(() -> values.get(Field.FAKE_SCRIPT));
    }

    private Optional<Chosen> known(String name, String why) {
        return known.named(name).map(provider -> new Chosen(provider, why));
    }

    private Optional<Chosen> named(Setting setting) {
        Optional<Chosen> chosen = known(setting.text(), setting.source());
        if (chosen.isEmpty()) {
            List<String> names = known.names();
            List<String> nearest = Nearest.to(setting.text(), names, 1);
            findings.problem(
                    setting,
                    "there is no provider \"" + setting.text() + "\"",
                    nearest.isEmpty()
                            ? "choose one of " + String.join(", ", names) + ", or http with a base_url"
                            : "did you mean " + nearest.getFirst() + "?");
        }
        return chosen;
    }

    /// A model written as `provider/model`.
    private Optional<Chosen> prefixed() {
        return values.get(Field.MODEL).flatMap(model -> {
            int slash = model.text().indexOf('/');
            return slash <= 0 ? Optional.empty() : known(model.text().substring(0, slash), model.source());
        });
    }

    private Optional<Chosen> byAddress() {
        Setting setting = values.get(Field.BASE_URL).orElseThrow();
        Optional<URI> uri = Address.of(setting, new Findings());
        Optional<Chosen> owner = uri.flatMap(Address::owner).map(found -> new Chosen(found, setting.source()));
        return owner.isPresent() ? owner : known(ANY, setting.source());
    }

    private Optional<Chosen> byKeys() {
        List<Provider> open = open();
        Optional<Provider> maker = values.text(Field.MODEL).flatMap(model -> maker(model, open));
        if (maker.isPresent() && has(open, maker.get())) return chosen(maker.get(), "the model's name");
        if (!open.isEmpty()
                && (maker.isEmpty() || variables.base(open.getFirst()).isPresent()))
            return chosen(open.getFirst(), "the key at hand");
        if (maker.isPresent()) return chosen(maker.get(), "the model's name");
        Optional<Provider> addressed = known.providers().stream()
                .filter(provider -> variables.base(provider).isPresent())
                .findFirst();
        if (addressed.isPresent()) return chosen(addressed.get(), "its address");
        Optional<Setting> played = values.get(Field.REPLAY);
        if (played.isPresent()) return known("fake", played.get().source());
        Optional<Chosen> local = local();
        if (local.isEmpty()) nothing();
        return local;
    }

    /// Of several makers the first there is a key for, or else the first.
    private Optional<Provider> maker(String model, List<Provider> open) {
        List<Provider> makers = known.makers(model);
        return makers.stream()
                .filter(maker -> has(open, maker))
                .findFirst()
                .or(() -> makers.stream().findFirst());
    }

    private Optional<Chosen> local() {
        if (Places.said(variables.environment(), "JACKDAW_LOCAL")
                        .filter("off"::equals)
                        .isPresent()
                || values.get(Field.API_KEY).isPresent()) return Optional.empty();
        return LocalServers.first(
                        known.providers().stream().filter(Provider::local).toList())
                .map(found -> new Chosen(
                        found.provider(),
                        "it answers at " + found.provider().base().getAuthority(),
                        Optional.of(found.model())));
    }

    private static Optional<Chosen> chosen(Provider provider, String why) {
        return Optional.of(new Chosen(provider, why));
    }

    /// The providers there is a key for, the likeliest first: the environment's before those of a file, among several
    /// the one that also has an address or a model set.
    private List<Provider> open() {
        var found = new ArrayList<Provider>();
        var environment = new Variables(variables.environment(), Map.of(), "");
        for (Variables source : List.of(environment, variables)) {
            var others = new ArrayList<Provider>();
            for (Provider provider : known.providers()) {
                if (any(provider) || has(found, provider) || !source.opens(provider)) continue;
                if (fits(source, provider)) found.add(provider);
                else others.add(provider);
            }
            found.addAll(others);
        }
        return found;
    }

    private static boolean has(List<Provider> providers, Provider wanted) {
        return providers.stream().anyMatch(provider -> provider.name().equals(wanted.name()));
    }

    private static boolean fits(Variables source, Provider provider) {
        return source.base(provider).isPresent() || source.model(provider).isPresent();
    }

    private void nothing() {
        String keys = String.join(
                " or ",
                known.providers().stream()
                        .filter(provider -> !any(provider) && !provider.keys().isEmpty())
                        .map(provider -> provider.keys().getFirst())
                        .limit(2)
                        .sorted((a, b) -> b.compareTo(a))
                        .toList());
        boolean key = values.get(Field.API_KEY).isPresent();
        findings.problem(
                "environment",
                "provider",
                key ? "there is a key, but nothing says for which provider" : "no model is configured",
                (key ? "name the provider or a base_url" : "set " + keys)
                        + ", or write a config file (jackdaw init), or try jackdaw demo, which needs no key");
    }
}
