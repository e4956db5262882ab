package dev.jackdaw.trust;

/// How what a folder brings along stands with the user.
public sealed interface Standing {

    /// The folder brings nothing.
    record Nothing() implements Standing {}

    /// The user approved exactly this.
    record Approved() implements Standing {}

    /// The user was never asked, or said no.
    record Unknown() implements Standing {}

    /// It is not what the user approved any more.
    ///
    /// @param difference as a unified diff
    record Changed(String difference) implements Standing {}
}
