package dev.jackdaw.model.provider;

import java.util.List;
import java.util.Optional;

/// What is known of a model.
///
/// @param name as its provider knows it
/// @param window tokens it takes in all
/// @param output tokens of its longest reply; 0 where unknown
/// @param input what it takes beside text: `image`, `pdf`, `audio`, `video`; empty where unknown
/// @param reasoning whether it can think before it speaks; empty where unknown
/// @param tools whether it can call tools; empty where unknown
/// @param prices empty where unknown
public record ModelCard(
        String name,
        long window,
        long output,
        Optional<List<String>> input,
        Optional<Boolean> reasoning,
        Optional<Boolean> tools,
        Optional<Prices> prices) {

    /// A model of which nothing is known but how much it takes.
    public static ModelCard of(String name, long window) {
        return new ModelCard(name, window, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether it takes such a thing; what is not known is tried.
    public boolean takes(String kind) {
        return input.isEmpty() || input.get().contains(kind);
    }

    /// The same with another window.
    public ModelCard taking(long tokens) {
        return new ModelCard(name, tokens, output, input, reasoning, tools, prices);
    }

    /// The same at other prices.
    public ModelCard costing(Optional<Prices> other) {
        return new ModelCard(name, window, output, input, reasoning, tools, other);
    }
}
