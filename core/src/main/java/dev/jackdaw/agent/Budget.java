package dev.jackdaw.agent;

import java.util.OptionalInt;

/// What a turn may use.
///
/// @param rounds rounds of tools; after the last one the model is asked once more, without tools, to conclude
/// @param replies replies of the model; a hard end without a conclusion
public record Budget(int rounds, OptionalInt replies) {
    public static final Budget USUAL = new Budget(100, OptionalInt.empty());
}
