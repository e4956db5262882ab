package dev.jackdaw.model;

import dev.jackdaw.json.Json;

/// Tokens of one reply, as the provider counted them.
///
/// @param input tokens read fresh: neither from nor into a cache
/// @param output tokens written, thinking included
/// @param cached tokens read from a cache
/// @param cacheWrite tokens written into a cache
/// @param reasoning those of `output` that were thinking, where the provider says
/// @param raw the provider's own words
public record Usage(long input, long output, long cached, long cacheWrite, long reasoning, Json.Obj raw) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, Json.obj());

    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                output + other.output,
                cached + other.cached,
                cacheWrite + other.cacheWrite,
                reasoning + other.reasoning,
                Json.obj());
    }

    /// Tokens of the whole prompt.
    public long prompt() {
        return input + cached + cacheWrite;
    }

    public long total() {
        return prompt() + output;
    }
}
