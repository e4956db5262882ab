package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.http.HttpModel.Limits;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
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

    @Test
    void asMuchIsAskedForAsWasRead() throws InterruptedException {
        var asked = new ArrayList<Long>();
        var inflow = new Inflow();
        inflow.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                asked.add(n);
            }

            @Override
            public void cancel() {}
        });
        var piece = List.of(ByteBuffer.wrap(new byte[] {1}));
        for (int i = 0; i < 4; i++) inflow.onNext(piece);
        assertEquals(1, inflow.first(Duration.ofSeconds(1)));
        assertEquals(new Inflow.Next.Bytes(piece), inflow.next(Duration.ofSeconds(1)));
        assertEquals(
                new Inflow.Next.Bytes(List.of(piece.getFirst(), piece.getFirst(), piece.getFirst())),
                inflow.next(Duration.ofSeconds(1)));
        assertEquals(List.of(32L, 1L, 3L), asked);
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
