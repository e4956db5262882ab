package dev.jackdaw.tui.screen;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Quantities as people read them.
public final class Numbers {
    private Numbers() {}

    /// A span of time.
    public static String seconds(long millis) {
        if (millis < 10_000) return tenths(millis + 50, 100) + " s";
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
        return "$"
                + BigDecimal.valueOf(amount)
                        .setScale(amount < 1 ? 4 : 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /// A round number of tokens, such as the size of a window.
    public static String brief(long tokens) {
        return count(tokens).replace(".0k", "k").replace(".00M", "M");
    }

    /// A number of tokens.
    public static String count(long tokens) {
        if (tokens < 1_000) return Long.toString(tokens);
        if (tokens < 1_000_000) return tenths(tokens + 50, 100) + "k";
        long hundredths = (tokens + 5_000) / 10_000;
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + "M";
    }

    /// An amount in tenths of a unit, cut off. Not by a format: some stand in every frame.
    private static String tenths(long amount, int tenth) {
        return amount / tenth / 10 + "." + amount / tenth % 10;
    }
}
