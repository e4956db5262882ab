package dev.jackdaw.agent;

import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.LoopEnded;
import dev.jackdaw.session.Undertaking.LoopSet;
import java.util.Optional;

/// A loop as a person writes it: `10m [--until "CMD"] [--times N] PROMPT`; `--` ends the options.
public final class LoopLine {
    private static final String FORM = "a loop is written /loop 10m [--until \"CMD\"] [--times N] PROMPT";
    private static final String UNITS = "smhd";
    private static final long[] SECONDS = {1, 60, 3_600, 86_400};
    private static final int LONGEST = 8;

    private final String line;
    private int at;

    private LoopLine(String line) {
        this.line = line.strip();
    }

    /// @throws IllegalArgumentException where it is none, naming the form
    public static LoopSet parse(String line) {
        return new LoopLine(line).read();
    }

    /// Seconds of an interval such as `30s`, `10m`, `2h` or `1d`.
    ///
    /// @throws IllegalArgumentException where it is none
    public static long seconds(String interval) {
        int unit = interval.isEmpty() ? -1 : UNITS.indexOf(interval.charAt(interval.length() - 1));
        String number = unit < 0 ? "" : interval.substring(0, interval.length() - 1);
        if (number.isEmpty() || number.length() > LONGEST || !digits(number))
            throw new IllegalArgumentException("\"" + interval + "\" is no interval (30s, 10m, 2h, 1d): " + FORM);
        return Long.parseLong(number) * SECONDS[unit];
    }

    /// As [#parse] reads it.
    public static String written(LoopSet loop) {
        return interval(loop.seconds())
                + loop.until()
                        .map(command ->
                                " --until \"" + command.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .orElse("")
                + (loop.times() > 0 ? " --times " + loop.times() : "")
                + (loop.prompt().startsWith("--") ? " -- " : " ")
                + loop.prompt();
    }

    /// The loop that is set, as far as the log tells.
    public static Optional<LoopSet> set(Session session) {
        for (Line line : session.lines().reversed()) {
            if (line.fact() instanceof LoopSet set) return Optional.of(set);
            if (line.fact() instanceof LoopEnded) return Optional.empty();
        }
        return Optional.empty();
    }

    /// In the largest unit that fits.
    public static String interval(long seconds) {
        for (int i = SECONDS.length - 1; i > 0; i--)
            if (seconds % SECONDS[i] == 0 && seconds > 0) return seconds / SECONDS[i] + UNITS.substring(i, i + 1);
        return seconds + "s";
    }

    private LoopSet read() {
        long every = seconds(word());
        Optional<String> until = Optional.empty();
        int times = 0;
        while (line.startsWith("--", at)) {
            String option = word();
            switch (option) {
                case "--until" -> until = Optional.of(quoted()).filter(command -> !command.isBlank());
                case "--times" -> times = times(word());
                case "--" -> {
                    return new LoopSet(rest(), every, until, times);
                }
                default -> throw new IllegalArgumentException("there is no " + option + ": " + FORM);
            }
        }
        return new LoopSet(rest(), every, until, times);
    }

    private String rest() {
        String prompt = line.substring(at);
        if (prompt.isBlank()) throw new IllegalArgumentException("the loop has nothing to say: " + FORM);
        return prompt;
    }

    private static int times(String word) {
        if (word.isEmpty() || word.length() > LONGEST || !digits(word) || Integer.parseInt(word) == 0)
            throw new IllegalArgumentException("--times is a number from 1: " + FORM);
        return Integer.parseInt(word);
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String word() {
        int from = at;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) at++;
        String word = line.substring(from, at);
        skip();
        return word;
    }

    private void skip() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
    }

    /// A word, or what stands between quotes; a backslash keeps a quote or itself.
    private String quoted() {
        char quote = at < line.length() ? line.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') return word();
        var text = new StringBuilder();
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escapes = quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length();
            if (escapes && "\"\\".indexOf(line.charAt(at + 1)) >= 0) at++;
            text.append(line.charAt(at));
        }
        if (at == line.length()) throw new IllegalArgumentException("the command of --until has no end: " + FORM);
        at++;
        skip();
        return text.toString();
    }
}
