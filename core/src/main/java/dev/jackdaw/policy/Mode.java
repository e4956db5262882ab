package dev.jackdaw.policy;

import java.util.List;
import java.util.Locale;

/// A permission mode, by Claude Code's names.
public enum Mode {
    DEFAULT("default", "ask"),
    ACCEPT_EDITS("acceptEdits", ""),
    PLAN("plan", ""),
    AUTO("auto", ""),
    DONT_ASK("dontAsk", "deny_risky never"),
    BYPASS("bypassPermissions", "");

    private final String label;
    private final String aliases;

    Mode(String label, String aliases) {
        this.label = label;
        this.aliases = aliases;
    }

    public String label() {
        return label;
    }

    /// The mode of that name or alias.
    ///
    /// @throws IllegalArgumentException when there is none, naming those there are
    public static Mode named(String name) {
        for (Mode mode : values())
            if (mode.label.equalsIgnoreCase(name)
                    || List.of(mode.aliases.split(" ")).contains(name.toLowerCase(Locale.ROOT))) return mode;
        throw new IllegalArgumentException("\"" + name + "\" is not a permission mode; there are "
                + String.join(", ", List.of(values()).stream().map(Mode::label).toList()));
    }
}
