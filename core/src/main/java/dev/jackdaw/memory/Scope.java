package dev.jackdaw.memory;

/// Where a note counts.
public enum Scope {
    /// In one project.
    PROJECT,
    /// Everywhere.
    GLOBAL
}
