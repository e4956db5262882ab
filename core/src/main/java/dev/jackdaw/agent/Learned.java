package dev.jackdaw.agent;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.skill.Skills;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What a session knows from files, and how they are read again.
///
/// @param passages composes the system prompt of what the files of some owners say now; nothing where it stays
public record Learned(Skills skills, Function<Set<Owner>, List<Passage>> passages) {

    static Learned nothing() {
        return new Learned(Skills.none(), _ -> List.of());
    }

    /// Reads everything again. The prompt is another one only where its text is.
    void reload(Set<Owner> heeded, Session session) {
        skills.reload(heeded);
        List<Passage> now = passages.apply(heeded);
        String text = Passage.together(now);
        boolean same =
                session.conversation().bearings().instructions().orElse("").equals(text);
        if (!text.isEmpty() && !same) session.append(new Fact.Reinstructed(text, Passage.sections(now)));
    }
}
