package dev.jackdaw.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What a turn may use.
///
/// @param rounds rounds of tools; after the last one the model is asked once more, without tools, to conclude
/// @param replies replies of the model; a hard end without a conclusion
/// @param tokens of all prompts and replies, at which the session stops
/// @param dollars US dollars, at which the session stops
/// @param time from the beginning of a turn to its end
public record Budget(
        int rounds, OptionalInt replies, Optional<Long> tokens, Optional<Double> dollars, Optional<Duration> time) {
    public static final Budget USUAL = rounds(100);

    /// So many rounds of tools, and nothing else to heed.
    public static Budget rounds(int rounds) {
        return new Budget(rounds, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
