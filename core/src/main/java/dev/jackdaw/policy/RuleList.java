package dev.jackdaw.policy;

import java.util.Locale;

/// The lists rules stand in, the weaker first.
public enum RuleList {
    ALLOW,
    ASK,
    DENY;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is none, naming those there are
    public static RuleList named(String label) {
        for (RuleList list : values()) if (list.label().equals(label)) return list;
        throw new IllegalArgumentException("\"" + label + "\" is not a list of rules; there are allow, ask and deny");
    }
}
