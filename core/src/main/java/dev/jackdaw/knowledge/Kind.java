package dev.jackdaw.knowledge;

/// Whose word a file of instructions is.
public enum Kind {
    /// Of those who manage the machine.
    MANAGED("Managed"),
    USER("User"),
    /// It comes with the folder to work in.
    PROJECT("Project"),
    /// The user's own for a project; it lies in the project's folder and counts as the project's.
    LOCAL("Local");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /// As hooks are told it.
    public String label() {
        return label;
    }

    /// Whether no folder to work in can have brought it.
    public boolean own() {
        return this == MANAGED || this == USER;
    }
}
