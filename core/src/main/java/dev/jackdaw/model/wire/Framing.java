package dev.jackdaw.model.wire;

import dev.jackdaw.model.ModelFailure;
import java.nio.ByteBuffer;

/// Cuts a stream into its events, wherever its bytes happen to be split.
public sealed interface Framing permits Sse, JsonLines {

    /// Hears of an event.
    @FunctionalInterface
    interface Listener {
        /// @param name the event's name, empty where it has none
        /// @param buffer holds the event's data, until this returns
        void event(String name, byte[] buffer, int offset, int length) throws ModelFailure;
    }

    /// Takes the next bytes and tells of the events they complete.
    void feed(ByteBuffer bytes, Listener listener) throws ModelFailure;

    /// Tells of an event the end of the stream completes.
    void end(Listener listener) throws ModelFailure;
}
