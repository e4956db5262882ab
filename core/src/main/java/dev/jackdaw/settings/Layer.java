package dev.jackdaw.settings;

/// Where settings come from, the later the stronger.
enum Layer {
    USER,
    PROJECT,
    DOTENV,
    ENVIRONMENT,
    FLAG;

    /// Whether a repository brings it along.
    boolean ofProject() {
        return this == PROJECT || this == DOTENV;
    }
}
