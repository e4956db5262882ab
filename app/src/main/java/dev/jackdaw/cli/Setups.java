package dev.jackdaw.cli;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The providers, and which of them could be asked now: the session's, those the settings add, those whose key is in
/// the environment, and local servers that answer.
///
/// @param all the configured ones first, else in the order of the list of providers
record Setups(List<Setup> all) {
    private static final int WAIT_MILLIS = 300;

    /// A provider and its usual model.
    ///
    /// @param from where its key is from, or what else makes it usable; empty where it is not
    /// @param endpoint where the settings hold one
    record Setup(Provider provider, ModelCard card, Optional<String> from, Optional<Endpoint> endpoint, Rank rank) {
        Json json() {
            return Json.obj(
                    "provider", provider.name(),
                    "title", provider.title(),
                    "configured", from.isPresent(),
                    "session", rank == Rank.SESSION,
                    "from", from,
                    "model", ModelTable.json(card),
                    "base_url",
                            endpoint.map(Endpoint::base).orElse(provider.base()).toString(),
                    "wire", endpoint.map(Endpoint::wire).orElse(provider.wire()),
                    "keys", provider.keys(),
                    "key_site", provider.keySite(),
                    "local", provider.local());
        }
    }

    enum Rank {
        SESSION,
        READY,
        MISSING
    }

    static Setups of(Start start) throws CommandFault {
        Loaded loaded = Layers.load(start.request());
        Optional<Endpoint> main = loaded.settings().map(Settings::endpoint);
        Optional<Lineup> lineup = loaded.settings().map(Settings::lineup);
        var all = new ArrayList<Setup>();
        main.ifPresent(endpoint -> all.add(held(endpoint, keySource(loaded), Rank.SESSION)));
        lineup.ifPresent(known -> known.others()
                .forEach(endpoint -> all.add(held(
                        endpoint.asking(known.known()
                                .card(endpoint.provider(), endpoint.card().name())),
                        key(endpoint.provider(), start.environment()),
                        Rank.READY))));
        for (Provider provider : Providers.all()) {
            boolean told = all.stream().anyMatch(one -> one.provider().name().equals(provider.name()));
            if (!told && !provider.wire().equals("fake") && !provider.wire().equals("demo"))
                all.add(found(provider, start.environment()));
        }
        all.sort(Comparator.comparing(Setup::rank));
        return new Setups(List.copyOf(all));
    }

    List<Setup> configured() {
        return all.stream().filter(one -> one.from().isPresent()).toList();
    }

    List<Setup> missing() {
        return all.stream().filter(one -> one.from().isEmpty()).toList();
    }

    private static Setup held(Endpoint endpoint, Optional<String> key, Rank rank) {
        String from = key.orElse(endpoint.key().isPresent() ? "a key" : "no key");
        return new Setup(endpoint.provider(), endpoint.card(), Optional.of(from), Optional.of(endpoint), rank);
    }

    /// The variable or the file the key is from.
    private static Optional<String> keySource(Loaded loaded) {
        return loaded.values().stream()
                .filter(value -> value.field().equals("api_key"))
                .map(Effective::source)
                .findFirst()
                .map(source -> source.substring(source.lastIndexOf(' ') + 1));
    }

    private static Setup found(Provider provider, Map<String, String> environment) {
        Optional<String> from = provider.local()
                ? Optional.of("answers").filter(_ -> answers(base(provider, environment)))
                : key(provider, environment);
        String model = provider.modelVariable()
                .flatMap(variable -> Optional.ofNullable(environment.get(variable)))
                .filter(name -> !name.isBlank())
                .orElse(provider.model());
        Rank rank = from.isPresent() ? Rank.READY : Rank.MISSING;
        return new Setup(provider, Cards.of(provider, model), from, Optional.empty(), rank);
    }

    /// The variable its key is in.
    private static Optional<String> key(Provider provider, Map<String, String> environment) {
        return provider.keys().stream()
                .filter(key -> !environment.getOrDefault(key, "").isBlank())
                .findFirst();
    }

    private static URI base(Provider provider, Map<String, String> environment) {
        return provider.baseVariable()
                .flatMap(variable -> Optional.ofNullable(environment.get(variable)))
                .filter(address -> address.startsWith("http://") && address.indexOf(' ') < 0)
                .map(URI::create)
                .orElse(provider.base());
    }

    private static boolean answers(URI base) {
        try (var socket = new Socket()) {
            int port = base.getPort() > 0 ? base.getPort() : 80;
            socket.connect(new InetSocketAddress(String.valueOf(base.getHost()), port), WAIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
