package dev.jackdaw.model;

import java.time.Duration;
import java.util.Optional;

/// How a model has done in this run.
///
/// @param calls prompts it was given
/// @param errors those it did not answer
/// @param inRow the last of them that it did not answer, one after another
/// @param latency to the first sign of a reply, on average; zero before the first
/// @param lastError what went wrong last
public record Health(long calls, long errors, int inRow, Duration latency, Optional<String> lastError) {
    public static final Health FRESH = new Health(0, 0, 0, Duration.ZERO, Optional.empty());

    /// After an answer whose first sign came after that time.
    public Health answered(Duration first) {
        long before = calls - errors;
        Duration mean = latency.multipliedBy(before).plus(first).dividedBy(before + 1);
        return new Health(calls + 1, errors, 0, mean, lastError);
    }

    public Health failed(String why) {
        return new Health(calls + 1, errors + 1, inRow + 1, latency, Optional.of(why));
    }
}
