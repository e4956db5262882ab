package dev.jackdaw.memory;

import java.util.Locale;
import java.util.Optional;

/// What a note is about. Each has a file of its own, named by its label (after MiniBot's topics).
public enum Topic {
    PROJECT_CONTEXT,
    USER_PREFERENCES,
    KEY_DECISIONS,
    DEPENDENCY_FACTS,
    TASK_EXPERIENCE,
    DEBUG_NOTES;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As in `key-decisions.md`.
    public String label() {
        return label;
    }

    /// The file its notes are kept in.
    String file() {
        return label() + ".md";
    }

    /// The topic of that label.
    public static Optional<Topic> labelled(String label) {
        for (Topic topic : values()) if (topic.label.equals(label)) return Optional.of(topic);
        return Optional.empty();
    }
}
