package dev.jackdaw.model.http;

import java.util.Map;
import java.util.Optional;

/// What the place a program runs at says about reaching others: its environment variables.
record Surroundings(Map<String, String> variables) {

    /// A variable that is set.
    record Variable(String name, String value) {}

    Surroundings {
        variables = Map.copyOf(variables);
    }

    static Surroundings ofProcess() {
        return new Surroundings(System.getenv());
    }

    /// The first of those that is set and not blank.
    Optional<Variable> first(String... names) {
        for (String name : names) {
            String value = variables.getOrDefault(name, "").strip();
            if (!value.isEmpty()) return Optional.of(new Variable(name, value));
        }
        return Optional.empty();
    }
}
