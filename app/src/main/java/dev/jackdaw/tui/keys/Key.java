package dev.jackdaw.tui.keys;

/// Something the user did at the keyboard.
public sealed interface Key {

    /// A character, or several that belong together.
    record Typed(String text) implements Key {}

    /// Text that came from elsewhere, with `\n` as line ends.
    record Pasted(String text) implements Key {}

    /// A key that means something.
    enum Named implements Key {
        ENTER,
        ALT_ENTER,
        NEWLINE,
        TAB,
        BACKSPACE,
        DELETE,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        WORD_LEFT,
        WORD_RIGHT,
        HOME,
        END,
        /// Back to a space, as shells do it; and back to the beginning of a word.
        KILL_WORD,
        KILL_WORD_BACK,
        KILL_WORD_AHEAD,
        KILL_TO_START,
        KILL_TO_END,
        YANK,
        /// Right after YANK: what was cut out before that instead.
        YANK_POP,
        INTERRUPT,
        END_OF_INPUT,
        REDRAW,
        SUSPEND,
        ESCAPE,
        BACK_TAB,
        PAGE_UP,
        PAGE_DOWN,
        /// To the first and the last character of all lines.
        START,
        FINISH,
        UNDO,
        REDO,
        UPPER_WORD,
        LOWER_WORD,
        CAPITAL_WORD,
        SEARCH_HISTORY,
        /// Everything in full.
        TRANSCRIPT,
        EXTERNAL_EDITOR,
        PASTE_IMAGE,
        /// Shows or hides the list of what is to be done.
        STEPS,
        /// The terminal got the keyboard, and lost it.
        FOCUS_IN,
        FOCUS_OUT
    }
}
