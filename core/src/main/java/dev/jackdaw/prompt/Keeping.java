package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Which messages stay beside a summary: what is asked for now, and the last ones, which never begin with the answer to
/// a call that is gone.
///
/// @param kept places of messages before `from` that stay
/// @param from the place from which on all stay
/// @param open the place from which on nobody has answered yet; the number of messages where nothing is open
record Keeping(List<Message> messages, List<Integer> kept, int from, int open) {

    /// What the choice is made by.
    ///
    /// @param free tokens there are for all but what was asked for and what is pinned
    /// @param tail tokens the last messages may have of it
    record Scale(long free, long tail, ToLongFunction<Message> weight) {}

    /// Of [Scale#free()], what nobody has answered yet may have so much.
    private static final int OPEN_PERCENT = 70;

    static Keeping of(Conversation conversation, int asked, Scale scale) {
        List<Message> messages = conversation.messages();
        int size = messages.size();
        if (conversation.settled()) return new Keeping(messages, List.of(), size, size).longer(scale, -1);
        int open = Math.max(asked, lastReply(messages));
        long weight = weight(messages, open, asked, scale.weight());
        boolean fits = weight <= scale.free() * OPEN_PERCENT / 100;
        if (!fits) return new Keeping(messages, unheard(messages, asked, scale), size, open);
        return new Keeping(messages, List.of(), open, open).longer(scale, asked).keeping(asked);
    }

    /// The place of the message that began the turn; of the last one of the user where it is not known.
    static int asked(Conversation conversation) {
        List<Message> messages = conversation.messages();
        int place = conversation.request().orElse(-1);
        for (int i = messages.size() - 1; place < 0 && i >= 0; i--)
            if (messages.get(i) instanceof Message.User) place = i;
        return place;
    }

    /// The last reply, where calls of it were answered since; else what comes after it.
    private static int lastReply(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--)
            if (messages.get(i) instanceof Message.Assistant(var content, var _))
                return content.stream().anyMatch(Content.Call.class::isInstance) ? i : i + 1;
        return 0;
    }

    /// What was asked for, and what the user said since the last reply, where it is short enough to stay beside it.
    private static List<Integer> unheard(List<Message> messages, int asked, Scale scale) {
        var kept = new ArrayList<Integer>();
        if (asked >= 0) kept.add(asked);
        long left = scale.free() / 4;
        for (int i = Math.max(asked + 1, lastReply(messages)); i < messages.size(); i++)
            if (messages.get(i) instanceof Message.User user && scale.weight().applyAsLong(user) <= left) {
                kept.add(i);
                left -= scale.weight().applyAsLong(user);
            }
        return kept;
    }

    /// With as many of the messages before as there are tokens for; the very first never stays, for then nothing would
    /// be summed up. Where the beginning of a turn is near, it begins there.
    private Keeping longer(Scale scale, int asked) {
        long used = weight(messages, from, asked, scale.weight());
        long half = used + Math.max(0, scale.tail() - used) / 2;
        int longest = from;
        int turn = from;
        for (int i = from - 1; i > 0; i--) {
            if (i != asked) used += scale.weight().applyAsLong(messages.get(i));
            if (used > scale.tail()) break;
            if (messages.get(i) instanceof Message.Answer) continue;
            longest = i;
            if (used >= half && messages.get(i) instanceof Message.User) turn = i;
        }
        return new Keeping(messages, kept, turn < from ? turn : longest, open);
    }

    private Keeping keeping(int asked) {
        return asked < 0 || asked >= from ? this : new Keeping(messages, List.of(asked), from, open);
    }

    private static long weight(List<Message> messages, int from, int without, ToLongFunction<Message> weight) {
        long sum = 0;
        for (int i = from; i < messages.size(); i++) if (i != without) sum += weight.applyAsLong(messages.get(i));
        return sum;
    }

    /// Whether calls nobody has answered could not stay.
    Gist.Latest latest() {
        return open < messages.size() && from > open ? Gist.Latest.DROPPED : Gist.Latest.STAYS;
    }

    /// The messages that stay.
    List<Message> staying() {
        var staying = new ArrayList<Message>();
        for (int place : kept) staying.add(messages.get(place));
        staying.addAll(messages.subList(from, messages.size()));
        return staying;
    }

    /// The messages that go.
    List<Message> going() {
        var going = new ArrayList<Message>();
        for (int i = 0; i < from; i++) if (!kept.contains(i)) going.add(messages.get(i));
        return going;
    }

    /// Without the first of the last messages; the same where only what is open is left of them.
    Keeping shorter(int asked) {
        for (int i = from + 1; i <= open && i <= messages.size(); i++)
            if (i == messages.size() || !(messages.get(i) instanceof Message.Answer)) {
                boolean leaves = asked >= from && asked < i;
                return new Keeping(messages, leaves ? List.of(asked) : kept, i, open);
            }
        return this;
    }
}
