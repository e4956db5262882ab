package dev.jackdaw.memory.search;

import java.time.Duration;
import java.time.Instant;

/// What counts how much when texts are ranked.
///
/// @param name a name or a path that is asked for as a whole, where a word counts 1
/// @param tag how often a tag counts as a word of the text
/// @param synonym a word that means the same, or the same in another language
/// @param importance the share of a score that importance decides about
/// @param age the share of a score that is lost with time
/// @param half when half of that share is lost
public record Weights(double name, double tag, double synonym, double importance, double age, Duration half) {
    /// Names and tags count to words as in MiniBot (5 : 3 : 1.5), tags as words that stand in the text once more. The
    /// other figures are from the recall test.
    public static final Weights USUAL = new Weights(5 / 3.0, 1.5, 0.4, 0.4, 0.6, Duration.ofDays(60));

    /// Of each text its words alone.
    public static final Weights WORDS = new Weights(1, 1, 0, 0, 0, Duration.ofDays(1));

    /// What is left of a score.
    double left(Entry entry, Instant now) {
        double halves = Math.max(0, Duration.between(entry.at(), now).toSeconds() / (double) half.toSeconds());
        return (1 - importance + importance * entry.importance()) * (1 - age + age * Math.pow(0.5, halves));
    }
}
