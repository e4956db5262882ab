package dev.jackdaw.model.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a model is offered tools.
public enum ToolCalling {
    /// As its wire has it.
    NATIVE,
    /// In the text, for models that know no tools.
    TEXT,
    /// As its wire has it, and in the text once it turns out not to.
    AUTO;

    /// As users write it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ToolCalling> named(String label) {
        return Arrays.stream(values())
                .filter(calling -> calling.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
