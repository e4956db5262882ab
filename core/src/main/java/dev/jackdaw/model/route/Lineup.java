package dev.jackdaw.model.route;

import dev.jackdaw.model.Work;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Endpoint;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models a session may ask.
///
/// @param main the session's own at first
/// @param fallbacks asked in this order while the main one fails
/// @param tiers models set apart for kinds of work
/// @param others one endpoint for each further provider that is set up, with its usual model
/// @param works models set apart for single works, before those of their tier
/// @param known the providers and models that can be named
/// @param taping what is said is recorded, or played from a recording
public record Lineup(
        Endpoint main,
        List<Endpoint> fallbacks,
        Map<Tier, Endpoint> tiers,
        List<Endpoint> others,
        Map<Work, Endpoint> works,
        Known known,
        Optional<Taping> taping) {
    public Lineup {
        fallbacks = List.copyOf(fallbacks);
        tiers = Map.copyOf(tiers);
        others = List.copyOf(others);
        works = Map.copyOf(works);
    }

    /// A recording that is made or played.
    public sealed interface Taping {
        Path file();

        record To(Path file) implements Taping {}

        record From(Path file) implements Taping {}
    }

    /// One model for everything.
    public static Lineup of(Endpoint main) {
        return new Lineup(main, List.of(), Map.of(), List.of(), Map.of(), Known.BUILT_IN, Optional.empty());
    }

    /// The same with models that answer while the main one fails.
    public Lineup backedBy(Endpoint... others) {
        return new Lineup(main, List.of(others), tiers, this.others, works, known, taping);
    }

    /// The same with a model set apart for a kind of work.
    public Lineup with(Tier tier, Endpoint endpoint) {
        var more = new EnumMap<Tier, Endpoint>(Tier.class);
        more.putAll(tiers);
        more.put(tier, endpoint);
        return new Lineup(main, fallbacks, more, others, works, known, taping);
    }
}
