package dev.jackdaw.tui.edit;

import dev.jackdaw.tui.screen.Cells;

/// Words, by what kind their characters are of. Chinese and Japanese run without spaces: a run of one script is a word
/// there, because a dictionary takes longer to load than the interface.
public enum Stretch {
    SPACE,
    LETTERS,
    HAN,
    HIRAGANA,
    KATAKANA,
    SIGNS,
    PLACEHOLDER;

    /// The kind of the character that begins there.
    public static Stretch at(CharSequence text, int at) {
        int c = Character.codePointAt(text, at);
        if (Character.isWhitespace(c)) return SPACE;
        if (c >= 0x10f000) return PLACEHOLDER;
        if (c < 0x2e80) return c == '_' || Character.isLetterOrDigit(c) ? LETTERS : SIGNS;
        if (c >= 0x3041 && c <= 0x309f) return HIRAGANA;
        if (c >= 0x30a1 && c <= 0x30ff || c >= 0xff66 && c <= 0xff9f) return KATAKANA;
        if (Character.isIdeographic(c) || c == 0x3005) return HAN;
        return Character.isLetterOrDigit(c) ? LETTERS : SIGNS;
    }

    /// Whether it is part of a sentence, not what stands between words.
    public boolean word() {
        return this != SPACE && this != SIGNS;
    }

    /// Where the word ends that stands there or is the next behind.
    static int end(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !at(text, at).word()) at = Cells.next(text, at);
        return at < text.length() ? after(text, at) : at;
    }

    /// Where the word begins that ends there or is the next before.
    static int start(CharSequence text, int from) {
        int at = from;
        while (at > 0 && !at(text, Cells.previous(text, at)).word()) at = Cells.previous(text, at);
        return at > 0 ? before(text, at) : at;
    }

    /// Where the run of one kind ends that has the character there.
    public static int after(CharSequence text, int from) {
        Stretch kind = at(text, from);
        int at = from;
        while (at < text.length() && at(text, at) == kind) at = Cells.next(text, at);
        return at;
    }

    /// Where the run of one kind begins whose last character ends there.
    public static int before(CharSequence text, int from) {
        Stretch kind = at(text, Cells.previous(text, from));
        int at = from;
        while (at > 0 && at(text, Cells.previous(text, at)) == kind) at = Cells.previous(text, at);
        return at;
    }
}
