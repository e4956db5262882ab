package dev.jackdaw.memory;

import java.time.Instant;
import java.util.List;

/// Something worth knowing another day.
///
/// @param id short, and the only one of it in its store
/// @param text at most 2,000 characters, in one line
/// @param importance from 0 to 1
/// @param tags words it is also found by, such as names of files
public record Note(
        String id,
        String text,
        Topic topic,
        Scope scope,
        double importance,
        Instant at,
        List<String> tags,
        Origin origin) {
    /// Characters of the longest.
    public static final int LONGEST = 2_000;

    public Note {
        tags = List.copyOf(tags);
    }

    Note named(String other) {
        return new Note(other, text, topic, scope, importance, at, tags, origin);
    }

    /// How it is known. The weights are MiniBot's; with up to 40 for confidence, 90 promote a candidate.
    public enum Origin {
        /// The user said so.
        EXPLICIT(100),
        /// A command or a test has shown it.
        VERIFIED(75),
        /// A call failed because of it.
        TOOL_ERROR(55),
        /// A model thinks so.
        INFERENCE(20);

        private final int weight;

        Origin(int weight) {
            this.weight = weight;
        }

        public int weight() {
            return weight;
        }
    }
}
