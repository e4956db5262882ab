package dev.jackdaw.settings;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.knowledge.Surroundings;
import java.util.Set;

/// What a model is to know beside the conversation, and how long it is to know that.
///
/// @param heeded whose instructions, skills, commands, agents and notes count
/// @param compacting whether a conversation is summed up unasked when the window fills
/// @param recalled how many notes are recalled for a request at most; 0 for none
/// @param noting whether what is worth keeping is looked for when a turn has ended
/// @param around where the user's files are
public record Knowing(Set<Owner> heeded, Compacting compacting, int recalled, Noting noting, Surroundings around) {
    /// How many notes are recalled where nothing else is said.
    public static final int RECALLED = 3;

    /// The conversation alone, as embedders begin with.
    public static final Knowing NOTHING = new Knowing(Set.of(), Compacting.AUTO, 0, Noting.OFF);

    /// Without files of the user.
    public Knowing(Set<Owner> heeded, Compacting compacting, int recalled, Noting noting) {
        this(heeded, compacting, recalled, noting, Surroundings.NONE);
    }

    public Knowing {
        heeded = Set.copyOf(heeded);
    }

    /// The same with files of the user.
    public Knowing in(Surroundings other) {
        return new Knowing(heeded, compacting, recalled, noting, other);
    }

    /// When a conversation is summed up.
    public enum Compacting {
        /// When the window fills, and when the user asks for it.
        AUTO,
        /// When the user asks for it only.
        ASKED
    }

    /// Whether candidates for notes are looked for.
    public enum Noting {
        /// With a model where one stands apart for such work, and somebody is there; else without any.
        ON,
        /// With the session's own model where no other does.
        ALWAYS,
        OFF
    }
}
