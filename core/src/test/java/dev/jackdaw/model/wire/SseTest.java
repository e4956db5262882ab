package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.ModelFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events are found in whatever pieces their stream comes.
class SseTest {
    private static final String STREAM =
            "\uFEFF: a comment\n\nevent: greeting\ndata: {\"é\":\"日本\"}\nid: 7\nretry: 10\n\n"
                    + "data:one\ndata\ndata:  two\n\ndatum: no\nevent:empty\n\ndata:\n\ndata: [DONE]";

    private static final List<String> EVENTS = List.of("greeting|{\"é\":\"日本\"}", "|one\n\n two", "|[DONE]");

    private static List<String> events(byte[] stream, int... cuts) {
        var found = new ArrayList<String>();
        Sse.Listener listener = (name, buffer, offset, length) ->
                found.add(name + "|" + new String(buffer, offset, length, StandardCharsets.UTF_8));
        var sse = new Sse();
        try {
            int from = 0;
            for (int cut : cuts) {
                sse.feed(ByteBuffer.wrap(stream, from, cut - from), listener);
                from = cut;
            }
            sse.feed(ByteBuffer.wrap(stream, from, stream.length - from), listener);
            sse.end(listener);
        } catch (ModelFailure failure) {
            throw new AssertionError(failure);
        }
        return found;
    }

    private static byte[] withLineEnds(String end) {
        return STREAM.replace("\n", end).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aStreamMayBeSplitAtAnyTwoBytesAndEndItsLinesInAnyWay() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            byte[] stream = withLineEnds(end);
            for (int first = 0; first <= stream.length; first++)
                for (int second = first; second <= stream.length; second++)
                    assertEquals(EVENTS, events(stream, first, second));
        }
    }

    @Test
    void anEventLongerThanTheBufferIsWhole() {
        String text = "x".repeat(100_000);
        byte[] stream = ("data: " + text + "\n\ndata: y\n\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("|" + text, "|y"), events(stream, 10, 20_000, 20_001, 90_000));
    }

    @Test
    void manyEventsPassThroughOneBuffer() {
        var stream = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) {
            stream.append("event: count\ndata: ").append(i).append("\ndata: more\n\n");
            expected.add("count|" + i + "\nmore");
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
        int[] cuts = new int[bytes.length / 7];
        for (int i = 0; i < cuts.length; i++) cuts[i] = i * 7;
        assertEquals(expected, events(bytes, cuts));
    }
}
