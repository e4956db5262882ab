package dev.jackdaw.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to be started.
///
/// @param words its absolute path and its arguments
/// @param environment `NAME=value`
/// @param folder where it starts
public record Order(List<String> words, List<String> environment, Path folder, Input input) {
    public Order {
        words = List.copyOf(words);
        environment = List.copyOf(environment);
    }

    /// What it reads.
    public enum Input {
        NOTHING,
        PIPE
    }

    /// The same with other words.
    public Order saying(List<String> other) {
        return new Order(other, environment, folder, input);
    }

    /// The same with further variables.
    public Order with(Map<String, String> variables) {
        var all = new java.util.ArrayList<>(environment);
        all.removeIf(entry -> variables.containsKey(entry.substring(0, Math.max(0, entry.indexOf('=')))));
        variables.forEach((name, value) -> all.add(name + "=" + value));
        return new Order(words, all, folder, input);
    }
}
