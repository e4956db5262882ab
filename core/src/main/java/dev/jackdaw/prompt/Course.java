package dev.jackdaw.prompt;

import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.util.ArrayList;
import java.util.List;

/// What of a session's log still counts, from its beginning.
final class Course {
    private Course() {}

    /// The facts that were not taken back.
    static List<Fact> of(List<Line> lines) {
        var facts = new ArrayList<Fact>();
        var starts = new ArrayList<Integer>();
        Conversation now = Conversation.EMPTY;
        for (Line line : lines) {
            Conversation then = now.with(line.fact());
            int turns = then.turns().size();
            if (line.fact() instanceof Fact.Rewound && turns < starts.size()) {
                facts.subList(starts.get(turns), facts.size()).clear();
                starts.subList(turns, starts.size()).clear();
            } else {
                if (turns > starts.size()) starts.add(facts.size());
                facts.add(line.fact());
            }
            now = then;
        }
        return List.copyOf(facts);
    }
}
