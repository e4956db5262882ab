package dev.jackdaw.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Numbers of tokens as people write them: `8000`, `8_000`, `8K`, `1.5M`. K is 1,000.
final class Sizes {
    private Sizes() {}

    static Optional<Long> of(String text) {
        String digits = text.strip().replace("_", "").replace(",", "").toUpperCase(Locale.ROOT);
        long unit = digits.endsWith("K") ? 1_000 : digits.endsWith("M") ? 1_000_000 : 1;
        try {
            var number = new BigDecimal(unit == 1 ? digits : digits.substring(0, digits.length() - 1));
            return Optional.of(number.multiply(BigDecimal.valueOf(unit)).longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }
}
