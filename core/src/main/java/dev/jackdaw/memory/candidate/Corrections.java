package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.search.Words;
import java.util.Arrays;
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
        int[] said = words(bare);
        return nearest(sentence, notes).stream()
                .filter(note -> plain
                        ? shared(said, note) >= ENOUGH * Math.min(said.length, words(note.text()).length)
                        : shared(said, note) > 1 && share(said, note) >= ENOUGH)
                .findFirst();
    }

    /// Those that share words with a text, the nearest first.
    static List<Note> nearest(String text, List<Note> notes) {
        int[] said = words(text);
        return notes.stream()
                .filter(note -> shared(said, note) > 0)
                .sorted(Comparator.comparingDouble((Note note) -> share(said, note))
                        .reversed())
                .toList();
    }

    private static double share(int[] said, Note note) {
        return (double) shared(said, note) / Math.max(1, words(note.text()).length);
    }

    private static int shared(int[] said, Note note) {
        return (int) Arrays.stream(words(note.text()))
                .filter(word -> Arrays.binarySearch(said, word) >= 0)
                .count();
    }

    private static int[] words(String text) {
        return Arrays.stream(Words.of(text)).sorted().distinct().toArray();
    }
}
