package dev.jackdaw.tui.keys;

import dev.jackdaw.tui.keys.Key.Named;
import java.util.Optional;

/// What the codes of terminals mean: those of xterm, with the older and newer spellings terminals also use.
final class KeyNames {
    private KeyNames() {}

    static Optional<Key> control(char c) {
        return switch (c) {
            case '\r', '\n' -> Optional.of(Named.ENTER);
            case '\t' -> Optional.of(Named.TAB);
            case 0x7f, 0x08 -> Optional.of(Named.BACKSPACE);
            case 0x01 -> Optional.of(Named.HOME);
            case 0x02 -> Optional.of(Named.LEFT);
            case 0x03 -> Optional.of(Named.INTERRUPT);
            case 0x04 -> Optional.of(Named.END_OF_INPUT);
            case 0x05 -> Optional.of(Named.END);
            case 0x06 -> Optional.of(Named.RIGHT);
            case 0x0b -> Optional.of(Named.KILL_TO_END);
            case 0x0c -> Optional.of(Named.REDRAW);
            case 0x0e -> Optional.of(Named.DOWN);
            case 0x0f -> Optional.of(Named.TRANSCRIPT);
            case 0x10 -> Optional.of(Named.UP);
            case 0x15 -> Optional.of(Named.KILL_TO_START);
            case 0x17 -> Optional.of(Named.KILL_WORD);
            case 0x19 -> Optional.of(Named.YANK);
            case 0x1a -> Optional.of(Named.SUSPEND);
            default -> Optional.empty();
        };
    }

    /// A key pressed together with Alt.
    static Optional<Key> alternate(char c) {
        return switch (c) {
            case '\r', '\n' -> Optional.of(Named.ALT_ENTER);
            case 'b', 'B' -> Optional.of(Named.WORD_LEFT);
            case 'f', 'F' -> Optional.of(Named.WORD_RIGHT);
            case 'd', 'D' -> Optional.of(Named.KILL_WORD_AHEAD);
            case 0x7f, 0x08 -> Optional.of(Named.KILL_WORD);
            default -> Optional.empty();
        };
    }

    /// What stands behind `ESC O`.
    static Optional<Key> shifted(char c) {
        if (c == 'I' || c == 'O') return Optional.empty();
        return c == 'M' ? Optional.of(Named.ENTER) : arrow("", c);
    }

    /// What stands behind `ESC [`.
    static Optional<Key> sequence(String parameters, char last) {
        return switch (last) {
            case '~' -> tilde(parameters);
            case 'u' -> coded(parameters);
            default -> arrow(parameters, last);
        };
    }

    private static Optional<Key> arrow(String parameters, char last) {
        boolean modified = parameters.endsWith(";5") || parameters.endsWith(";3");
        return switch (last) {
            case 'A' -> Optional.of(Named.UP);
            case 'B' -> Optional.of(Named.DOWN);
            case 'C' -> Optional.of(modified ? Named.WORD_RIGHT : Named.RIGHT);
            case 'D' -> Optional.of(modified ? Named.WORD_LEFT : Named.LEFT);
            case 'H' -> Optional.of(Named.HOME);
            case 'F' -> Optional.of(Named.END);
            case 'I' -> parameters.isEmpty() ? Optional.of(Named.FOCUS_IN) : Optional.empty();
            case 'O' -> parameters.isEmpty() ? Optional.of(Named.FOCUS_OUT) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Key> tilde(String parameters) {
        return switch (parameters) {
            case "1", "7" -> Optional.of(Named.HOME);
            case "4", "8" -> Optional.of(Named.END);
            case "3" -> Optional.of(Named.DELETE);
            case "5" -> Optional.of(Named.PAGE_UP);
            case "6" -> Optional.of(Named.PAGE_DOWN);
            case "3;3", "3;5" -> Optional.of(Named.KILL_WORD_AHEAD);
            case "27;2;13", "27;5;13" -> Optional.of(Named.NEWLINE);
            case "27;3;13" -> Optional.of(Named.ALT_ENTER);
            default -> Optional.empty();
        };
    }

    /// A key by its code point and modifiers, as newer terminals tell it.
    private static Optional<Key> coded(String parameters) {
        return switch (parameters) {
            case "13" -> Optional.of(Named.ENTER);
            case "13;2", "13;5" -> Optional.of(Named.NEWLINE);
            case "13;3" -> Optional.of(Named.ALT_ENTER);
            case "27" -> Optional.of(Named.ESCAPE);
            case "9" -> Optional.of(Named.TAB);
            case "127" -> Optional.of(Named.BACKSPACE);
            case "99;5" -> Optional.of(Named.INTERRUPT);
            case "100;5" -> Optional.of(Named.END_OF_INPUT);
            default -> Optional.empty();
        };
    }
}
