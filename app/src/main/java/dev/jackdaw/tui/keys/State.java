package dev.jackdaw.tui.keys;

/// How far what a terminal sends is: between keys, or within a sequence of several characters.
enum State {
    GROUND,
    ESCAPE,
    /// Behind `ESC ESC`: how some terminals tell keys with Alt.
    TWICE,
    CONTROL,
    /// Behind `ESC [ [`, where one character is left.
    CONSOLE,
    /// Behind `ESC [ M`: the mouse, as terminals told it in 1985.
    MOUSE,
    SHIFTED,
    STRING,
    STRING_ESCAPE,
    PASTE,
    /// In a paste that is not marked.
    BURST
}
