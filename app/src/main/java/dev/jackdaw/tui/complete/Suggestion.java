package dev.jackdaw.tui.complete;

/// A command that may be called, or an argument of one.
///
/// @param hint how its argument is shown, or empty where it takes none
/// @param detail what is said about it, or empty
public record Suggestion(String name, String hint, String detail) {

    /// An argument.
    public static Suggestion of(String name, String detail) {
        return new Suggestion(name, "", detail);
    }
}
