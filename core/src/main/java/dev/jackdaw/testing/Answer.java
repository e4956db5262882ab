package dev.jackdaw.testing;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One answer on its way to the client, with all that goes wrong on it.
final class Answer {
    private final ServedRequest request;
    private final HttpConnection connection;
    private final Format format;
    private long firstByte = System.nanoTime();
    private long lastByte = firstByte;

    Answer(ServedRequest request, HttpConnection connection) {
        this.request = request;
        this.connection = connection;
        this.format = Format.of(request.wire());
    }

    long firstByte() {
        return firstByte;
    }

    long lastByte() {
        return lastByte;
    }

    /// Sends the reply, or what happens in its place.
    ///
    /// @param why the message of an error that brings no body
    /// @return whether the connection can carry another request
    boolean send(ScriptedReply reply, String why) throws IOException, InterruptedException {
        Thread.sleep(reply.delivery().delayMillis());
        return switch (reply.delivery().fault()) {
            case ScriptedReply.Fault.Dropped _ -> {
                connection.reset();
                yield false;
            }
            case ScriptedReply.Fault.Status status -> status(status, why);
            case ScriptedReply.Fault.None _ -> request.streaming() ? stream(reply) : whole(reply);
            case ScriptedReply.Fault.Truncated(int events) -> {
                part(reply, events);
                connection.end();
                yield flushed();
            }
            case ScriptedReply.Fault.Stalled(int events) -> {
                part(reply, events);
                flushed();
                connection.holdSilent();
                yield false;
            }
            case ScriptedReply.Fault.Written(var chunks) -> {
                begin();
                events(chunks, reply.delivery().gapMillis());
                connection.end();
                yield flushed();
            }
            case ScriptedReply.Fault.Held(var chunks) -> {
                begin();
                events(chunks, reply.delivery().gapMillis());
                flushed();
                connection.holdSilent();
                yield false;
            }
            case ScriptedReply.Fault.Pinged(int times, long gapMillis) -> {
                begin();
                events(Collections.nCopies(times, ": ping\n\n"), gapMillis);
                events(format.events(reply, request), reply.delivery().gapMillis());
                connection.end();
                yield flushed();
            }
            case ScriptedReply.Fault.Closed _ -> {
                send(reply.with(new ScriptedReply.Fault.None()), why);
                yield false;
            }
            case ScriptedReply.Fault.Reset(int events) -> {
                part(reply, events);
                connection.flush();
                connection.reset();
                yield false;
            }
        };
    }

    private boolean status(ScriptedReply.Fault.Status status, String why) throws IOException {
        String body =
                status.body().isEmpty() ? format.error(status.status(), why).write() : status.body();
        var headers = new LinkedHashMap<String, String>();
        boolean typed = status.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
        if (!typed) headers.put("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        headers.putAll(status.headers());
        connection.answer(status.status(), headers, body);
        return flushed();
    }

    private boolean whole(ScriptedReply reply) throws IOException {
        String body = format.whole(reply, request).write();
        firstByte = System.nanoTime();
        connection.answer(200, Map.of("Content-Type", "application/json"), body);
        return flushed();
    }

    private boolean stream(ScriptedReply reply) throws IOException, InterruptedException {
        List<String> events = format.events(reply, request);
        begin();
        events(events, reply.delivery().gapMillis());
        connection.end();
        return flushed();
    }

    /// The beginning of a stream; of a reply in one piece, the headers alone.
    private void part(ScriptedReply reply, int events) throws IOException, InterruptedException {
        List<String> all = request.streaming() ? format.events(reply, request) : List.of();
        begin();
        events(all.subList(0, Math.min(events, all.size())), reply.delivery().gapMillis());
    }

    private void begin() throws IOException {
        firstByte = System.nanoTime();
        String type = request.streaming() ? format.streamType() : "application/json";
        connection.begin(Map.of("Content-Type", type));
    }

    private void events(List<String> events, long gapMillis) throws IOException, InterruptedException {
        for (String event : events) {
            connection.chunk(event);
            if (gapMillis <= 0) continue;
            connection.flush();
            Thread.sleep(gapMillis);
        }
    }

    private boolean flushed() throws IOException {
        lastByte = System.nanoTime();
        connection.flush();
        return true;
    }
}
