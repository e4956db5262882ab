package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Fact;
import java.util.ArrayList;
import java.util.List;

/// Leaves out what is old without asking a model: what stays is what was pinned, what the user asks for now, and the
/// last rounds as far as there is room.
final class Forgetting implements Compaction {
    private static final String SUMMARY = "What was said before was left out here to make room.";

    @Override
    public Fact.Compacted compact(Conversation conversation, Room room, Cause cause) {
        List<Message> messages = conversation.messages();
        var kept = new ArrayList<Integer>();
        int request = conversation.settled() ? -1 : conversation.request().orElse(-1);
        for (int place = 0; place < messages.size(); place++)
            if (place == request || pinned(conversation, messages.get(place))) kept.add(place);
        String summary = SUMMARY;
        long left = room.tokens() - room.weight().applyAsLong(Message.User.of(summary));
        for (int place : kept) left -= room.weight().applyAsLong(messages.get(place));
        int from = from(messages, room, left);
        kept.removeIf(place -> place >= from);
        long after = cause.beside() + room.weight().applyAsLong(Message.User.of(summary));
        for (int place = 0; place < messages.size(); place++)
            if (place >= from || kept.contains(place)) after += room.weight().applyAsLong(messages.get(place));
        return new Fact.Compacted(summary, kept, from, cause.why(), "extract", cause.before(), after);
    }

    private static boolean pinned(Conversation conversation, Message message) {
        return message instanceof Message.User(var content)
                && content.getFirst() instanceof Content.Text(var text)
                && conversation.bearings().pinned().stream()
                        .anyMatch(pin -> Cuts.pinned(pin).equals(text));
    }

    /// Where what is left begins: never between calls and their answers, and with all that no model has read.
    private static int from(List<Message> messages, Room room, long left) {
        int from = messages.size();
        while (from > 0 && !(messages.get(from - 1) instanceof Message.Assistant)) from--;
        if (messages.subList(from, messages.size()).stream().anyMatch(Message.Answer.class::isInstance)) from--;
        long rest = left;
        for (int place = messages.size() - 1; place >= 0; place--) {
            rest -= room.weight().applyAsLong(messages.get(place));
            if (rest < 0) break;
            if (place < from && !(messages.get(place) instanceof Message.Answer)) from = place;
        }
        return from;
    }
}
