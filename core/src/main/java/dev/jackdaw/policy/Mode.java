package dev.jackdaw.policy;

import dev.jackdaw.tool.Confinement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A permission mode, by Claude Code's names.
public enum Mode {
    DEFAULT("default", "ask", Bounds.FREE),
    ACCEPT_EDITS("acceptEdits", "accept_edits accept-edits", Bounds.FREE.and(Effect.EDIT)),
    PLAN("plan", "", Bounds.FREE.never(Effect.EDIT, Effect.EDIT_PROTECTED, Effect.RUN_CONFINED, Effect.RUN)),
    /// What the sandbox contains runs; where nothing confines commands a session does not begin in it.
    AUTO("auto", "", Bounds.FREE.and(Effect.EDIT).and(Effect.RUN_CONFINED)),
    DONT_ASK("dontAsk", "deny_risky never dont_ask dont-ask", Bounds.FREE.otherwise(Verdict.DENY)),
    BYPASS("bypassPermissions", "bypass bypass_permissions bypass-permissions", Bounds.FREE.otherwise(Verdict.ALLOW));

    /// What a mode does where no rule decides.
    ///
    /// @param free what is allowed
    /// @param never what is refused, whatever the rules allow
    /// @param rest what is said of everything else, and of what a rule would ask
    private record Bounds(Set<Effect> free, Set<Effect> never, Verdict rest) {
        private Bounds {
            free = Set.copyOf(free);
            never = Set.copyOf(never);
        }

        private static final Bounds FREE = new Bounds(
                EnumSet.of(Effect.NONE, Effect.READ, Effect.RUN_HARMLESS, Effect.DELEGATE),
                EnumSet.noneOf(Effect.class),
                Verdict.ASK);

        private Bounds and(Effect effect) {
            var more = EnumSet.copyOf(free);
            more.add(effect);
            return new Bounds(more, never, rest);
        }

        private Bounds never(Effect first, Effect... others) {
            return new Bounds(free, EnumSet.of(first, others), rest);
        }

        private Bounds otherwise(Verdict verdict) {
            return new Bounds(free, never, verdict);
        }
    }

    private final String label;
    private final String aliases;
    /// Its sets are unmodifiable copies.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Bounds bounds;

    Mode(String label, String aliases, Bounds bounds) {
        this.label = label;
        this.aliases = aliases;
        this.bounds = bounds;
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

    /// How a command that was agreed to is confined, as far as the system can.
    public Confinement confinement() {
        return switch (this) {
            case BYPASS -> Confinement.NONE;
            case AUTO -> Confinement.CLOSED;
            case DEFAULT, ACCEPT_EDITS, PLAN, DONT_ASK -> Confinement.NETWORK;
        };
    }

    boolean frees(Effect effect) {
        return bounds.free().contains(effect);
    }

    boolean forbids(Effect effect) {
        return bounds.never().contains(effect);
    }

    Verdict rest() {
        return bounds.rest();
    }
}
