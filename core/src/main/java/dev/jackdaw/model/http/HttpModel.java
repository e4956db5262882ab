package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Complaint;
import dev.jackdaw.model.wire.Framing;
import dev.jackdaw.model.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A model behind HTTP.
public final class HttpModel implements Model {
    private static final int LONGEST_COMPLAINT = 256 * 1024;
    private static final Duration LAST_CHUNK = Duration.ofMillis(20);

    /// How long to wait.
    ///
    /// @param first until the first byte of a reply
    /// @param between from one byte to the next
    /// @param tail for what may follow a whole reply, such as its usage
    record Limits(Duration first, Duration between, Duration tail) {
        private static final Limits USUAL =
                new Limits(Duration.ofSeconds(120), Duration.ofSeconds(90), Duration.ofSeconds(3));
        private static final Limits OWN_MACHINE =
                new Limits(Duration.ofSeconds(600), Duration.ofSeconds(600), Duration.ofSeconds(3));

        /// A model on this machine may have to be loaded, and may be slow.
        static Limits of(URI address) {
            String host = Optional.ofNullable(address.getHost()).orElse("");
            boolean own = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
            return own ? OWN_MACHINE : USUAL;
        }
    }

    private final Wire wire;
    private final Limits limits;
    private final String origin;
    private volatile Endpoint endpoint;

    public HttpModel(Wire wire, Endpoint endpoint) {
        this(wire, endpoint, Limits.of(endpoint.base()));
    }

    HttpModel(Wire wire, Endpoint endpoint, Limits limits) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.limits = limits;
        this.origin = wire.name() + "/" + endpoint.model();
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        Wire.Reading reading = wire.parse(origin, taken(prompt), arrivals);
        while (true) {
            Endpoint asked = endpoint;
            Wire.Request request = wire.render(prompt, asked);
            HttpResponse<Inflow> response = send(request, asked);
            try (Inflow inflow = response.body()) {
                if (response.statusCode() / 100 == 2) return read(response, inflow, reading, asked);
                Complaint complaint = complaint(response, inflow, request.address());
                Optional<Endpoint> milder = Concession.to(complaint, asked, request.body());
                if (milder.isEmpty())
                    throw complaint.failure(
                            asked, request.address().toString(), RetryAfter.parse(response.headers(), Instant.now()));
                endpoint = milder.get();
            }
        }
    }

    private static Predicate<String> taken(Prompt prompt) {
        return id -> {
            for (Message message : prompt.messages())
                if (message instanceof Message.Assistant(var content, var _))
                    for (Content part : content)
                        if (part instanceof Content.Call(var call) && call.id().equals(id)) return true;
            return false;
        };
    }

    private HttpResponse<Inflow> send(Wire.Request request, Endpoint asked) throws ModelFailure, InterruptedException {
        String host = host(request.address());
        CompletableFuture<HttpResponse<Inflow>> answer =
                Connections.client().sendAsync(http(request, asked), _ -> new Inflow());
        boolean answered = false;
        try {
            HttpResponse<Inflow> response = answer.get(limits.first().toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return response;
        } catch (TimeoutException late) {
            throw silent(host, limits.first());
        } catch (ExecutionException e) {
            throw Outage.failure(host, Optional.ofNullable(e.getCause()).orElse(e));
        } finally {
            if (!answered) answer.cancel(true);
        }
    }

    private static HttpRequest http(Wire.Request request, Endpoint asked) throws ModelFailure {
        try {
            var http = HttpRequest.newBuilder(request.address())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                    .header("content-type", "application/json")
                    .header("accept", asked.streaming() ? "text/event-stream" : "application/json")
                    .header("user-agent", "jackdaw");
            // The client would ask every server without TLS to change to HTTP/2.
            if ("http".equals(request.address().getScheme())) http.version(HttpClient.Version.HTTP_1_1);
            request.headers().forEach(http::setHeader);
            asked.headers().forEach(http::setHeader);
            return http.build();
        } catch (IllegalArgumentException wrong) {
            // The sentence of the client may hold the key.
            String why = "the request to " + request.address()
                    + " cannot be made: check the base URL, the key and the extra headers";
            throw ModelFailure.lasting(why, Category.INVALID_REQUEST, 0);
        }
    }

    private Reply read(HttpResponse<Inflow> response, Inflow inflow, Wire.Reading reading, Endpoint asked)
            throws ModelFailure, InterruptedException {
        String type = response.headers().firstValue("content-type").orElse("");
        if (streamed(type, inflow)) return readStream(response, inflow, reading);
        byte[] body = readAll(inflow, host(response.uri()), Integer.MAX_VALUE);
        Optional<Complaint> complaint = Complaint.parse(200, json(body, type, response));
        if (complaint.isPresent())
            throw complaint.get().failure(asked, response.uri().toString(), Optional.empty());
        reading.parseEvent("", body, 0, body.length);
        return reading.parseEnd();
    }

    /// Whether events come, told by the type or, where it says neither, by how the body begins.
    private boolean streamed(String type, Inflow inflow) throws InterruptedException {
        if (type.contains("event-stream") || type.contains("ndjson")) return true;
        if (type.contains("json") || type.contains("html")) return false;
        int first = inflow.first(limits.first());
        return first != '{' && first != '<';
    }

    private Reply readStream(HttpResponse<Inflow> response, Inflow inflow, Wire.Reading reading)
            throws ModelFailure, InterruptedException {
        Framing events = wire.framing();
        Framing.Listener listener = reading::parseEvent;
        Duration limit = limits.first();
        while (!reading.over()) {
            switch (inflow.next(reading.whole() ? limits.tail() : limit)) {
                case Inflow.Next.Bytes(var buffers) -> {
                    for (ByteBuffer buffer : buffers) events.feed(buffer, listener);
                    limit = limits.between();
                }
                case Inflow.Next.End _ -> {
                    events.end(listener);
                    return ended(reading, host(response.uri()));
                }
                case Inflow.Next.Broken(var why) -> {
                    if (reading.whole()) return reading.parseEnd();
                    throw Outage.failure(host(response.uri()), why);
                }
                case Inflow.Next.Silence _ -> {
                    if (reading.whole()) return reading.parseEnd();
                    throw silent(host(response.uri()), limit);
                }
            }
        }
        // A connection is kept for the next request only if this body is read to its end.
        while (inflow.next(LAST_CHUNK) instanceof Inflow.Next.Bytes) {}
        return reading.parseEnd();
    }

    private static Reply ended(Wire.Reading reading, String host) throws ModelFailure {
        if (!reading.whole()) throw Complaint.broken(host + " ended the stream before the reply was whole");
        return reading.parseEnd();
    }

    private byte[] readAll(Inflow inflow, String host, int most) throws ModelFailure, InterruptedException {
        var all = new ByteArrayOutputStream();
        while (all.size() < most) {
            switch (inflow.next(all.size() == 0 ? limits.first() : limits.between())) {
                case Inflow.Next.Bytes(var buffers) -> {
                    for (ByteBuffer buffer : buffers) {
                        byte[] bytes = new byte[buffer.remaining()];
                        buffer.get(bytes);
                        all.writeBytes(bytes);
                    }
                }
                case Inflow.Next.End _ -> {
                    return all.toByteArray();
                }
                case Inflow.Next.Broken(var why) -> throw Outage.failure(host, why);
                case Inflow.Next.Silence _ -> throw silent(host, limits.between());
            }
        }
        return all.toByteArray();
    }

    private static Json json(byte[] body, String type, HttpResponse<Inflow> response) throws ModelFailure {
        try {
            return Json.parse(body);
        } catch (JsonFault fault) {
            if (type.contains("json"))
                throw Complaint.broken(host(response.uri()) + " sent broken JSON: " + fault.getMessage());
            throw ModelFailure.lasting(
                    response.uri() + " answered with " + (type.isEmpty() ? "something else" : type)
                            + " instead of JSON: is the base URL right?",
                    Category.INVALID_REQUEST,
                    response.statusCode());
        }
    }

    private Complaint complaint(HttpResponse<Inflow> response, Inflow inflow, URI address)
            throws ModelFailure, InterruptedException {
        int status = response.statusCode();
        if (status / 100 == 3) {
            String target = response.headers().firstValue("location").orElse("elsewhere");
            return Complaint.of(status, address + " redirects to " + target + ": is the base URL right?");
        }
        String text = new String(readAll(inflow, host(address), LONGEST_COMPLAINT), StandardCharsets.UTF_8);
        try {
            Optional<Complaint> told = text.isBlank() ? Optional.empty() : Complaint.parse(status, Json.parse(text));
            return told.orElse(Complaint.of(status, text));
        } catch (JsonFault fault) {
            String type = response.headers().firstValue("content-type").orElse("something else");
            if (!text.stripLeading().startsWith("<")) return Complaint.of(status, text);
            return Complaint.of(
                    status, address + " answered with " + type + " instead of JSON: is the base URL right?");
        }
    }

    private static ModelFailure silent(String host, Duration limit) {
        return ModelFailure.passing("nothing came from " + host + " for " + limit.toSeconds() + " s", 0);
    }

    private static String host(URI address) {
        return String.valueOf(address.getAuthority());
    }
}
