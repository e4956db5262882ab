package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import java.util.function.ToLongFunction;

/// Replaces most of a conversation by a summary.
@FunctionalInterface
public interface Compaction {

    /// What it is replaced by: a [Fact.Compacted]. The messages that are left fit into the room there is, unless those
    /// that may not be touched are larger by themselves: what the user asks for now, and what is pinned.
    ///
    /// Where there is nothing to sum up, or a hook refuses it, a [Fact.Recovered] says so instead. It would say the
    /// same again: unless the user asked for it, the session goes on with the prompt as it is.
    Fact compact(Conversation conversation, Room room, Cause cause) throws InterruptedException;

    /// How much is to be left.
    ///
    /// @param tokens for all messages together, as expected
    /// @param weight tokens of a message, as expected
    record Room(long tokens, ToLongFunction<Message> weight) {}

    /// Why it is done.
    ///
    /// @param why as [Fact.Compacted#why()] has it
    /// @param focus what matters most, or empty
    /// @param before tokens of the whole prompt before, as expected
    /// @param beside tokens of the prompt beside the messages: instructions and tools
    record Cause(String why, String focus, long before, long beside) {}
}
