package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.search.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the note a sentence speaks against.
final class Corrections {
    private static final double ENOUGH = 0.6;

    private Corrections() {}

    /// The note that says most of what the sentence is about, where the sentence says that something has changed.
    /// `Instead of` is said of many things that are in no note, so more must be the same then.
    static Optional<Note> of(String sentence, List<Note> notes) {
        if (!Cues.within("correcting", sentence)) return Optional.empty();
        boolean plain = Cues.within("correcting.plain", sentence);
        String bare = sentence.toLowerCase(Locale.ROOT);
        for (String cue : Cues.list("correcting")) bare = bare.replace(cue, " ");
        Vocabulary said = Vocabulary.of(bare);
        return nearest(sentence, notes).stream()
                .filter(note -> {
                    Vocabulary known = Vocabulary.of(note.text());
                    return plain
                            ? said.shared(known) >= ENOUGH * Math.min(said.size(), known.size())
                            : said.shared(known) > 1 && share(said, known) >= ENOUGH;
                })
                .findFirst();
    }

    /// Those that share words with a text, the nearest first.
    static List<Note> nearest(String text, List<Note> notes) {
        Vocabulary said = Vocabulary.of(text);
        return notes.stream()
                .map(note -> new Near(note, share(said, Vocabulary.of(note.text()))))
                .filter(near -> near.share > 0)
                .sorted(Comparator.comparingDouble(Near::share).reversed())
                .map(Near::note)
                .toList();
    }

    private record Near(Note note, double share) {}

    private static double share(Vocabulary said, Vocabulary note) {
        return (double) said.shared(note) / Math.max(1, note.size());
    }
}
