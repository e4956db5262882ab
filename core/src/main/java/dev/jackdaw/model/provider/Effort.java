package dev.jackdaw.model.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much a model is to think before it speaks, in the words of Claude Code's `--effort`.
public enum Effort {
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    /// As users write it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Effort> named(String label) {
        return Arrays.stream(values())
                .filter(effort -> effort.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
