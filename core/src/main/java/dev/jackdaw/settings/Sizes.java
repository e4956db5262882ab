package dev.jackdaw.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Amounts as people write them: tokens as `8000`, `8_000`, `8K`, `1.5M` (K is 1,000), times as `90`, `30s`, `10m`,
/// `2h`.
final class Sizes {
    private Sizes() {}

    static Optional<Long> of(String text) {
        String digits = text.strip().replace("_", "").replace(",", "").toUpperCase(Locale.ROOT);
        long unit = digits.endsWith("K")
                ? 1_000
                : digits.endsWith("M") ? 1_000_000 : digits.endsWith("G") ? 1_000_000_000 : 1;
        return number(unit == 1 ? digits : digits.substring(0, digits.length() - 1))
                .map(number -> number.multiply(BigDecimal.valueOf(unit)))
                .flatMap(Sizes::whole);
    }

    /// A time; in seconds where no unit stands behind it.
    static Optional<Duration> time(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        char unit = digits.isEmpty() ? 's' : digits.charAt(digits.length() - 1);
        long seconds = unit == 'h' ? 3_600 : unit == 'm' ? 60 : 1;
        boolean said = "smh".indexOf(unit) >= 0;
        return number(said ? digits.substring(0, Math.max(0, digits.length() - 1)) : digits)
                .map(number -> number.multiply(BigDecimal.valueOf(seconds * 1_000)))
                .flatMap(Sizes::whole)
                .map(Duration::ofMillis);
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// What a setting amounts to, for comparing it with another of its field.
    static Optional<BigDecimal> amount(Setting setting) {
        return switch (setting.field().kind()) {
            case TIME -> time(setting.text()).map(time -> BigDecimal.valueOf(time.toMillis()));
            case SIZE -> of(setting.text()).map(BigDecimal::valueOf);
            case TEXT, SECRET, NUMBER, TRUTH, COUNT, NAMES, PATHS, RULES, TESTS, COMMANDS, MAP ->
                number(setting.text());
        };
    }

    private static Optional<Long> whole(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }
}
