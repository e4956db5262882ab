package dev.jackdaw.model.wire;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A length of time as providers write it: `1.2s`, `6m0s`, `120ms`, `34 seconds`.
public final class Pause {
    /// What stands before one in a sentence.
    private static final List<String> BEFORE =
            List.of("try again in ", "retry in ", "retry after ", "try again after ");

    private static final double LONGEST_SECONDS = 1e9;

    private Pause() {}

    /// The length of time a text begins with; empty where it begins with none that has a unit.
    public static Optional<Duration> parse(String text) {
        double seconds = 0;
        int at = 0;
        boolean any = false;
        while (true) {
            int end = at;
            while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
            // The point that ends a sentence is no part of a number.
            int digits = end > at && text.charAt(end - 1) == '.' ? end - 1 : end;
            if (digits == at) break;
            int from = end;
            while (from < text.length() && text.charAt(from) == ' ') from++;
            int to = from;
            while (to < text.length() && Character.isLetter(text.charAt(to))) to++;
            double each = unit(text.substring(from, to).toLowerCase(Locale.ROOT));
            Optional<Double> count = number(text.substring(at, digits));
            if (each == 0 || count.isEmpty()) break;
            seconds += count.get() * each;
            any = true;
            at = to;
        }
        if (!any || seconds > LONGEST_SECONDS) return Optional.empty();
        return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }

    /// The length of time a sentence asks to wait.
    static Optional<Duration> within(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        for (String before : BEFORE) {
            int at = lower.indexOf(before);
            if (at < 0) continue;
            Optional<Duration> found = parse(lower.substring(at + before.length()));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<Double> number(String digits) {
        try {
            return Optional.of(Double.parseDouble(digits));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static double unit(String word) {
        return switch (word) {
            case "ms", "millisecond", "milliseconds" -> 0.001;
            case "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86400;
            default -> 0;
        };
    }
}
