package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long headers ask to wait.
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static HttpHeaders headers(String pairs) {
        var headers = new TreeMap<String, List<String>>();
        for (String pair : pairs.split(";"))
            headers.put(pair.split("=")[0].strip(), List.of(pair.split("=")[1].strip()));
        return HttpHeaders.of(Map.copyOf(headers), (_, _) -> true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after=3 | 3000",
                "retry-after=0 | 0",
                "retry-after=-3 | -1",
                "retry-after=3600 | 3600000",
                "retry-after=Fri, 02 Jan 2026 03:04:35 GMT | 30000",
                "retry-after=Fri, 02 Jan 2026 03:04:00 GMT | -1",
                "retry-after-ms=250;retry-after=9 | 250",
                "retry-after=soon | -1",
            })
    void outright(String pairs, long millis) {
        assertEquals(expected(millis), RetryAfter.parse(headers(pairs), NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-ratelimit-remaining-requests=0;x-ratelimit-reset-requests=120ms | 120",
                "x-ratelimit-remaining-tokens=0;x-ratelimit-reset-tokens=6m0s;x-ratelimit-remaining-requests=5;x-ratelimit-reset-requests=9h | 360000",
                "x-ratelimit-remaining-requests=5;x-ratelimit-reset-requests=9h | -1",
                "anthropic-ratelimit-requests-remaining=0;anthropic-ratelimit-requests-reset=2026-01-02T03:04:25Z | 20000",
                "x-ratelimit-remaining=0;x-ratelimit-reset=1767323075000 | 30000",
                "x-ratelimit-remaining=0;x-ratelimit-reset=1767323075 | 30000",
                "ratelimit-remaining=0;ratelimit-reset=12 | 12000",
                "ratelimit-remaining=0 | -1",
            })
    void byALimitThatIsUsedUp(String pairs, long millis) {
        assertEquals(expected(millis), RetryAfter.parseReset(headers(pairs), NOW));
    }

    private static Optional<Duration> expected(long millis) {
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
