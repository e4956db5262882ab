package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.model.route.Roster;
import dev.jackdaw.tool.Nearest;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the other models beside the session's: those of `gateway` and `fallback_model`, found by their names, and one
/// of each further provider that is set up.
final class LineupChoice {
    private static final int MOST_FALLBACKS = 3;
    private static final List<String> FIELDS = List.of("provider", "model", "base_url", "api_key_env", "effort");

    private static final String ANYBODY = "http";

    private final Values values;
    private final EndpointChoice choice;
    private final Findings findings;

    LineupChoice(Values values, EndpointChoice choice, Findings findings) {
        this.values = values;
        this.choice = choice;
        this.findings = findings;
    }

    Lineup around(Endpoint main, Optional<Lineup.Taping> taping) {
        List<Endpoint> others = choice.others(main.provider());
        var setUp = new ArrayList<Endpoint>(List.of(main));
        setUp.addAll(others);
        var roster = new Roster(setUp, choice.known());
        var tiers = new EnumMap<Tier, Endpoint>(Tier.class);
        var works = new EnumMap<Work, Endpoint>(Work.class);
        values.map(Field.GATEWAY).fields().forEach((use, said) -> {
            Optional<Tier> tier = constant(Tier.values(), use).filter(found -> found != Tier.SESSION);
            Optional<Work> work = constant(Work.values(), use).filter(found -> found != Work.EXECUTE);
            if (tier.isEmpty() && work.isEmpty()) unknown(gateway(use), use, uses());
            else
                endpoint(gateway(use), said, roster, main).ifPresent(endpoint -> {
                    tier.ifPresent(found -> tiers.put(found, endpoint));
                    work.ifPresent(found -> works.put(found, endpoint));
                });
        });
        return new Lineup(main, fallbacks(roster, main), tiers, others, works, choice.known(), taping);
    }

    private List<Endpoint> fallbacks(Roster roster, Endpoint main) {
        Optional<Setting> said = values.get(Field.FALLBACK_MODEL);
        List<Json> names = said.map(setting -> setting.value().items()).orElse(List.of());
        if (names.size() > MOST_FALLBACKS)
            findings.problem(said.orElseThrow(), names.size() + " are too many", "name three at most");
        return names.stream()
                .flatMap(name -> named(said.orElseThrow(), name.text(""), roster, main).stream())
                .toList();
    }

    private Setting gateway(String use) {
        return values.all(Field.GATEWAY).stream()
                .filter(setting -> !setting.value().get(use).isNull())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> uses() {
        return Stream.concat(
                        Stream.of(Tier.values()).filter(tier -> tier != Tier.SESSION),
                        Stream.of(Work.values()).filter(work -> work != Work.EXECUTE))
                .map(use -> use.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private void unknown(Setting setting, String name, List<String> names) {
        List<String> nearest = Nearest.to(name, names, 1);
        findings.problem(
                setting,
                "there is no \"" + name + "\" in it",
                nearest.isEmpty()
                        ? "there are " + String.join(", ", names)
                        : "did you mean " + nearest.getFirst() + "?");
    }

    private Optional<Endpoint> endpoint(Setting setting, Json said, Roster roster, Endpoint main) {
        if (said instanceof Json.Obj object) return described(setting, object, roster, main);
        return named(setting, said.text(said.write()), roster, main);
    }

    private Optional<Endpoint> named(Setting setting, String name, Roster roster, Endpoint main) {
        try {
            return Optional.of(roster.find(name.strip(), main));
        } catch (IllegalArgumentException refused) {
            String why = String.valueOf(refused.getMessage());
            int mend = why.indexOf("; ");
            findings.problem(
                    setting,
                    why.substring(0, Math.max(0, mend)),
                    why.substring(mend + 1).strip());
            return Optional.empty();
        }
    }

    /// A model with an address, a key or an effort of its own.
    private Optional<Endpoint> described(Setting setting, Json.Obj said, Roster roster, Endpoint main) {
        for (String name : said.fields().keySet()) if (!FIELDS.contains(name)) unknown(setting, name, FIELDS);
        // An address alone is nobody's: the session's key must not meet it.
        String whose = said.get("provider").text(said.has("base_url") ? ANYBODY : "");
        Optional<Endpoint> start = whose.isEmpty() ? Optional.of(main) : provider(setting, whose, main);
        String model = said.get("model").text(start.map(Endpoint::model).orElse(""));
        if (start.isPresent() && model.isEmpty()) {
            findings.problem(setting, "no model is named in it", "say model: NAME");
            return Optional.empty();
        }
        boolean plain = !said.has("provider") && !said.has("base_url");
        Optional<Endpoint> found =
                plain ? named(setting, model, roster, main) : start.map(endpoint -> roster.asking(endpoint, model));
        return found.flatMap(endpoint -> at(setting, said.get("base_url"), endpoint))
                .flatMap(endpoint -> keyed(setting, said.get("api_key_env"), endpoint))
                .flatMap(endpoint -> thinking(setting, said.get("effort"), endpoint));
    }

    private Optional<Endpoint> provider(Setting setting, String name, Endpoint main) {
        if (main.provider().name().equalsIgnoreCase(name)) return Optional.of(main);
        Optional<Provider> provider = choice.known().named(name);
        if (provider.isEmpty()) unknown(setting, name, choice.known().names());
        return provider.map(choice::further);
    }

    private Optional<Endpoint> at(Setting setting, Json said, Endpoint endpoint) {
        if (said.isNull()) return Optional.of(endpoint);
        Optional<URI> base = Address.of(setting.saying(said), findings);
        return base.map(endpoint::at);
    }

    private Optional<Endpoint> keyed(Setting setting, Json name, Endpoint endpoint) {
        if (name.isNull()) {
            choice.requireKey(endpoint, setting.where());
            return Optional.of(endpoint);
        }
        return choice.kept(setting.saying(name)).map(key -> endpoint.with(Credential.of(key.text())));
    }

    private Optional<Endpoint> thinking(Setting setting, Json said, Endpoint endpoint) {
        if (said.isNull()) return Optional.of(endpoint);
        Optional<Effort> effort = Effort.named(said.text(""));
        List<String> labels = Stream.of(Effort.values()).map(Effort::label).toList();
        if (effort.isEmpty()) unknown(setting, said.text(said.write()), labels);
        return Optional.of(endpoint.in(endpoint.manner().thinking(effort)));
    }
}
