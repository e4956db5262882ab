package dev.jackdaw.policy.syntax;

/// What stands around an expansion: it decides which characters still mean more than themselves.
enum Quotes {
    NONE,
    DOUBLE,
    /// The body of a here-document, where quotes are text.
    DOCUMENT
}
