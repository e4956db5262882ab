package dev.jackdaw.tui.screen;

/// How full something is, as a bar. The colours are minicode's: green below 60 %, yellow to 85 %, red above.
public final class Meter {
    private static final int YELLOW = 60;
    private static final int RED = 85;

    private Meter() {}

    /// Hundredths of the whole.
    ///
    /// @param whole more than 0
    public static long percent(long part, long whole) {
        return Math.round(100.0 * part / whole);
    }

    public static Ink ink(long part, long whole) {
        if (100 * part < YELLOW * whole) return Ink.GOOD;
        return 100 * part > RED * whole ? Ink.BAD : Ink.WARNING;
    }

    /// @param cells columns it takes
    public static String bar(long part, long whole, int cells) {
        int full = Math.clamp(Math.round((double) cells * part / whole), 0, cells);
        return "█".repeat(full) + "░".repeat(cells - full);
    }
}
