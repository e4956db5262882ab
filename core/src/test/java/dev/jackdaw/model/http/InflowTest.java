package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.http.HttpModel.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long silence may last.
class InflowTest {

    @Test
    void silenceIsNoticedWithinASecondOfItsLimit() throws InterruptedException {
        long start = System.nanoTime();
        assertInstanceOf(Inflow.Next.Silence.class, new Inflow().next(Duration.ofMillis(1200)));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 1200 && millis < 2200, () -> millis + " ms");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test, 120, 90",
        "http://127.0.0.1:11434, 600, 600",
        "http://localhost:1234, 600, 600",
        "http://192.168.1.20:8000, 600, 600",
        "http://10.1.2.3, 600, 600",
        "http://172.31.0.1, 600, 600",
        "http://172.32.0.1, 120, 90",
        "http://[fd12::1], 600, 600",
        "http://gpu.local, 600, 600",
        "http://gpu, 600, 600",
        "http://host.docker.internal:11434, 600, 600",
    })
    void serversOfOnesOwnNetworkHaveMoreTime(String base, long first, long between) {
        assertEquals(
                new Limits(Duration.ofSeconds(first), Duration.ofSeconds(between), Duration.ofSeconds(3)),
                Limits.of(Endpoints.chat(base)));
    }
}
