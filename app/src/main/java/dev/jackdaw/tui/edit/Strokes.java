package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.keys.Key;

/// What keys do to an editor.
public final class Strokes {
    private Strokes() {}

    /// Does what a key means in any text; tells whether it means anything there.
    public static boolean edit(Editor editor, Key key) {
        return switch (key) {
            case Key.Typed(var text) -> done(() -> editor.type(text));
            case Key.Pasted(var text) -> done(() -> editor.paste(text));
            case Key.Named named -> edit(editor, named);
        };
    }

    private static boolean edit(Editor editor, Key.Named key) {
        return switch (key) {
            case BACKSPACE -> done(editor::backspace);
            case DELETE -> done(editor::delete);
            case LEFT -> done(editor::left);
            case RIGHT -> done(editor::right);
            case WORD_LEFT -> done(editor::wordLeft);
            case WORD_RIGHT -> done(editor::wordRight);
            case HOME -> done(editor::home);
            case END -> done(editor::end);
            case KILL_WORD -> done(editor::killWord);
            case KILL_WORD_AHEAD -> done(editor::killWordAhead);
            case KILL_TO_START -> done(editor::killToStart);
            case KILL_TO_END -> done(editor::killToEnd);
            case YANK -> done(editor::yank);
            case NEWLINE -> done(() -> editor.type("\n"));
            case ENTER,
                    ALT_ENTER,
                    TAB,
                    UP,
                    DOWN,
                    INTERRUPT,
                    END_OF_INPUT,
                    REDRAW,
                    SUSPEND,
                    ESCAPE,
                    BACK_TAB,
                    PAGE_UP,
                    PAGE_DOWN,
                    START,
                    FINISH,
                    UNDO,
                    REDO,
                    SEARCH_HISTORY,
                    TRANSCRIPT,
                    EXTERNAL_EDITOR,
                    PASTE_IMAGE,
                    STEPS,
                    FOCUS_IN,
                    FOCUS_OUT -> false;
        };
    }

    private static boolean done(Runnable edit) {
        edit.run();
        return true;
    }
}
