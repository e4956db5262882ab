package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the program said looks like what the user said; the log knows better. A fold that holds no more texts than the
/// conversation has, and reads of the log only what is new.
final class Kinds {
    private final Map<String, String> told = new HashMap<>();
    private int seen;
    private boolean summed;
    private boolean forgotten;

    /// What kind each text is that the program said and that is still there.
    ///
    /// @param conversation as it was, or before, when those lines were all
    synchronized Map<String, String> of(Conversation conversation, List<Line> lines) {
        if (summed) forget(conversation);
        boolean back = read(lines);
        // What was forgotten may be there again.
        if (back && forgotten) {
            told.clear();
            seen = 0;
            forgotten = false;
            read(lines);
        }
        return Map.copyOf(told);
    }

    /// @return whether the conversation went back
    private boolean read(List<Line> lines) {
        boolean back = false;
        for (Line line : lines.subList(seen, lines.size())) {
            take(line.fact());
            back |= line.fact() instanceof Fact.Rewound;
        }
        seen = lines.size();
        return back;
    }

    private void take(Fact fact) {
        summed |= fact instanceof Fact.Compacted;
        if (fact instanceof Fact.Compacted how) told.put(how.summary(), "summary");
        if (fact instanceof Fact.Pinned(var text, var _)) told.put(Cuts.pinned(text), "pinned");
        if (fact instanceof Fact.Instructed(var _, var text)) told.put(text, "instructed");
        if (fact instanceof Fact.Recalled(var _, var text)) told.put(text, "recalled");
        if (fact instanceof Fact.Reminded(var _, var text)) told.put(text, "reminders");
        if (fact instanceof Fact.HookSpoke(var _, var _, var _, var text)) told.put(text, "hooks");
    }

    private void forget(Conversation conversation) {
        var still = new HashSet<String>();
        for (Message message : conversation.messages()) text(message).ifPresent(still::add);
        conversation.waiting().forEach(said -> still.add(said.text()));
        told.keySet().retainAll(still);
        summed = false;
        forgotten = true;
    }

    /// All a message says that may be the program's.
    static Optional<String> text(Message message) {
        return message instanceof Message.User(var content)
                        && content.size() == 1
                        && content.getFirst() instanceof Content.Text(var text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
