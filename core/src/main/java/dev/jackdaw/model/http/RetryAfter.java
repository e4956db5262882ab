package dev.jackdaw.model.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a provider asks to wait; what makes no sense is taken as unsaid.
final class RetryAfter {
    private static final double LONGEST_SECONDS = 1e9;

    private RetryAfter() {}

    static Optional<Duration> parse(HttpHeaders headers, Instant now) {
        Optional<Duration> exact = headers.firstValue("retry-after-ms").flatMap(text -> parseNumber(text, 1));
        if (exact.isPresent()) return exact;
        Optional<String> header = headers.firstValue("retry-after");
        Optional<Duration> seconds = header.flatMap(text -> parseNumber(text, 1000));
        return seconds.isPresent() ? seconds : header.flatMap(text -> parseDate(text, now));
    }

    private static Optional<Duration> parseNumber(String text, long millisEach) {
        try {
            double count = Double.parseDouble(text.strip());
            if (!(count >= 0 && count <= LONGEST_SECONDS)) return Optional.empty();
            return Optional.of(Duration.ofMillis((long) (count * millisEach)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseDate(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isBefore(now) ? Optional.empty() : Optional.of(Duration.between(now, then));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
