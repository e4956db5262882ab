package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.route.Known;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Request;
import dev.jackdaw.tool.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// `jackdaw models`: whom one can ask, which models a provider has, and whether a model does what is wanted of it.
final class ModelsCommand {
    private final Start start;

    private ModelsCommand(Start start) {
        this.start = start;
    }

    static int run(Start start) throws CommandFault, InterruptedException {
        var command = new ModelsCommand(start);
        List<String> words = start.line().words();
        boolean test = !words.isEmpty() && words.getFirst().equals("test");
        if (words.size() > (test ? 2 : 1))
            throw CommandFault.usage("write jackdaw models, models PROVIDER, or models test [NAME | --all]");
        if (test) return command.test(words.size() == 2 ? Optional.of(words.getLast()) : Optional.empty());
        if (start.line().has("--all")) throw CommandFault.usage("--all belongs to: jackdaw models test");
        return words.isEmpty() ? command.providers() : command.models(words.getFirst());
    }

    private int providers() throws CommandFault {
        var setups = Setups.of(start);
        if (start.line().has("--json"))
            start.print(Json.arr(setups.all().stream().map(Setups.Setup::json).toList())
                    .pretty());
        else for (String line : ModelTable.providers(setups)) start.print(line);
        return ExitCode.DONE;
    }

    private int models(String name) throws CommandFault {
        Known known = known();
        Provider provider = provider(name, known);
        var cards = new ArrayList<>(Cards.all(provider));
        if (cards.isEmpty() && !provider.model().isEmpty()) cards.add(known.card(provider, provider.model()));
        cards.sort(Comparator.comparing((ModelCard card) -> !card.name().equals(provider.model()))
                .thenComparing(card -> !card.name().equals(provider.cheap())));
        if (start.line().has("--json"))
            start.print(Json.arr(cards.stream().map(ModelTable::json).toList()).pretty());
        else for (String line : ModelTable.models(provider, cards)) start.print(line);
        return ExitCode.DONE;
    }

    /// What the settings describe, and what is built in; the latter alone where the settings are wrong.
    private Known known() throws CommandFault {
        return Layers.load(start.request())
                .settings()
                .map(settings -> settings.lineup().known())
                .orElse(Known.BUILT_IN);
    }

    private static Provider provider(String name, Known known) throws CommandFault {
        List<String> names = known.names();
        return known.named(name)
                .orElseThrow(() -> CommandFault.usage("there is no provider \"" + name + "\"; "
                        + Nearest.to(name, names, 1).stream()
                                .findFirst()
                                .map(near -> "did you mean " + near + "?")
                                .orElse("`jackdaw models` lists them")));
    }

    private int test(Optional<String> name) throws CommandFault, InterruptedException {
        boolean fine = true;
        var reports = new ArrayList<Json>();
        for (Endpoint endpoint : endpoints(name)) {
            Probe.Report report = new Probe(endpoint).report();
            fine &= report.fine();
            reports.add(report.json());
            if (!start.line().has("--json")) for (String line : report.lines()) start.print(line);
            start.standard().out().flush();
        }
        if (start.line().has("--json"))
            start.print((start.line().has("--all") ? Json.arr(reports) : reports.getFirst()).pretty());
        return fine ? ExitCode.DONE : ExitCode.ERROR;
    }

    private List<Endpoint> endpoints(Optional<String> name) throws CommandFault {
        if (!start.line().has("--all")) return List.of(endpoint(name));
        if (name.isPresent())
            throw CommandFault.usage("--all tests every model that is configured; leave out the name");
        var endpoints = new ArrayList<Endpoint>();
        for (Setups.Setup setup : Setups.of(start).configured()) {
            Optional<Endpoint> known = setup.endpoint();
            endpoints.add(
                    known.isPresent()
                            ? known.get()
                            : asked(setup.provider().name(), setup.card().name()));
        }
        if (endpoints.isEmpty()) throw CommandFault.usage("no model is configured; `jackdaw models` says what to set");
        return endpoints;
    }

    /// A provider's usual model, `provider/model`, a model, or the session's own.
    private Endpoint endpoint(Optional<String> name) throws CommandFault {
        if (name.isEmpty()) return Opening.of(start).settings().endpoint();
        String wanted = name.get();
        Known known = known();
        Optional<Provider> provider = known.named(wanted);
        if (provider.isPresent()) return usual(provider.get());
        int slash = wanted.indexOf('/');
        return slash > 0 && known.named(wanted.substring(0, slash)).isPresent()
                ? asked(wanted.substring(0, slash), wanted.substring(slash + 1))
                : asked("", wanted);
    }

    private Endpoint usual(Provider provider) throws CommandFault {
        Optional<Setups.Setup> setup = Setups.of(start).configured().stream()
                .filter(one -> one.provider().name().equals(provider.name()))
                .findFirst();
        Optional<Endpoint> known = setup.flatMap(Setups.Setup::endpoint);
        if (known.isPresent()) return known.get();
        return asked(provider.name(), setup.map(one -> one.card().name()).orElse(provider.model()));
    }

    /// The endpoint the settings give with these flags.
    private Endpoint asked(String provider, String model) throws CommandFault {
        Request request = start.request();
        var flags = new HashMap<>(request.flags());
        if (!provider.isEmpty()) flags.put("provider", List.of(provider));
        if (!model.isEmpty()) flags.put("model", List.of(model));
        return Opening.of(start, Layers.load(new Request(request.directory(), request.environment(), flags)))
                .settings()
                .endpoint();
    }
}
