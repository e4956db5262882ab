package dev.jackdaw.tui.screen;

/// What a piece of text is, as far as it looks different; a [Theme] says how.
public enum Ink {
    PLAIN,
    DIM,
    BOLD,
    ITALIC,
    BOLD_ITALIC,
    STRUCK,
    HEADING,
    QUOTE,
    LINK,
    /// Code in a sentence, and code of a language nobody knows.
    CODE,
    /// Words of a programming language.
    KEYWORD,
    STRING,
    NUMBER,
    COMMENT,
    /// Names of types, tags and keys.
    NAME,
    ACCENT,
    GOOD,
    WARNING,
    BAD,
    CHOSEN,
    /// What was looked for.
    FOUND,
    /// A line that came, and what came in a line that changed.
    ADDED,
    ADDED_WORD,
    /// A line that went, and what went from a line that changed.
    REMOVED,
    REMOVED_WORD,
}
