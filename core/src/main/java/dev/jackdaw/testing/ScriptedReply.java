package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a [ScriptedServer] answers to one request, whichever wire it came by.
///
/// @param content text, thinking and calls in the order of the reply; a call without an id gets one
/// @param usage the tokens told; estimated from the bytes where it is [Usage#NONE]
/// @param finish the wire's own word for why the reply ended; the fitting one where it is empty
/// @param delivery when and how well it arrives
public record ScriptedReply(List<Content> content, Usage usage, String finish, Delivery delivery) {
    public ScriptedReply {
        content = List.copyOf(content);
    }

    /// How a reply arrives.
    ///
    /// @param delayMillis before the first byte
    /// @param gapMillis between two events of a stream; at 0 the events are sent as fast as they can be written
    /// @param piece characters of one delta
    public record Delivery(long delayMillis, long gapMillis, int piece, Fault fault) {
        public static final Delivery PROMPT = new Delivery(0, 0, 12, new Fault.None());
    }

    /// What goes wrong.
    public sealed interface Fault {
        record None() implements Fault {}

        /// Another answer than a reply. A body that is empty becomes an error in the wire's own form.
        record Status(int status, Map<String, String> headers, String body) implements Fault {
            public Status {
                headers = Map.copyOf(headers);
            }
        }

        /// The body ends properly after so many events, long before the reply does.
        record Truncated(int events) implements Fault {}

        /// Silence after so many events, with the connection open; after the headers alone where it is 0.
        record Stalled(int events) implements Fault {}

        /// The connection is reset after so many events.
        record Reset(int events) implements Fault {}

        /// The connection is reset before any byte of an answer.
        record Dropped() implements Fault {}

        /// A body of those chunks as they are, in place of the reply's events.
        record Written(List<String> chunks) implements Fault {
            public Written {
                chunks = List.copyOf(chunks);
            }
        }

        /// Those chunks in place of the reply's events, then silence with the connection open.
        record Held(List<String> chunks) implements Fault {
            public Held {
                chunks = List.copyOf(chunks);
            }
        }

        /// The whole reply after so many pings.
        record Pinged(int times, long gapMillis) implements Fault {}

        /// The whole reply, after which the connection is closed without a word.
        record Closed() implements Fault {}
    }

    /// A reply of those parts, delivered at once.
    public static ScriptedReply of(List<Content> content) {
        return new ScriptedReply(content, Usage.NONE, "", Delivery.PROMPT);
    }

    public static ScriptedReply text(String text) {
        return of(List.of(new Content.Text(text)));
    }

    public static ScriptedReply calls(ToolCall... calls) {
        var content = new ArrayList<Content>();
        for (ToolCall call : calls) content.add(new Content.Call(call));
        return of(content);
    }

    /// An error status in the wire's own form.
    public static ScriptedReply status(int status) {
        return text("").with(new Fault.Status(status, Map.of(), ""));
    }

    /// A call to be given an id when it is said.
    public static ToolCall call(String tool, Json arguments) {
        return new ToolCall("", tool, arguments.write());
    }

    public ScriptedReply with(Fault fault) {
        return with(new Delivery(delivery.delayMillis(), delivery.gapMillis(), delivery.piece(), fault));
    }

    public ScriptedReply with(Delivery delivery) {
        return new ScriptedReply(content, usage, finish, delivery);
    }

    public ScriptedReply with(Usage usage) {
        return new ScriptedReply(content, usage, finish, delivery);
    }

    /// This reply after that many milliseconds.
    public ScriptedReply after(long millis) {
        return with(new Delivery(millis, delivery.gapMillis(), delivery.piece(), delivery.fault()));
    }

    /// This reply with deltas of that many characters.
    public ScriptedReply inPiecesOf(int characters) {
        return with(new Delivery(delivery.delayMillis(), delivery.gapMillis(), characters, delivery.fault()));
    }

    /// How many events a stream of it has over that wire, where its usage is asked for.
    public int events(ServedRequest.Wire wire) {
        Json body = Json.obj("stream_options", Json.obj("include_usage", true));
        return Format.of(wire)
                .events(this, new ServedRequest(wire, "", Map.of(), "", body))
                .size();
    }

    boolean calling() {
        return content.stream().anyMatch(Content.Call.class::isInstance);
    }
}
