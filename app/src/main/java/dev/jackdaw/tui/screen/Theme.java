package dev.jackdaw.tui.screen;

import java.util.Locale;
import java.util.Optional;

/// The looks of a screen: codes of "select graphic rendition" (ECMA-48, 8.3.117) for each ink.
///
/// Dark and light name colours of the terminal's own palette, so they follow what the user chose there. The one for
/// the colour-blind tells good from bad by blue and orange (Okabe and Ito, 2008), and by more than colour; a test
/// measures how far its colours are apart for eyes that lack a kind of cone, and from black and white behind them.
public enum Theme {
    DARK,
    LIGHT,
    COLOUR_BLIND,
    /// No colour, but weight.
    MONO,
    /// Nothing but text.
    NONE,
    /// The one for the colour-blind where there are sixteen colours; nobody asks for it by name.
    COLOUR_BLIND_FEW;

    /// The theme of a name as users write it.
    public static Optional<Theme> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Theme theme : values())
            if (theme.name().equals(wanted) && theme != COLOUR_BLIND_FEW) return Optional.of(theme);
        return Optional.empty();
    }

    /// The name users write.
    public String label() {
        return this == COLOUR_BLIND_FEW
                ? COLOUR_BLIND.label()
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The same where there are sixteen colours.
    public Theme few() {
        return this == COLOUR_BLIND ? COLOUR_BLIND_FEW : this;
    }

    public String paint(Ink ink, String text) {
        String code = code(ink);
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    private String code(Ink ink) {
        return switch (this) {
            case DARK -> dark(ink);
            case LIGHT -> light(ink);
            case COLOUR_BLIND -> colourBlind(ink);
            case COLOUR_BLIND_FEW -> colourBlindFew(ink);
            case MONO -> mono(ink);
            case NONE -> "";
        };
    }

    private static String dark(Ink ink) {
        return switch (ink) {
            case HEADING, CHOSEN -> "1;36";
            case CODE, ACCENT, NAME -> "36";
            case LINK -> "4;36";
            case KEYWORD -> "35";
            case STRING, GOOD, ADDED -> "32";
            case NUMBER, WARNING -> "33";
            case BAD, REMOVED -> "31";
            case ADDED_WORD -> "1;7;32";
            case REMOVED_WORD -> "1;7;31";
            case PLAIN, DIM, BOLD, ITALIC, BOLD_ITALIC, STRUCK, QUOTE, COMMENT, FOUND -> mono(ink);
        };
    }

    private static String light(Ink ink) {
        return switch (ink) {
            case HEADING, CHOSEN -> "1;34";
            case CODE, ACCENT, NAME -> "34";
            case LINK -> "4;34";
            case KEYWORD -> "35";
            case STRING, GOOD, ADDED -> "32";
            case NUMBER, WARNING -> "38;5;130";
            case BAD, REMOVED -> "31";
            case ADDED_WORD -> "1;7;32";
            case REMOVED_WORD -> "1;7;31";
            case PLAIN, DIM, BOLD, ITALIC, BOLD_ITALIC, STRUCK, QUOTE, COMMENT, FOUND -> mono(ink);
        };
    }

    private static String colourBlind(Ink ink) {
        return switch (ink) {
            case HEADING, CHOSEN -> "1;38;5;32";
            case CODE, ACCENT, NAME -> "38;5;32";
            case LINK -> "4;38;5;32";
            case KEYWORD -> "38;5;132";
            case STRING -> "38;5;30";
            case GOOD, ADDED -> "38;5;32";
            case NUMBER, WARNING -> "38;5;138";
            case BAD, REMOVED -> "38;5;166";
            case ADDED_WORD -> "1;4;38;5;32";
            case REMOVED_WORD -> "1;9;38;5;166";
            case PLAIN, DIM, BOLD, ITALIC, BOLD_ITALIC, STRUCK, QUOTE, COMMENT, FOUND -> mono(ink);
        };
    }

    /// Blue and yellow, which only few cannot tell apart, and weight for what they mean.
    private static String colourBlindFew(Ink ink) {
        return switch (ink) {
            case HEADING, CHOSEN -> "1;34";
            case CODE, ACCENT, NAME, STRING, GOOD, ADDED -> "34";
            case LINK -> "4;34";
            case BAD, REMOVED -> "33";
            case WARNING -> "1;33";
            case ADDED_WORD -> "1;7;34";
            case REMOVED_WORD -> "1;7;33";
            case KEYWORD -> "1";
            case NUMBER -> "";
            case PLAIN, DIM, BOLD, ITALIC, BOLD_ITALIC, STRUCK, QUOTE, COMMENT, FOUND -> mono(ink);
        };
    }

    private static String mono(Ink ink) {
        return switch (ink) {
            case DIM, QUOTE, COMMENT, REMOVED -> "2";
            case BOLD, HEADING, KEYWORD, WARNING, BAD, ADDED -> "1";
            case ITALIC -> "3";
            case BOLD_ITALIC -> "1;3";
            case LINK, CODE -> "4";
            case STRUCK -> "9";
            case CHOSEN, FOUND -> "7";
            case ADDED_WORD -> "1;4";
            case REMOVED_WORD -> "2;9";
            case PLAIN, STRING, NUMBER, NAME, ACCENT, GOOD -> "";
        };
    }
}
