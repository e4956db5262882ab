package dev.jackdaw.tui.terminal;

/// What a terminal can be told to do, and what takes it back. Whatever is set here is undone on every way out;
/// `lib/watch`
/// of the launcher undoes all of it after a JVM that could not, and a test compares the two.
///
/// The numbers are xterm's ("XTerm Control Sequences", Dickey), those of the keys are kitty's keyboard protocol, that
/// of
/// synchronised frames is from the "Synchronized Output" note of Contour.
public enum Mode {
    /// What is pasted comes between marks.
    PASTE("[?2004h", "[?2004l"),
    /// The terminal tells when it is looked at and when not.
    FOCUS("[?1004h", "[?1004l"),
    /// Keys come unambiguously: Shift-Enter is not Enter.
    KEYS("[>5u", "[<u"),
    /// The same as xterm and tmux tell it ("modifyOtherKeys").
    XTERM_KEYS("[>4;1m", "[>4m"),
    /// What is too long stays at the edge: a character wider than we think moves nothing to the next line.
    EDGE("[?7l", "[?7h"),
    /// The mouse is told of, as it scrolls too.
    MOUSE("[?1000h\u001b[?1006h", "[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1006l"),
    /// The title before ours is kept.
    TITLE("[22;0t", "[23;0t"),
    /// A screen without a scrollback. The cursor is saved before it is left: where it was never entered, leaving moves
    /// nothing then.
    ALTERNATE("[?1049h", "7\u001b[?1049l"),
    /// A frame is being drawn.
    FRAME("[?2026h", "[?2026l"),
    /// The cursor is hidden.
    HIDDEN("[?25l", "[?25h"),
    /// Colours and weights.
    INK("", "[0m");

    private final String set;
    private final String reset;

    Mode(String set, String reset) {
        this.set = set.isEmpty() ? "" : "\u001b" + set;
        this.reset = "\u001b" + reset;
    }

    public String set() {
        return set;
    }

    /// What sets it where it may be set already: of those the terminal keeps on a stack, nothing, since one would be
    /// left.
    public String again() {
        return this == TITLE || this == KEYS ? "" : set;
    }

    public String reset() {
        return reset;
    }
}
