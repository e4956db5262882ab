package dev.jackdaw.tui.keys;

import java.util.Locale;

/// A key with what was held down with it. Its name is how settings call it: `ctrl+k`, `alt+enter`, `shift+tab`, `f5`.
///
/// @param modifiers bits as the Kitty protocol has them
/// @param key the name of the key, or the character it types in small
/// @param text what it types where neither Ctrl nor Alt is held, or empty
record Press(int modifiers, String key, String text) {
    static final int SHIFT = 1;
    static final int ALT = 2;
    static final int CTRL = 4;
    static final int SUPER = 8;

    /// Hyper and Meta, of which keyboards today have neither: taken for Super and Alt.
    private static final int HYPER = 16;

    private static final int META = 32;

    static Press of(int modifiers, String key) {
        return new Press(modifiers, key, "");
    }

    /// One that types a character.
    static Press typing(int modifiers, int codePoint) {
        String text = Character.toString(codePoint);
        return new Press(modifiers, codePoint == ' ' ? "space" : text.toLowerCase(Locale.ROOT), text);
    }

    /// Whether it types its text.
    boolean types() {
        return !text.isEmpty() && (modifiers & ~SHIFT) == 0;
    }

    String name() {
        if (modifiers == 0) return key;
        var name = new StringBuilder();
        if ((modifiers & CTRL) != 0) name.append("ctrl+");
        if ((modifiers & (ALT | META)) != 0) name.append("alt+");
        if ((modifiers & SHIFT) != 0) name.append("shift+");
        if ((modifiers & (SUPER | HYPER)) != 0) name.append("super+");
        return name.append(key).toString();
    }

    Press with(int other) {
        return new Press(other, key, text);
    }
}
