package dev.jackdaw.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What a run may use.
///
/// @param rounds rounds of tools in a turn, after which the model is asked to conclude
/// @param replies replies of the model in a turn, a hard end
/// @param tokens of all prompts and replies of the run
/// @param dollars US dollars of the run
/// @param time of a turn
public record Limits(
        int rounds, OptionalInt replies, Optional<Long> tokens, Optional<Double> dollars, Optional<Duration> time) {
    public static final Limits USUAL = rounds(100);

    /// So many rounds of tools, and nothing else to heed.
    public static Limits rounds(int rounds) {
        return new Limits(rounds, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
