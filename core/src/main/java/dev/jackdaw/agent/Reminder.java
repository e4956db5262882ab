package dev.jackdaw.agent;

import java.util.Locale;

/// What the program tells the model on its own account; the words stand in `reminders.properties`.
public enum Reminder {
    REPETITION,
    STEP_LIMIT,
    BUDGET,
    CUT_SHORT,
    EMPTY;

    /// The word the log knows it by.
    public String about() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String text() {
        return Wording.of(about());
    }
}
