package dev.jackdaw.memory;

import java.util.Locale;

/// What a note is about. Each has a file of its own, named by its label (after MiniBot's topics).
public enum Topic {
    PROJECT_CONTEXT,
    USER_PREFERENCES,
    KEY_DECISIONS,
    DEPENDENCY_FACTS,
    TASK_EXPERIENCE,
    DEBUG_NOTES;

    /// As in `key-decisions.md`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
