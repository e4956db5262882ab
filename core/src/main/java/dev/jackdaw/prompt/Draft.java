package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A compaction but for what a model writes.
///
/// @param asked the place of what the user asks for now, or -1
/// @param all tokens of the messages as they are
/// @param shares tokens of each section of the summary
record Draft(
        Extract extract,
        Keeping keeping,
        int asked,
        long all,
        Gist.Shares shares,
        Compaction.Room room,
        Compaction.Cause cause) {
    private static final int TAIL_PERCENT = 45;

    /// The summary takes no more of what it is made of.
    private static final int SUMMARY_PERCENT = 40;

    static Draft of(Conversation conversation, Iterable<Fact> course, Compaction.Room room, Compaction.Cause cause) {
        List<Message> messages = conversation.messages();
        Extract extract = Extract.of(course, conversation.bearings());
        int asked = conversation.settled() ? -1 : Keeping.asked(conversation);
        List<Message> fixed = asked < 0 ? List.of() : List.of(messages.get(asked));
        String least = new Gist(extract, "", "", Set.of()).told(Gist.Shares.NONE, room.weight());
        long free = room.tokens() - weight(fixed, room) - weight(List.of(Message.User.of(least)), room);
        long all = weight(messages, room);
        long tail = Math.min(free * TAIL_PERCENT / 100, all / 4);
        Keeping keeping = Keeping.of(conversation, asked, new Keeping.Scale(free, tail, room.weight()));
        long left = free + weight(fixed, room) - weight(keeping.staying(), room);
        // What was summed up before is as short as it gets.
        long earlier = weight(messages.stream().filter(Digest::summary).toList(), room);
        long most = earlier + (all - earlier) * SUMMARY_PERCENT / 100;
        Gist.Shares shares = Gist.Shares.of(Math.min(left, most), keeping.latest());
        return new Draft(extract, keeping, asked, all, shares, room, cause);
    }

    static long weight(List<Message> messages, Compaction.Room room) {
        return messages.stream().mapToLong(room.weight()).sum();
    }

    /// The compaction with what a model wrote, or without where that is empty. What does not fit is made smaller: first
    /// the last messages, then the summary.
    Fact.Compacted with(String text, String by) {
        Keeping left = keeping;
        Gist.Shares smaller = shares;
        String summary = summary(text, left, smaller);
        while (tokens(summary, left) > room.tokens() && !smaller.spent()) {
            Keeping shorter = left.shorter(asked);
            if (shorter.from() == left.from()) smaller = smaller.smaller();
            left = shorter;
            summary = summary(text, left, smaller);
        }
        long after = cause.beside() + tokens(summary, left);
        return new Fact.Compacted(summary, left.kept(), left.from(), cause.why(), by, cause.before(), after);
    }

    private String summary(String text, Keeping left, Gist.Shares shares) {
        var staying = new HashSet<String>();
        for (Message message : left.staying())
            Digest.text(message).ifPresent(said -> staying.addAll(List.of(Extract.said(said), Extract.answered(said))));
        String latest = left.latest() == Gist.Latest.STAYS ? "" : String.join("\n", latest());
        return new Gist(extract, text, latest, staying).told(shares, room.weight());
    }

    private List<String> latest() {
        var calls = new ArrayList<Message>(
                keeping.messages().subList(keeping.open(), keeping.messages().size()));
        calls.removeIf(Message.User.class::isInstance);
        return Digest.of(calls, Digest.MOST);
    }

    private long tokens(String summary, Keeping left) {
        return weight(List.of(Message.User.of(summary)), room) + weight(left.staying(), room);
    }

    /// Whether nothing is gained by it; where the user asked for it, because nothing was said since it was done last.
    boolean futile() {
        if (cause.why().startsWith("manual") && !extract.fresh()) return true;
        Fact.Compacted bare = with("", "");
        return bare.after() - cause.beside() >= all;
    }
}
