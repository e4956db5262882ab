package dev.jackdaw.skill;

/// Whose folders files are in, and so whose conventions they follow; ours first.
public enum Family {
    JACKDAW(".jackdaw"),
    /// The open format that several agents share, <https://agentskills.io>.
    AGENTS(".agents"),
    CLAUDE(".claude"),
    MINICODE(".minicode"),
    /// JSON files with `name`, `description` and `triggers`.
    NANO(".agent");

    private final String folder;

    Family(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    boolean holds(Kind kind) {
        return switch (this) {
            case JACKDAW, CLAUDE, MINICODE -> true;
            case AGENTS, NANO -> kind == Kind.SKILL;
        };
    }
}
