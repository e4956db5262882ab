package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;

/// What most events of a Responses stream tell.
///
/// @param output the place of its item in the reply; -1 where it tells none
/// @param part its place in the item
record ResponsesDelta(String type, String text, int output, int part) {
    static ResponsesDelta of(Json event, String name) {
        return new ResponsesDelta(
                event.get("type").text(name),
                event.get("delta").text(""),
                (int) event.get("output_index").number(-1),
                (int) event.get("content_index")
                        .number(event.get("summary_index").number(-1)));
    }

    ResponsesDelta with(String other) {
        return new ResponsesDelta(type, other, output, part);
    }
}
