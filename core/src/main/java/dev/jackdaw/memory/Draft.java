package dev.jackdaw.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is to become a note.
///
/// @param text at most [Note#LONGEST] characters; line ends count as blanks
/// @param importance from 0 to 1
/// @param tags words it is also found by
/// @param reach where it is kept: with what is always known, or with its topic
/// @param at since when it is known, where that is not now
public record Draft(
        String text,
        Topic topic,
        double importance,
        List<String> tags,
        Note.Origin origin,
        Reach reach,
        Optional<Instant> at) {

    public Draft {
        text = text.strip().replaceAll("\\s+", " ");
        importance = Math.clamp(importance, 0, 1);
        tags = tags.stream()
                .map(Draft::tag)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /// One that is known as of now.
    public Draft(String text, Topic topic, double importance, List<String> tags, Note.Origin origin, Reach reach) {
        this(text, topic, importance, tags, origin, reach, Optional.empty());
    }

    /// When it is known.
    public enum Reach {
        /// In every session that begins.
        ALWAYS,
        /// When it concerns what is asked for.
        RELEVANT
    }

    /// One that is as important as its origin makes it.
    public static Draft of(String text, Topic topic, Note.Origin origin) {
        return new Draft(text, topic, importance(origin), List.of(), origin, Reach.RELEVANT);
    }

    public Draft tagged(List<String> tags) {
        return new Draft(text, topic, importance, tags, origin, reach, at);
    }

    public Draft reaching(Reach other) {
        return new Draft(text, topic, importance, tags, origin, other, at);
    }

    public Draft dated(Instant at) {
        return new Draft(text, topic, importance, tags, origin, reach, Optional.of(at));
    }

    private static double importance(Note.Origin origin) {
        return switch (origin) {
            case EXPLICIT -> 0.8;
            case VERIFIED -> 0.7;
            case TOOL_ERROR -> 0.6;
            case INFERENCE -> 0.4;
        };
    }

    /// Tags stand in a comment, with commas between them.
    private static String tag(String tag) {
        return tag.strip().replaceAll("[\\s,<>]+", "-");
    }
}
