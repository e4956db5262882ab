package dev.jackdaw.memory.search;

import java.util.Arrays;

/// The words a text is found by, each once.
public final class Vocabulary {
    private final int[] words;

    private Vocabulary(int[] words) {
        this.words = words;
    }

    public static Vocabulary of(String text) {
        return new Vocabulary(Arrays.stream(Words.of(text)).sorted().distinct().toArray());
    }

    public int size() {
        return words.length;
    }

    /// How many words both have.
    public int shared(Vocabulary other) {
        int shared = 0;
        for (int word : words) if (Arrays.binarySearch(other.words, word) >= 0) shared++;
        return shared;
    }
}
