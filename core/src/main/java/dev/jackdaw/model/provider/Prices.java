package dev.jackdaw.model.provider;

import dev.jackdaw.model.Usage;

/// What a million tokens cost, in US dollars.
///
/// @param input tokens read fresh
/// @param output tokens written, thinking included
/// @param cached tokens read from a cache
/// @param cacheWrite tokens written into a cache
public record Prices(double input, double output, double cached, double cacheWrite) {
    private static final double MILLION = 1_000_000;

    /// What that usage costs, in US dollars.
    public double of(Usage usage) {
        return (usage.input() * input
                        + usage.output() * output
                        + usage.cached() * cached
                        + usage.cacheWrite() * cacheWrite)
                / MILLION;
    }
}
