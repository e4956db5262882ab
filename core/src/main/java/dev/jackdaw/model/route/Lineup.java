package dev.jackdaw.model.route;

import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Endpoint;
import java.util.List;
import java.util.Map;

/// The models a session may ask.
///
/// @param main the session's own at first
/// @param fallbacks asked in this order while the main one fails
/// @param tiers models set apart for kinds of work
/// @param others one endpoint for each further provider that is set up, with its usual model
public record Lineup(Endpoint main, List<Endpoint> fallbacks, Map<Tier, Endpoint> tiers, List<Endpoint> others) {
    public Lineup {
        fallbacks = List.copyOf(fallbacks);
        tiers = Map.copyOf(tiers);
        others = List.copyOf(others);
    }

    /// One model for everything.
    public static Lineup of(Endpoint main) {
        return new Lineup(main, List.of(), Map.of(), List.of());
    }
}
