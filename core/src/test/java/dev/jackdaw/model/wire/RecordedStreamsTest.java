package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every recorded stream gives the reply it is known to hold, wherever its bytes are split, and no reply when it is
/// cut.
class RecordedStreamsTest {
    private List<RecordedStream> streams = List.of();

    @BeforeEach
    void read() throws IOException {
        Assumptions.assumeTrue(RecordedStream.folder().isPresent(), "JACKDAW_STREAMS names no folder of streams");
        streams = RecordedStream.all();
        assertFalse(streams.isEmpty());
    }

    /// What a stream came to.
    private record Heard(Json said, List<Arrival> arrivals) {}

    private static Heard hear(RecordedStream stream, List<byte[]> pieces) {
        var arrivals = new ArrayList<Arrival>();
        Wire wire = Wire.named(stream.wire());
        Wire.Reading reading = wire.parse(stream.wire() + "/m", _ -> false, arrivals::add);
        Framing framing = wire.framing();
        try {
            for (byte[] piece : pieces) framing.feed(ByteBuffer.wrap(piece), reading::parseEvent);
            framing.end(reading::parseEvent);
            Reply reply = reading.parseEnd();
            List<Arrival> valid = sinceTheLastBeginning(arrivals);
            return new Heard(told(reply, valid), valid);
        } catch (ModelFailure failure) {
            return new Heard(Json.obj("error", failure.why(), "text", spoken(arrivals)), arrivals);
        }
    }

    /// What a second beginning makes void is left out.
    private static List<Arrival> sinceTheLastBeginning(List<Arrival> arrivals) {
        int from = 0;
        for (int i = 0; i < arrivals.size(); i++) if (arrivals.get(i) instanceof Arrival.ReplyBegan) from = i;
        return arrivals.subList(from, arrivals.size());
    }

    private static String spoken(List<Arrival> arrivals) {
        var text = new StringBuilder();
        for (Arrival arrival : arrivals)
            if (arrival instanceof Arrival.TextArrived(var _, var piece)) text.append(piece);
        return text.toString();
    }

    private static String thought(List<Arrival> arrivals) {
        var text = new StringBuilder();
        for (Arrival arrival : arrivals)
            if (arrival instanceof Arrival.ThinkingArrived(var _, var piece)) text.append(piece);
        return text.toString();
    }

    /// A reply in the words of the expectation. Its content must be what was told on the way.
    private static Json told(Reply reply, List<Arrival> arrivals) {
        var thinking = new StringBuilder();
        int signatures = 0;
        int citations = 0;
        boolean responses = reply.origin().startsWith(Responses.NAME);
        var tools = new ArrayList<String>();
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Thinking(var text, var signature) -> {
                    thinking.append(text);
                    if (!signature.isEmpty()) signatures++;
                }
                case Content.Opaque(var kind, var raw) -> {
                    if (kind.endsWith("tool_use")) tools.add(raw.get("name").text(""));
                    if (kind.equals(Gemini.SIGNATURE)) signatures += raw.items().size();
                    if (kind.equals(Gemini.CALL) && !raw.get(Gemini.SIGNATURE).isNull()) signatures++;
                    if (kind.equals("executed_tools")) tools.add(raw.get("type").text(""));
                    if (responses && kind.equals("annotations"))
                        citations += raw.items().size();
                    else if (responses && raw.get("encrypted_content").asText().isPresent()) signatures++;
                    else if (responses && raw.get("type").text("").equals(kind) && !kind.equals("reasoning"))
                        tools.add(kind);
                    for (Json detail : kind.equals("reasoning_details") ? raw.items() : List.<Json>of())
                        if (detail.get("signature").asText().isPresent()
                                || detail.get("data").asText().isPresent()) signatures++;
                }
                case Content.Text _, Content.Call _, Content.Picture _ -> {}
            }
        }
        assertEquals(reply.text(), spoken(arrivals));
        assertEquals(thinking.toString(), thought(arrivals));
        var ended = new ArrayList<Content>();
        for (Arrival arrival : arrivals) if (arrival instanceof Arrival.PartEnded(var _, var whole)) ended.add(whole);
        assertEquals(reply.content().size(), ended.size());
        assertTrue(ended.containsAll(reply.content()));
        var began = assertInstanceOf(Arrival.ReplyBegan.class, arrivals.getFirst());
        return Json.obj(
                "text",
                reply.text(),
                "reasoning",
                thinking,
                "tool_calls",
                calls(reply.calls()),
                "server_tools",
                tools,
                "usage",
                RecordedStream.usage(reply.usage()),
                "finish",
                reply.finish().name().toLowerCase(Locale.ROOT),
                "raw_finish",
                reply.rawFinish(),
                "signatures",
                signatures,
                "citations",
                citations,
                "model",
                began.model());
    }

    private static Json calls(List<ToolCall> calls) {
        var list = new ArrayList<Json>();
        for (ToolCall call : calls)
            list.add(Json.obj("id", call.id(), "name", call.tool(), "arguments", arguments(call)));
        return Json.arr(list);
    }

    private static Json arguments(ToolCall call) {
        try {
            return Json.parse(call.arguments());
        } catch (JsonFault malformed) {
            return Json.none();
        }
    }

    private static void check(RecordedStream stream, List<byte[]> pieces, String how) {
        Heard heard = hear(stream, pieces);
        Json error = stream.expected().get("error");
        if (error.isNull()) {
            Json wanted = stream.wanted();
            assertEquals(wanted.pretty(), nameless(heard.said(), wanted).pretty(), stream + " " + how);
            return;
        }
        assertTrue(
                heard.said().get("error").text("").contains(error.get("message").text("?")),
                stream + ": " + heard.said().write());
        assertEquals(stream.expected().get("text"), heard.said().get("text"));
        assertEquals(stream.expected().get("reasoning").text(""), thought(heard.arrivals()));
    }

    /// What was heard without the ids that were made up, each another, where the provider gave none.
    private static Json nameless(Json said, Json wanted) {
        var ids = new HashSet<String>();
        var calls = new ArrayList<Json>();
        for (int i = 0; i < said.get("tool_calls").items().size(); i++) {
            var call = (Json.Obj) said.get("tool_calls").at(i);
            assertTrue(ids.add(call.get("id").asText().orElseThrow()));
            boolean named = !wanted.get("tool_calls").at(i).get("id").isNull();
            calls.add(named ? call : call.with("id", Json.none()));
        }
        return ((Json.Obj) said).with("tool_calls", calls);
    }

    /// What events begin with.
    private static String begin(RecordedStream stream) {
        return stream.wire().equals(Ollama.NAME) ? "{\"model" : "data:";
    }

    /// What parts events.
    private static String gap(RecordedStream stream) {
        return stream.wire().equals(Ollama.NAME) ? "\n" : "\n\n";
    }

    @Test
    void aStreamInOnePieceGivesItsReply() {
        for (RecordedStream stream : streams) check(stream, List.of(stream.body()), "whole");
    }

    @Test
    void aStreamByteByByteGivesItsReply() {
        for (RecordedStream stream : streams) check(stream, split(stream.body(), 1, 1, 0), "byte by byte");
    }

    @Test
    void aStreamInRandomPiecesGivesItsReply() {
        for (RecordedStream stream : streams)
            for (int seed = 1; seed <= 3; seed++)
                check(stream, split(stream.body(), 1, 200 * seed, seed), "with seed " + seed);
    }

    @Test
    void lineEndsMayBeOfAnyKind() {
        for (RecordedStream stream : streams)
            for (String end : List.of("\r\n", "\r")) {
                String text = new String(stream.body(), StandardCharsets.UTF_8).replace("\r\n", "\n");
                byte[] body = text.replace("\n", end).getBytes(StandardCharsets.UTF_8);
                check(stream, List.of(body), "whole with other line ends");
                check(stream, split(body, 1, 1, 0), "byte by byte with other line ends");
            }
    }

    @Test
    void aStreamCutAfterAnyEventGivesNoReply() {
        for (RecordedStream stream : streams) {
            String body = new String(stream.body(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            String before = "";
            String gap = gap(stream);
            for (int end = body.indexOf(gap); end >= 0; end = body.indexOf(gap, end + gap.length())) {
                String cut = body.substring(0, end + gap.length());
                if (ends(cut)) break;
                before = checkCut(stream, cut, before);
            }
        }
    }

    @Test
    void aStreamCutInsideAnEventGivesNoReply() {
        for (RecordedStream stream : streams) {
            String body = new String(stream.body(), StandardCharsets.UTF_8);
            int middle = Math.min(body.length(), body.indexOf(begin(stream), body.length() / 3) + 25);
            if (middle > 25 && !ends(body.substring(0, middle))) checkCut(stream, body.substring(0, middle), "");
        }
    }

    /// Signs that what is left after a cut is whole all the same, or a failure that names itself.
    private static final List<String> ENDS = List.of(
            "[DONE]",
            "\"message_stop\"",
            "\"finish_reason\":\"",
            "\"finishReason\"",
            "\"done\":true",
            "\"response.completed\"",
            "\"response.failed\"",
            "\"type\":\"error\"");

    private static boolean ends(String cut) {
        return ENDS.stream().anyMatch(cut::contains);
    }

    private static String checkCut(RecordedStream stream, String cut, String before) {
        var arrivals = new ArrayList<Arrival>();
        Wire wire = Wire.named(stream.wire());
        Wire.Reading reading = wire.parse(stream.wire() + "/m", _ -> false, arrivals::add);
        Framing framing = wire.framing();
        ModelFailure failure = assertThrows(
                ModelFailure.class,
                () -> {
                    framing.feed(ByteBuffer.wrap(cut.getBytes(StandardCharsets.UTF_8)), reading::parseEvent);
                    framing.end(reading::parseEvent);
                    reading.parseEnd();
                },
                stream + " cut after " + cut.length());
        assertInstanceOf(ModelFailure.Cure.Retry.class, failure.cure(), stream.name());
        String spoken = spoken(arrivals);
        assertTrue(spoken.startsWith(before), stream.name());
        assertTrue(stream.expected().get("text").text("").startsWith(spoken), stream.name());
        return spoken;
    }

    private static List<byte[]> split(byte[] body, int least, int most, long seed) {
        var random = new Random(seed);
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < body.length; ) {
            int to = Math.min(body.length, at + least + random.nextInt(most - least + 1));
            pieces.add(java.util.Arrays.copyOfRange(body, at, to));
            at = to;
        }
        return pieces;
    }
}
