package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.util.Arrays;
import java.util.List;

/// What most events of a Responses stream tell.
///
/// @param output the place of its item in the reply; -1 where it tells none
/// @param part its place in the item
record ResponsesDelta(String type, String text, int output, int part) {
    private static final List<String> REPEATING = List.of(
            "output_text",
            "content_part",
            "function_call_arguments",
            "reasoning_summary_text",
            "reasoning_summary_part",
            "reasoning_text");

    /// Whether an event says again what came in pieces: it is as long as the whole text, and the item that ends next
    /// holds the same.
    static boolean repeats(byte[] buffer, int offset, int length) {
        for (String what : REPEATING) {
            byte[] begin = Body.bytes("{\"type\":\"response." + what + ".done\"");
            if (begin.length <= length && Arrays.equals(buffer, offset, offset + begin.length, begin, 0, begin.length))
                return true;
        }
        return false;
    }

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
