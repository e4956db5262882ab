package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.http.Connections.Way;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Address;
import dev.jackdaw.model.wire.Complaint;
import dev.jackdaw.model.wire.Framing;
import dev.jackdaw.model.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An answer of a provider that has begun: a reply, or a complaint.
final class Answering {
    private static final int LONGEST_COMPLAINT = 256 * 1024;
    private static final Duration COMPLAINT = Duration.ofSeconds(3);
    private static final int LAST_CHUNKS = 3;
    private static final Duration LAST_CHUNK = Duration.ofMillis(20);

    private final Wire wire;
    private final Asking asking;
    private final HttpModel.Limits limits;
    private final Way way;
    private final HttpResponse<Inflow> response;
    private final URI address;

    Answering(Wire wire, Asking asking, Asking.Answered answered) {
        this.wire = wire;
        this.way = answered.way();
        this.response = answered.response();
        this.asking = asking;
        this.limits = asking.limits();
        this.address = response.request().uri();
    }

    Reply read(Inflow inflow, Wire.Reading reading, Gathered gathered, Endpoint asked)
            throws ModelFailure, InterruptedException {
        String type = response.headers().firstValue("content-type").orElse("");
        if (streamed(type, inflow)) return readStream(inflow, reading, gathered);
        byte[] body = readAll(inflow);
        Optional<Complaint> complaint = Complaint.parse(200, json(body, type));
        if (complaint.isPresent()) throw failure(complaint.get(), asked);
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

    private Reply readStream(Inflow inflow, Wire.Reading reading, Gathered gathered)
            throws ModelFailure, InterruptedException {
        Framing events = wire.framing();
        Framing.Listener listener = reading::parseEvent;
        Duration limit = limits.first();
        OptionalLong end = OptionalLong.empty();
        while (!reading.over()) {
            switch (inflow.next(limit)) {
                case Inflow.Next.Bytes(var buffers) -> {
                    try {
                        for (ByteBuffer buffer : buffers) events.feed(buffer, listener);
                    } finally {
                        gathered.tell();
                    }
                    // What follows a whole reply is not waited for again and again.
                    if (reading.whole() && end.isEmpty())
                        end = OptionalLong.of(System.nanoTime() + limits.tail().toNanos());
                    limit = end.isEmpty() ? limits.between() : until(end.getAsLong());
                }
                case Inflow.Next.End _ -> {
                    events.end(listener);
                    return ended(reading);
                }
                case Inflow.Next.Broken _, Inflow.Next.Silence _
                when reading.whole() -> {
                    return reading.parseEnd();
                }
                case Inflow.Next.Broken(var why) -> throw asking.broken(way, address, why);
                case Inflow.Next.Silence _ -> throw asking.silent(way, address, limit);
            }
        }
        finish(inflow);
        return reading.parseEnd();
    }

    /// A connection is kept for the next request only if this body is read to its end.
    private static void finish(Inflow inflow) throws InterruptedException {
        for (int i = 0; i < LAST_CHUNKS && inflow.next(LAST_CHUNK) instanceof Inflow.Next.Bytes; ) i++;
    }

    private static Duration until(long nanoTime) {
        return Duration.ofNanos(Math.max(1, nanoTime - System.nanoTime()));
    }

    private Reply ended(Wire.Reading reading) throws ModelFailure {
        if (!reading.whole())
            throw Complaint.broken(Address.host(address) + " ended the stream before the reply was whole");
        return reading.parseEnd();
    }

    private byte[] readAll(Inflow inflow) throws ModelFailure, InterruptedException {
        var all = new ByteArrayOutputStream();
        while (true) {
            switch (inflow.next(all.size() == 0 ? limits.first() : limits.between())) {
                case Inflow.Next.Bytes(var buffers) -> keep(buffers, all);
                case Inflow.Next.End _ -> {
                    return all.toByteArray();
                }
                case Inflow.Next.Broken(var why) -> throw asking.broken(way, address, why);
                case Inflow.Next.Silence _ -> throw asking.silent(way, address, limits.between());
            }
        }
    }

    /// The words of a complaint as far as they come soon; the status says the most of it.
    private String readComplaint(Inflow inflow) throws InterruptedException {
        var all = new ByteArrayOutputStream();
        while (all.size() < LONGEST_COMPLAINT && inflow.next(COMPLAINT) instanceof Inflow.Next.Bytes(var buffers))
            keep(buffers, all);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void keep(List<ByteBuffer> buffers, ByteArrayOutputStream all) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            all.writeBytes(bytes);
        }
    }

    private Json json(byte[] body, String type) throws ModelFailure {
        try {
            return Json.parse(body);
        } catch (JsonFault fault) {
            if (type.contains("json"))
                throw Complaint.broken(Address.host(address) + " sent broken JSON: " + fault.getMessage());
            throw ModelFailure.lasting(
                    shown() + " answered with " + (type.isEmpty() ? "something else" : type)
                            + " instead of JSON: is the base URL right?",
                    Category.INVALID_REQUEST,
                    response.statusCode());
        }
    }

    /// What the provider says is wrong.
    Complaint complaint(Inflow inflow) throws ModelFailure, InterruptedException {
        int status = response.statusCode();
        if (status / 100 == 3) {
            String target = response.headers().firstValue("location").orElse("elsewhere");
            return Complaint.of(status, shown() + " redirects to " + target + ": is the base URL right?");
        }
        String text = readComplaint(inflow);
        try {
            Optional<Complaint> told = text.isBlank() ? Optional.empty() : Complaint.parse(status, Json.parse(text));
            return told.orElse(Complaint.of(status, text));
        } catch (JsonFault fault) {
            String type = response.headers().firstValue("content-type").orElse("something else");
            if (!text.stripLeading().startsWith("<")) return Complaint.of(status, text);
            return Complaint.of(
                    status, shown() + " answered with " + type + " instead of JSON: is the base URL right?");
        }
    }

    private String shown() {
        return Address.shown(address);
    }

    /// A complaint as a failure, with how long the answer's headers ask to wait.
    ModelFailure failure(Complaint complaint, Endpoint asked) {
        Instant now = Instant.now();
        Optional<Duration> after = RetryAfter.parse(response.headers(), now)
                .or(complaint::after)
                .or(() -> response.statusCode() == 429
                        ? RetryAfter.parseReset(response.headers(), now)
                        : Optional.empty());
        return complaint.failure(asked, shown(), after);
    }
}
