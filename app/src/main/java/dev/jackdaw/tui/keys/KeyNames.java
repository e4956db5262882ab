package dev.jackdaw.tui.keys;

import java.util.Optional;

/// Which keys the codes of terminals stand for: those of xterm with `modifyOtherKeys`
/// (invisible-island.net/xterm/ctlseqs), of the Kitty keyboard protocol (sw.kovidgoyal.net/kitty/keyboard-protocol), of
/// rxvt and of the Linux console.
final class KeyNames {
    /// What a key that was let go is told with.
    private static final int RELEASED = 3;

    /// The keys of the number block in the Kitty protocol, and what follows on them.
    private static final int BLOCK = 57_399;

    private static final String BLOCK_TYPES = "0123456789./*-+\r=,";
    private static final String[] BLOCK_KEYS = {
        "left", "right", "up", "down", "pageup", "pagedown", "home", "end", "insert", "delete"
    };

    private KeyNames() {}

    /// What a control character was typed with.
    static Press control(char c) {
        return switch (c) {
            case '\r' -> Press.of(0, "enter");
            case '\t' -> Press.of(0, "tab");
            case 0x1b -> Press.of(0, "escape");
            case 0x7f -> Press.of(0, "backspace");
            case 0 -> Press.of(Press.CTRL, "space");
            default -> Press.of(Press.CTRL, String.valueOf((char) (c <= 0x1a ? c + 0x60 : c + 0x40)));
        };
    }

    /// A key pressed together with Alt.
    static Press alternate(char c) {
        if (c < ' ' || c == 0x7f) {
            Press control = control(c);
            return control.with(control.modifiers() | Press.ALT);
        }
        return Press.typing(Press.ALT | (Character.isUpperCase(c) ? Press.SHIFT : 0), c);
    }

    /// What stands behind `ESC O`.
    static Optional<Press> shifted(String parameters, char last) {
        int modifiers = parameters.isEmpty() ? 0 : number(parameters, parameters.lastIndexOf(';') + 1) - 1;
        if (last == 'M') return Optional.of(Press.of(Math.max(0, modifiers), "enter"));
        if (last >= 'a' && last <= 'd') return arrow(Press.CTRL, (char) (last - 0x20));
        return arrow(Math.max(0, modifiers), last);
    }

    /// What stands behind `ESC [`. Answers of the terminal, which begin with one of `?<>=`, are no keys.
    static Optional<Press> sequence(String parameters, char last) {
        if (!parameters.isEmpty() && parameters.charAt(0) > ';') return Optional.empty();
        String[] fields = fields(parameters);
        int modifiers = fields.length > 1 ? modifiers(fields[1]) : 0;
        if (modifiers < 0) return Optional.empty();
        return switch (last) {
            case '~' -> fields[0].equals("27") ? other(fields, modifiers) : tilde(fields[0], modifiers);
            case '^' -> tilde(fields[0], Press.CTRL);
            case '$' -> tilde(fields[0], Press.SHIFT);
            case '@' -> tilde(fields[0], Press.CTRL | Press.SHIFT);
            case 'u' -> coded(fields[0], modifiers);
            case 'Z' -> Optional.of(Press.of(modifiers | Press.SHIFT, "tab"));
            case 'a', 'b', 'c', 'd' -> arrow(Press.SHIFT, (char) (last - 0x20));
            default -> arrow(modifiers, last);
        };
    }

    private static String[] fields(String parameters) {
        int count = 1;
        for (int i = 0; i < parameters.length(); i++) if (parameters.charAt(i) == ';') count++;
        var fields = new String[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = parameters.indexOf(';', start);
            fields[i] = parameters.substring(start, end < 0 ? parameters.length() : end);
            start = end + 1;
        }
        return fields;
    }

    /// The number that begins there, or 0.
    private static int number(String text, int start) {
        int number = 0;
        for (int i = start; i < text.length() && i < start + 7; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') break;
            number = 10 * number + c - '0';
        }
        return number;
    }

    /// What was held down, without locks; -1 where the key was only let go.
    private static int modifiers(String field) {
        int colon = field.indexOf(':');
        if (colon >= 0 && number(field, colon + 1) == RELEASED) return -1;
        return Math.max(0, number(field, 0) - 1) & 63;
    }

    private static Optional<Press> arrow(int modifiers, char last) {
        return switch (last) {
            case 'A' -> Optional.of(Press.of(modifiers, "up"));
            case 'B' -> Optional.of(Press.of(modifiers, "down"));
            case 'C' -> Optional.of(Press.of(modifiers, "right"));
            case 'D' -> Optional.of(Press.of(modifiers, "left"));
            case 'H' -> Optional.of(Press.of(modifiers, "home"));
            case 'F' -> Optional.of(Press.of(modifiers, "end"));
            case 'P', 'Q', 'S' -> Optional.of(Press.of(modifiers, "f" + (last - 'O')));
            default -> Optional.empty();
        };
    }

    private static Optional<Press> tilde(String field, int modifiers) {
        int number = number(field, 0);
        String key = switch (number) {
            case 1, 7 -> "home";
            case 2 -> "insert";
            case 3 -> "delete";
            case 4, 8 -> "end";
            case 5 -> "pageup";
            case 6 -> "pagedown";
            case 11, 12, 13, 14, 15 -> "f" + (number - 10);
            case 17, 18, 19, 20, 21 -> "f" + (number - 11);
            case 23, 24 -> "f" + (number - 12);
            default -> "";
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(Press.of(modifiers, key));
    }

    /// `CSI 27 ; modifiers ; code ~`, where the code is that of the character with Shift.
    private static Optional<Press> other(String[] fields, int modifiers) {
        if (fields.length < 3) return Optional.empty();
        int code = number(fields[2], 0);
        boolean sign = code > ' ' && code != 0x7f && !Character.isLetter(code);
        return character(code, sign ? modifiers & ~Press.SHIFT : modifiers, 0);
    }

    /// `CSI code : with Shift : on an English keyboard ; modifiers u`.
    private static Optional<Press> coded(String field, int modifiers) {
        int code = number(field, 0);
        int colon = field.indexOf(':');
        int second = colon < 0 ? -1 : field.indexOf(':', colon + 1);
        int large = colon < 0 ? 0 : number(field, colon + 1);
        int english = second < 0 ? 0 : number(field, second + 1);
        boolean bound = (modifiers & ~Press.SHIFT) != 0;
        if (bound && code > 0x7f && english > 0) return character(english, modifiers, 0);
        boolean sign = (modifiers & Press.SHIFT) != 0 && large > 0 && !Character.isLetter(large);
        return sign ? character(large, modifiers & ~Press.SHIFT, 0) : character(code, modifiers, large);
    }

    private static Optional<Press> character(int code, int modifiers, int large) {
        if (code >= BLOCK && code < BLOCK + BLOCK_TYPES.length())
            return character(BLOCK_TYPES.charAt(code - BLOCK), modifiers, 0);
        int key = code - BLOCK - BLOCK_TYPES.length();
        if (key >= 0 && key < BLOCK_KEYS.length) return Optional.of(Press.of(modifiers, BLOCK_KEYS[key]));
        if (code == 8) return Optional.of(Press.of(modifiers, "backspace"));
        if (code == '\r' || code == '\t' || code == 0x1b || code == 0x7f)
            return Optional.of(control((char) code).with(modifiers));
        if (code < ' ' || code >= 0xe000 && code < 0xf900 || !Character.isValidCodePoint(code)) return Optional.empty();
        boolean shift = (modifiers & Press.SHIFT) != 0;
        int typed = !shift ? code : large > 0 ? large : Character.toUpperCase(code);
        return Optional.of(Press.typing(modifiers, typed));
    }
}
