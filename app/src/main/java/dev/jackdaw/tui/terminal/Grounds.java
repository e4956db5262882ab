package dev.jackdaw.tui.terminal;

import java.util.Optional;

/// The colours behind texts, as terminals tell them: `ESC ] 11 ; rgb:RRRR/GGGG/BBBB` and `BEL` or `ESC \` (xterm, "OSC
/// 11"), or the last part of the variable `COLORFGBG`, a number of the palette (rxvt).
public final class Grounds {
    private static final String BEGIN = "\u001b]11;";

    private Grounds() {}

    /// What a text read from the terminal tells. An answer that comes in pieces is nobody's: the keyboard drops it.
    static Optional<Happening> in(String text) {
        int start = text.indexOf(BEGIN);
        int end = start < 0 ? -1 : end(text, start);
        if (end < 0) return Optional.empty();
        int colour = text.indexOf(':', start);
        return colour < 0 || colour > end ? Optional.empty() : dark(text.substring(colour + 1, end));
    }

    /// The text without the answer.
    static String without(String text) {
        int start = text.indexOf(BEGIN);
        int end = start < 0 ? -1 : end(text, start);
        if (end < 0) return text;
        int after = end + (text.charAt(end) == '\u0007' ? 1 : 2);
        return text.substring(0, start) + text.substring(Math.min(after, text.length()));
    }

    private static int end(String text, int start) {
        int bell = text.indexOf('\u0007', start);
        int string = text.indexOf("\u001b\\", start);
        return bell < 0 || string >= 0 && string < bell ? string : bell;
    }

    /// Of hexadecimal parts of any length, the luma of which (ITU-R BT.601) is below a half.
    private static Optional<Happening> dark(String parts) {
        String[] told = parts.split("/", -1);
        if (told.length != 3) return Optional.empty();
        double[] weights = {0.299, 0.587, 0.114};
        double luma = 0;
        try {
            for (int i = 0; i < 3; i++)
                luma += weights[i] * Integer.parseInt(told[i], 16) / (Math.pow(16, told[i].length()) - 1);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
        return Optional.of(new Happening.Ground(luma < 0.5));
    }

    /// Whether the palette's colour of that number, as `COLORFGBG` names it, is dark; empty where it names none.
    static Optional<Boolean> named(String colours) {
        return switch (colours.substring(colours.lastIndexOf(';') + 1)) {
            case "0", "1", "2", "3", "4", "5", "6", "8" -> Optional.of(true);
            case "7", "9", "10", "11", "12", "13", "14", "15" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
