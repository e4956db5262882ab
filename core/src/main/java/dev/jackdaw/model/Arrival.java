package dev.jackdaw.model;

import dev.jackdaw.tool.ToolCall;

/// A piece of a reply while it arrives. Pieces of a part come between its `Began` and its `Ended`, parts one after
/// another or interleaved; `index` tells them apart.
public sealed interface Arrival {

    /// The first sign of a reply. A second one means that the first attempt is void.
    record ReplyBegan(String id, String model, Usage usage) implements Arrival {}

    record TextArrived(int index, String text) implements Arrival {}

    record ThinkingArrived(int index, String text) implements Arrival {}

    /// A call begins; its arguments are still empty.
    record CallBegan(int index, ToolCall call) implements Arrival {}

    record ArgumentsArrived(int index, String fragment) implements Arrival {}

    /// A part is whole.
    record PartEnded(int index, Content content) implements Arrival {}

    /// Asking failed and will be tried again.
    ///
    /// @param attempt the attempt that failed, from 1
    /// @param most attempts there will be in all
    /// @param status the HTTP status, or 0 where there was none
    record Retrying(int attempt, int most, long delayMillis, int status, String why) implements Arrival {}

    /// Another model answers in place of the one that failed; what the first had begun is void.
    ///
    /// @param from the origin of the one that failed
    /// @param to the origin of the one asked now
    record Switched(String from, String to, String why) implements Arrival {}
}
