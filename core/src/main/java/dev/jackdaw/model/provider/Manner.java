package dev.jackdaw.model.provider;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The manner in which a model is asked; what is empty is left to its provider.
///
/// @param maxOutput tokens of one reply
/// @param streaming whether replies come in pieces
/// @param cache how the provider is asked to keep the prompt's beginning: `auto`, `off`, or `openai_explicit`, which
/// asks servers of which nothing is known as OpenAI is asked
/// @param retention how long it keeps it: `in-memory`, `24h`
public record Manner(
        OptionalInt maxOutput,
        OptionalDouble temperature,
        boolean streaming,
        Optional<Effort> effort,
        ToolCalling tools,
        Optional<String> cache,
        Optional<String> retention) {

    public static final Manner USUAL =
            new Manner(OptionalInt.empty(), OptionalDouble.empty(), true, Optional.empty(), ToolCalling.AUTO);

    public Manner(
            OptionalInt maxOutput,
            OptionalDouble temperature,
            boolean streaming,
            Optional<Effort> effort,
            ToolCalling tools) {
        this(maxOutput, temperature, streaming, effort, tools, Optional.empty(), Optional.empty());
    }

    /// Whether the provider is to be asked to keep the prompt's beginning.
    public boolean caching() {
        return !cache.equals(Optional.of("off"));
    }

    /// The same with another way to cache.
    ///
    /// @param how `auto`, `off` or `openai_explicit`
    /// @param howLong `in-memory` or `24h`; the provider's own way where empty
    public Manner caching(String how, Optional<String> howLong) {
        return new Manner(maxOutput, temperature, streaming, effort, tools, Optional.of(how), howLong);
    }

    /// The same with another effort.
    public Manner thinking(Optional<Effort> other) {
        return new Manner(maxOutput, temperature, streaming, other, tools, cache, retention);
    }
}
