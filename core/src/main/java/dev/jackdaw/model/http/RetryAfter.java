package dev.jackdaw.model.http;

import dev.jackdaw.model.wire.Pause;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// How long a provider asks to wait; what makes no sense is taken as unsaid.
final class RetryAfter {
    private static final double LONGEST_NUMBER = 1e13;
    private static final long FIRST_MILLIS_OF_AN_EPOCH = 100_000_000_000L;
    private static final long FIRST_SECONDS_OF_AN_EPOCH = 1_000_000_000L;

    /// A limit by two headers: what is left of it, and when it is whole again.
    private record Allowance(String left, String reset) {}

    /// Those of OpenAI and who follows it (a length of time), of Anthropic (an instant), of OpenRouter and GitHub (an
    /// epoch).
    private static final List<Allowance> ALLOWANCES = List.of(
            new Allowance("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            new Allowance("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
            new Allowance("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
            new Allowance("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
            new Allowance("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
            new Allowance("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
            new Allowance("x-ratelimit-remaining", "x-ratelimit-reset"),
            new Allowance("ratelimit-remaining", "ratelimit-reset"));

    private RetryAfter() {}

    /// What the headers say outright.
    static Optional<Duration> parse(HttpHeaders headers, Instant now) {
        Optional<Duration> exact = headers.firstValue("retry-after-ms").flatMap(text -> parseNumber(text, 1));
        if (exact.isPresent()) return exact;
        Optional<String> header = headers.firstValue("retry-after");
        Optional<Duration> seconds = header.flatMap(text -> parseNumber(text, 1000));
        return seconds.isPresent() ? seconds : header.flatMap(text -> parseDate(text, now));
    }

    /// When the limits that are used up, by the headers that tell of limits, are whole again.
    static Optional<Duration> parseReset(HttpHeaders headers, Instant now) {
        Duration longest = Duration.ZERO;
        for (Allowance allowance : ALLOWANCES) {
            boolean spent = headers.firstValue(allowance.left())
                    .flatMap(text -> parseNumber(text, 1))
                    .filter(Duration::isZero)
                    .isPresent();
            if (!spent) continue;
            Duration reset = headers.firstValue(allowance.reset())
                    .flatMap(text -> moment(text, now))
                    .orElse(Duration.ZERO);
            if (reset.compareTo(longest) > 0) longest = reset;
        }
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    private static Optional<Duration> moment(String text, Instant now) {
        Optional<Duration> pause = Pause.parse(text.strip());
        if (pause.isPresent()) return pause;
        try {
            if (text.indexOf('T') > 0) return until(Instant.parse(text.strip()), now);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
        return parseNumber(text, 1).flatMap(count -> {
            if (count.toMillis() >= FIRST_MILLIS_OF_AN_EPOCH) return until(Instant.ofEpochMilli(count.toMillis()), now);
            if (count.toMillis() >= FIRST_SECONDS_OF_AN_EPOCH)
                return until(Instant.ofEpochSecond(count.toMillis()), now);
            return Optional.of(count.multipliedBy(1000));
        });
    }

    private static Optional<Duration> parseNumber(String text, long millisEach) {
        try {
            double count = Double.parseDouble(text.strip());
            if (!(count >= 0 && count <= LONGEST_NUMBER)) return Optional.empty();
            return Optional.of(Duration.ofMillis((long) (count * millisEach)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseDate(String text, Instant now) {
        try {
            return until(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    now);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> until(Instant then, Instant now) {
        return then.isBefore(now) ? Optional.empty() : Optional.of(Duration.between(now, then));
    }
}
