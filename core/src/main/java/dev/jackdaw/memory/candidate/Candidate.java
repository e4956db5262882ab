package dev.jackdaw.memory.candidate;

import dev.jackdaw.json.Json;
import dev.jackdaw.memory.Alike;
import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that may be worth a note: found in a turn, and waiting to be confirmed.
///
/// @param id made of what the text says, so that the same text has the same; the note it becomes keeps it
/// @param confidence 1, 0.6 or 0.3
/// @param sessions ids of those it was seen in, the latest [#MOST_SESSIONS]
/// @param seen how often it was seen
/// @param at when it was last seen
/// @param corrects id of the note that does not hold any longer if this holds
public record Candidate(
        String id,
        String text,
        Topic topic,
        Scope scope,
        Note.Origin origin,
        double confidence,
        List<String> sessions,
        int seen,
        Instant at,
        Optional<String> corrects,
        Standing standing) {
    /// The score that makes a note of it unasked (MiniBot's).
    public static final double ENOUGH = 90;

    public static final double HIGH = 1;
    public static final double MEDIUM = 0.6;
    public static final double LOW = 0.3;
    /// What each session beyond the first adds to the score; two of them at most.
    private static final double SIGHTING = 15;

    private static final int MOST_SIGHTINGS = 2;
    private static final int MOST_SESSIONS = 5;
    private static final double CONFIDENCE = 40;

    /// What became of it.
    public enum Standing {
        WAITING,
        /// The user does not want it: it stays, so that it is not proposed again.
        REJECTED
    }

    public Candidate {
        sessions = List.copyOf(sessions);
    }

    public static Candidate of(String text, Note.Origin origin, double confidence, String session) {
        return new Candidate(
                Alike.id(text),
                text,
                Cues.topic(text),
                Cues.scope(text),
                origin,
                confidence,
                List.of(session),
                1,
                Instant.now(),
                Optional.empty(),
                Standing.WAITING);
    }

    /// Weight of the origin, 40 for full confidence, and 15 for each of two more sessions it was seen in.
    public double score() {
        int more = Math.clamp(sessions.size() - 1, 0, MOST_SIGHTINGS);
        return origin.weight() + confidence * CONFIDENCE + more * SIGHTING;
    }

    boolean waiting() {
        return standing == Standing.WAITING;
    }

    Candidate correcting(String note) {
        return as(confidence, topic, Optional.of(note), standing);
    }

    Candidate about(Topic other) {
        return as(confidence, other, corrects, standing);
    }

    Candidate standing(Standing other) {
        return as(confidence, topic, corrects, other);
    }

    Candidate from(Note.Origin other) {
        return new Candidate(id, text, topic, scope, other, confidence, sessions, seen, at, corrects, standing);
    }

    private Candidate as(double confidence, Topic topic, Optional<String> corrects, Standing standing) {
        return new Candidate(id, text, topic, scope, origin, confidence, sessions, seen, at, corrects, standing);
    }

    /// This one, seen once more: the better origin counts, and another session makes it more certain.
    Candidate again(Candidate other) {
        boolean elsewhere = !sessions.containsAll(other.sessions);
        double higher = Math.max(confidence, other.confidence);
        List<String> all = Stream.concat(sessions.stream(), other.sessions.stream())
                .distinct()
                .toList();
        return new Candidate(
                id,
                text,
                topic,
                scope,
                origin.weight() >= other.origin.weight() ? origin : other.origin,
                !elsewhere ? higher : higher < MEDIUM ? MEDIUM : HIGH,
                all.subList(Math.max(0, all.size() - MOST_SESSIONS), all.size()),
                seen + other.seen,
                at.isAfter(other.at) ? at : other.at,
                corrects.or(other::corrects),
                origin == Note.Origin.EXPLICIT || other.origin != Note.Origin.EXPLICIT ? standing : Standing.WAITING);
    }

    /// The note it becomes.
    Draft draft() {
        return Draft.of(text, topic, origin);
    }

    public Json.Obj json() {
        return Json.obj(
                "id", id,
                "text", text,
                "topic", topic.label(),
                "scope", scope.name().toLowerCase(Locale.ROOT),
                "origin", origin.name().toLowerCase(Locale.ROOT),
                "confidence", confidence,
                "sessions", sessions,
                "seen", seen,
                "at", at.toString(),
                "corrects", corrects,
                "rejected", standing == Standing.REJECTED ? Optional.of(true) : Optional.empty());
    }

    /// What a line says; only its text must be there, for people write such lines too.
    ///
    /// @throws IllegalArgumentException when it has none, or a value nobody knows
    static Candidate of(Json json) {
        String text = json.get("text").text("").strip();
        if (text.isEmpty()) throw new IllegalArgumentException("a candidate has no text");
        return new Candidate(
                json.get("id").text(Alike.id(text)),
                text,
                Topic.valueOf(constant(json, "topic", Cues.topic(text).name())),
                Scope.valueOf(constant(json, "scope", Cues.scope(text).name())),
                Note.Origin.valueOf(constant(json, "origin", Note.Origin.INFERENCE.name())),
                Math.clamp(json.get("confidence").decimal(MEDIUM), 0, 1),
                json.get("sessions").items().stream().map(item -> item.text("")).toList(),
                (int) json.get("seen").number(1),
                Instant.parse(json.get("at").text(Instant.EPOCH.toString())),
                json.get("corrects").asText(),
                json.get("rejected").truth(false) ? Standing.REJECTED : Standing.WAITING);
    }

    private static String constant(Json json, String field, String otherwise) {
        return json.get(field).text(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
