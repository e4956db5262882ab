package dev.jackdaw.session;

import dev.jackdaw.model.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a session has shown of how models count and how much they take, and what was tried to fit.
///
/// @param asked how the last prompt was composed
/// @param ratios the provider's count of a prompt over our estimate, by origin
/// @param anchor a prompt that was counted, and that the next one extends
/// @param limits tokens of a prompt a model takes at most, as far as it refused one, by origin
/// @param refusals how often a prompt was refused as too long since a model last answered
/// @param tries how often the conversation was summed up since a model last answered
/// @param vain how often running that freed next to nothing
/// @param stopped what the turn is ended for, where that is decided
public record Gauge(
        Optional<Fact.ModelAsked> asked,
        Map<String, Double> ratios,
        Optional<Anchor> anchor,
        Map<String, Long> limits,
        int refusals,
        int tries,
        int vain,
        Optional<Fact.Recovered> stopped) {

    /// A prompt whose tokens are known.
    ///
    /// @param estimate of it, as [Fact.ModelAsked#estimate()] has it
    /// @param counted its tokens, as its provider counted them
    public record Anchor(String origin, long estimate, long counted) {}

    /// A ratio beyond these says more of a fault in somebody's counting than of the text.
    private static final double LEAST_RATIO = 0.3;

    private static final double MOST_RATIO = 20;

    /// Reckoned with at most: a short prompt may be counted with words the provider adds.
    private static final double STEEPEST = 4;

    /// Summing up that leaves more than this was in vain.
    private static final double IN_VAIN = 0.9;

    static final Gauge NEW =
            new Gauge(Optional.empty(), Map.of(), Optional.empty(), Map.of(), 0, 0, 0, Optional.empty());

    Gauge with(Fact fact) {
        return switch (fact) {
            case Fact.ModelAsked how ->
                new Gauge(Optional.of(how), ratios, anchor, limits, refusals, tries, vain, Optional.empty());
            case Fact.ModelSaid(var reply) -> counted(reply.origin(), reply.usage());
            case Fact.Recovered trouble -> recovered(trouble);
            case Fact.Compacted how ->
                trying(Optional.empty(), tries + 1, how.after() > IN_VAIN * how.before() ? vain + 1 : 0);
            case Fact.Reduced _, Fact.Reinstructed _, Fact.Rewound _ -> trying(Optional.empty(), tries, vain);
            case Fact.ModelChosen _ -> trying(anchor, tries, vain);
            case Fact.UserSaid _, Fact.TurnEnded _ ->
                new Gauge(asked, ratios, anchor, limits, 0, 0, 0, Optional.empty());
            case Fact.Started _,
                    Fact.Instructed _,
                    Fact.ModelUsed _,
                    Fact.Pinned _,
                    Fact.Unpinned _,
                    Undertaking _,
                    Fact.UserBegan _,
                    Fact.UserRan _,
                    Fact.Recalled _,
                    Fact.CompactionAsked _,
                    Fact.Reminded _,
                    Fact.ToolBegan _,
                    Fact.ToolRan _,
                    Fact.ApprovalAsked _,
                    Fact.ApprovalGiven _,
                    Fact.ModelSwitched _,
                    Fact.Titled _,
                    Fact.PolicyChosen _,
                    Fact.RuleAdded _,
                    Fact.RuleRemoved _,
                    Fact.Confined _,
                    Fact.HookSpoke _,
                    Fact.Saved _,
                    Fact.Restored _,
                    Fact.Unknown _ -> this;
        };
    }

    private Gauge trying(Optional<Anchor> anchor, int tries, int vain) {
        return new Gauge(asked, ratios, anchor, limits, refusals, tries, vain, Optional.empty());
    }

    /// The newer counts as much as all before it, for prompts differ in what they are made of.
    private Gauge counted(String origin, Usage usage) {
        long estimate = asked.map(Fact.ModelAsked::estimate).orElse(0L);
        long counted = usage.prompt();
        double ratio = estimate == 0 ? 0 : (double) counted / estimate;
        if (ratio < LEAST_RATIO || ratio > MOST_RATIO)
            return new Gauge(asked, ratios, Optional.empty(), limits, 0, 0, vain, Optional.empty());
        double credible = Math.min(ratio, STEEPEST);
        var more = new HashMap<>(ratios);
        more.merge(origin, credible, (before, now) -> (before + now) / 2);
        Optional<Anchor> held =
                ratio == credible ? Optional.of(new Anchor(origin, estimate, counted)) : Optional.empty();
        return new Gauge(asked, Map.copyOf(more), held, limits, 0, 0, vain, Optional.empty());
    }

    private Gauge recovered(Fact.Recovered trouble) {
        // There was nothing to sum up, or a hook refused it: that is a try, too.
        if (trouble.kind().equals("compaction")) return trying(anchor, tries + 1, vain + 1);
        boolean length = trouble.kind().equals(Recovery.PROMPT_TOO_LONG.word())
                || trouble.kind().equals(Recovery.CURRENT_REQUEST_TOO_LONG.word());
        if (!length) return this;
        if (trouble.action().equals(Recovery.Action.STOP.word()))
            return new Gauge(asked, ratios, anchor, limits, refusals, tries, vain, Optional.of(trouble));
        var more = new HashMap<>(limits);
        if (trouble.limit() > 0 && asked.isPresent()) more.merge(asked.get().origin(), trouble.limit(), Math::min);
        return new Gauge(asked, ratios, anchor, Map.copyOf(more), refusals + 1, tries, vain, Optional.empty());
    }
}
