package dev.jackdaw.settings;

/// Where settings come from, the later the stronger.
enum Layer {
    USER,
    PROJECT,
    /// A project's files that are one person's.
    LOCAL,
    DOTENV,
    ENVIRONMENT,
    FLAG,
    /// Those who manage the machine.
    MANAGED;

    /// Whether a repository brings it along.
    boolean ofProject() {
        return this == PROJECT || this == LOCAL || this == DOTENV;
    }

    /// Whether it is a file of settings.
    boolean file() {
        return this == USER || this == PROJECT || this == LOCAL || this == MANAGED;
    }
}
