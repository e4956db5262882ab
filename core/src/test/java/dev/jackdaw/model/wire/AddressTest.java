package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Endpoints;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Addresses, and what of them may be told.
class AddressTest {
    private static final URI SECRET = URI.create("https://me:hidden@h:8/v1/x?key=hidden");

    @Test
    void neitherALoginNorAQueryIsShown() {
        assertEquals("https://h:8/v1/x", Address.shown(SECRET));
        assertEquals("h:8", Address.host(SECRET));
    }

    @Test
    void aFailureTellsTheHostWithoutItsLogin() {
        var failure = Complaint.of(429, "Slow down.")
                .failure(Endpoints.chat(SECRET.toString()), Address.shown(SECRET), Optional.empty());
        assertEquals("h:8 limits the rate of requests: Slow down. (HTTP 429)", failure.why());
    }
}
