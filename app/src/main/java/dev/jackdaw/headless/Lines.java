package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import java.util.UUID;
import java.util.function.Consumer;

/// Where lines of the contract go: each gets the session's id and an id of its own.
final class Lines {
    private final String session;
    private final Consumer<Json.Obj> sink;

    Lines(String session, Consumer<Json.Obj> sink) {
        this.session = session;
        this.sink = sink;
    }

    synchronized void put(Json.Obj line) {
        sink.accept(
                line.with("session_id", session).with("uuid", UUID.randomUUID().toString()));
    }
}
