package dev.jackdaw.model;

import dev.jackdaw.json.Json;
import java.util.Optional;

/// Tokens of one reply, as the provider counted them.
///
/// @param input tokens read fresh: neither from nor into a cache
/// @param output tokens written, thinking included
/// @param cached tokens read from a cache
/// @param cacheWrite tokens written into a cache
/// @param reasoning those of `output` that were thinking, where the provider says
/// @param raw the provider's own words
/// @param dollars what it cost, in US dollars; empty where neither the provider nor the price list says. Of a sum, what
/// is known
public record Usage(
        long input, long output, long cached, long cacheWrite, long reasoning, Json.Obj raw, Optional<Double> dollars) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, Json.obj());

    public Usage(long input, long output, long cached, long cacheWrite, long reasoning, Json.Obj raw) {
        this(input, output, cached, cacheWrite, reasoning, raw, Optional.empty());
    }

    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                output + other.output,
                cached + other.cached,
                cacheWrite + other.cacheWrite,
                reasoning + other.reasoning,
                Json.obj(),
                dollars.isEmpty() ? other.dollars : Optional.of(dollars.get() + other.cost()));
    }

    /// The same at that cost, in US dollars.
    public Usage costing(double cost) {
        return new Usage(input, output, cached, cacheWrite, reasoning, raw, Optional.of(cost));
    }

    /// What is known to have been spent, in US dollars.
    public double cost() {
        return dollars.orElse(0.0);
    }

    /// Tokens of the whole prompt.
    public long prompt() {
        return input + cached + cacheWrite;
    }

    public long total() {
        return prompt() + output;
    }
}
