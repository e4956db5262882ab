package dev.jackdaw.tui.keys;

import dev.jackdaw.tui.keys.Key.Named;
import java.util.List;

/// What keys mean where nobody said otherwise: as in Emacs and in shells, and as other editors have the keys with
/// names.
enum Usual {
    ENTER(Named.ENTER, "enter"),
    ALT_ENTER(Named.ALT_ENTER, "alt+enter"),
    NEWLINE(Named.NEWLINE, "ctrl+j", "shift+enter", "ctrl+enter"),
    TAB(Named.TAB, "tab"),
    BACK_TAB(Named.BACK_TAB, "shift+tab"),
    BACKSPACE(Named.BACKSPACE, "backspace", "ctrl+h"),
    DELETE(Named.DELETE, "delete"),
    LEFT(Named.LEFT, "left", "ctrl+b"),
    RIGHT(Named.RIGHT, "right", "ctrl+f"),
    UP(Named.UP, "up", "ctrl+p"),
    DOWN(Named.DOWN, "down", "ctrl+n"),
    WORD_LEFT(Named.WORD_LEFT, "ctrl+left", "alt+left", "alt+b"),
    WORD_RIGHT(Named.WORD_RIGHT, "ctrl+right", "alt+right", "alt+f"),
    HOME(Named.HOME, "home", "ctrl+a", "super+left"),
    END(Named.END, "end", "ctrl+e", "super+right"),
    START(Named.START, "ctrl+home", "alt+<", "super+up"),
    FINISH(Named.FINISH, "ctrl+end", "alt+>", "super+down"),
    PAGE_UP(Named.PAGE_UP, "pageup"),
    PAGE_DOWN(Named.PAGE_DOWN, "pagedown"),
    KILL_WORD(Named.KILL_WORD, "ctrl+w"),
    KILL_WORD_BACK(Named.KILL_WORD_BACK, "alt+backspace", "ctrl+backspace", "ctrl+alt+h"),
    KILL_WORD_AHEAD(Named.KILL_WORD_AHEAD, "alt+d", "ctrl+delete", "alt+delete"),
    KILL_TO_START(Named.KILL_TO_START, "ctrl+u", "super+backspace"),
    KILL_TO_END(Named.KILL_TO_END, "ctrl+k"),
    YANK(Named.YANK, "ctrl+y"),
    YANK_POP(Named.YANK_POP, "alt+y"),
    /// Ctrl-/ and Ctrl-_ are one in most terminals.
    UNDO(Named.UNDO, "ctrl+_", "ctrl+/", "ctrl+shift+-", "ctrl+x ctrl+u", "super+z"),
    REDO(Named.REDO, "alt+_", "ctrl+shift+z", "shift+super+z"),
    UPPER_WORD(Named.UPPER_WORD, "alt+u"),
    LOWER_WORD(Named.LOWER_WORD, "alt+l"),
    CAPITAL_WORD(Named.CAPITAL_WORD, "alt+c"),
    INTERRUPT(Named.INTERRUPT, "ctrl+c"),
    END_OF_INPUT(Named.END_OF_INPUT, "ctrl+d"),
    ESCAPE(Named.ESCAPE, "escape"),
    REDRAW(Named.REDRAW, "ctrl+l"),
    SUSPEND(Named.SUSPEND, "ctrl+z"),
    SEARCH_HISTORY(Named.SEARCH_HISTORY, "ctrl+r"),
    TRANSCRIPT(Named.TRANSCRIPT, "ctrl+o"),
    EXTERNAL_EDITOR(Named.EXTERNAL_EDITOR, "ctrl+g", "ctrl+x ctrl+e"),
    PASTE_IMAGE(Named.PASTE_IMAGE, "ctrl+v", "alt+v"),
    STEPS(Named.STEPS, "ctrl+t");

    private final Named meaning;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> keys;

    Usual(Named meaning, String... keys) {
        this.meaning = meaning;
        this.keys = List.of(keys);
    }

    Named meaning() {
        return meaning;
    }

    List<String> keys() {
        return keys;
    }
}
