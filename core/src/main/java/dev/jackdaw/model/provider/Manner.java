package dev.jackdaw.model.provider;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The manner in which a model is asked; what is empty is left to its provider.
///
/// @param maxOutput tokens of one reply
/// @param streaming whether replies come in pieces
public record Manner(
        OptionalInt maxOutput,
        OptionalDouble temperature,
        boolean streaming,
        Optional<Effort> effort,
        ToolCalling tools) {

    public static final Manner USUAL =
            new Manner(OptionalInt.empty(), OptionalDouble.empty(), true, Optional.empty(), ToolCalling.AUTO);

    /// The same with another effort.
    public Manner thinking(Optional<Effort> other) {
        return new Manner(maxOutput, temperature, streaming, other, tools);
    }
}
