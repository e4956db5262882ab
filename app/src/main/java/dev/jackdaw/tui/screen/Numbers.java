package dev.jackdaw.tui.screen;

import java.util.Locale;

/// Quantities as people read them.
public final class Numbers {
    private Numbers() {}

    /// A span of time.
    public static String seconds(long millis) {
        if (millis < 10_000) return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        long seconds = millis / 1000;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /// A span of time that is running, which need not be told in tenths.
    public static String running(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /// An amount of money; small ones exactly enough to be more than nothing.
    public static String dollars(double amount) {
        return String.format(Locale.ROOT, amount < 1 ? "$%.4f" : "$%.2f", amount);
    }

    /// A round number of tokens, such as the size of a window.
    public static String brief(long tokens) {
        return count(tokens).replace(".0k", "k").replace(".00M", "M");
    }

    /// A number of tokens.
    public static String count(long tokens) {
        if (tokens < 1_000) return Long.toString(tokens);
        if (tokens < 1_000_000) return String.format(Locale.ROOT, "%.1fk", tokens / 1_000.0);
        return String.format(Locale.ROOT, "%.2fM", tokens / 1_000_000.0);
    }
}
