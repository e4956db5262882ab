package dev.jackdaw.model.provider;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import java.util.ArrayList;
import java.util.List;

/// What a million tokens cost, in US dollars.
///
/// @param input tokens read fresh
/// @param output tokens written, thinking included
/// @param cached tokens read from a cache
/// @param cacheWrite tokens written into a cache
/// @param steps what long prompts cost instead, the shorter first; mostly none
public record Prices(double input, double output, double cached, double cacheWrite, List<Step> steps) {

    /// What a whole request costs whose prompt is longer than that.
    ///
    /// @param above tokens of the prompt
    public record Step(long above, Prices prices) {}

    /// What runs on one's own machine.
    public static final Prices FREE = new Prices(0, 0, 0, 0);

    private static final double MILLION = 1_000_000;

    public Prices {
        steps = List.copyOf(steps);
    }

    public Prices(double input, double output, double cached, double cacheWrite) {
        this(input, output, cached, cacheWrite, List.of());
    }

    /// Reads `{"input", "output", "cached", "cache_write", "above": [{"tokens", "input", …}]}`.
    /// Where nothing is said of a cache, it saves nothing and costs nothing.
    public static Prices read(Json json) {
        double input = json.get("input").decimal(0);
        var steps = new ArrayList<Step>();
        for (Json step : json.get("above").items())
            steps.add(new Step(step.get("tokens").number(0), read(step)));
        return new Prices(
                input,
                json.get("output").decimal(0),
                json.get("cached").decimal(input),
                json.get("cache_write").decimal(input),
                steps);
    }

    /// What that usage of one request costs, in US dollars.
    public double of(Usage usage) {
        Prices valid = this;
        for (Step step : steps) if (usage.prompt() > step.above()) valid = step.prices();
        return (usage.input() * valid.input
                        + usage.output() * valid.output
                        + usage.cached() * valid.cached
                        + usage.cacheWrite() * valid.cacheWrite)
                / MILLION;
    }
}
