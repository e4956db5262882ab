package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.keys.Key;
import java.util.Locale;
import java.util.function.UnaryOperator;

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
            case KILL_WORD_BACK -> done(editor::killWordBack);
            case KILL_WORD_AHEAD -> done(editor::killWordAhead);
            case KILL_TO_START -> done(editor::killToStart);
            case KILL_TO_END -> done(editor::killToEnd);
            case YANK -> done(editor::yank);
            case YANK_POP -> done(editor::yankPop);
            case START -> done(() -> editor.moveTo(0));
            case FINISH -> done(() -> editor.moveTo(editor.raw().length()));
            case UNDO -> done(editor::undo);
            case REDO -> done(editor::redo);
            case UPPER_WORD -> done(() -> recase(editor, word -> word.toUpperCase(Locale.ROOT)));
            case LOWER_WORD -> done(() -> recase(editor, word -> word.toLowerCase(Locale.ROOT)));
            case CAPITAL_WORD -> done(() -> recase(editor, Strokes::capital));
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
                    SEARCH_HISTORY,
                    TRANSCRIPT,
                    EXTERNAL_EDITOR,
                    PASTE_IMAGE,
                    STEPS,
                    FOCUS_IN,
                    FOCUS_OUT -> false;
        };
    }

    /// Writes the rest of the word otherwise, and moves behind it.
    private static void recase(Editor editor, UnaryOperator<String> how) {
        int start = editor.cursor();
        int end = Stretch.end(editor.raw(), start);
        editor.replace(
                start, end, how.apply(editor.raw().subSequence(start, end).toString()));
    }

    private static String capital(String word) {
        int first = 0;
        while (first < word.length() && !Character.isLetterOrDigit(word.charAt(first))) first++;
        int rest = Math.min(word.length(), first + 1);
        return word.substring(0, rest).toUpperCase(Locale.ROOT)
                + word.substring(rest).toLowerCase(Locale.ROOT);
    }

    private static boolean done(Runnable edit) {
        edit.run();
        return true;
    }
}
