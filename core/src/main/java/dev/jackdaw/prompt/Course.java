package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a session's log still counts, from its beginning.
///
/// @param facts those that were not taken back
/// @param request the message that began the last turn, as it looks now
record Course(List<Fact> facts, Optional<Message> request) {

    static Course of(List<Line> lines) {
        var facts = new ArrayList<Fact>();
        var starts = new ArrayList<Integer>();
        Conversation now = Conversation.EMPTY;
        Optional<Message> request = Optional.empty();
        for (Line line : lines) {
            Conversation then = now.with(line.fact());
            if (line.fact() instanceof Fact.Rewound && then.turns().size() < starts.size()) {
                int to = then.turns().size();
                facts.subList(starts.get(to), facts.size()).clear();
                starts.subList(to, starts.size()).clear();
            } else {
                if (then.turns().size() > starts.size()) {
                    starts.add(facts.size());
                    request = then.last();
                } else if (line.fact() instanceof Fact.Reduced) request = reduced(request, now, then);
                facts.add(line.fact());
            }
            now = then;
        }
        return new Course(List.copyOf(facts), request);
    }

    private static Optional<Message> reduced(Optional<Message> request, Conversation before, Conversation after) {
        int place = request.map(before.messages()::lastIndexOf).orElse(-1);
        return place < 0 ? request : Optional.of(after.messages().get(place));
    }
}
