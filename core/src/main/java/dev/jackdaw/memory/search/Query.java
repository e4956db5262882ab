package dev.jackdaw.memory.search;

import java.util.Arrays;

/// The words of a question, ready to be looked up: a table of numbers with open addressing.
final class Query {
    /// More words than this are not looked for: a question that long is about its beginning.
    private static final int MOST = 200;

    private final int[] keys = new int[2048];
    private final boolean[] maybe = new boolean[4096];
    private final short[] places = new short[2048];
    private final double[] weights = new double[3 * MOST];
    private final Growing singles = new Growing();
    private int size;
    private int own;

    static Query of(String question, Weights weights, Synonyms synonyms) {
        var query = new Query();
        query.read(question, weights);
        query.own = query.size;
        if (weights.synonym() > 0) query.widen(synonyms, weights.synonym());
        return query;
    }

    private void read(String question, Weights weights) {
        Words.each(question, new Words.Hearer() {
            @Override
            public void word(int word) {
                if (Words.single(word)) singles.add(word >>> 16);
                else add(word, 1);
            }

            @Override
            public void name(int name) {
                add(name, weights.name());
            }
        });
    }

    private void add(int word, double weight) {
        if (size >= (weight < 1 ? weights.length : MOST) || find(word) >= 0) return;
        int slot = slot(word);
        while (keys[slot] != 0) slot = slot + 1 & keys.length - 1;
        keys[slot] = word;
        maybe[word & maybe.length - 1] = true;
        places[slot] = (short) size;
        weights[size++] = weight;
    }

    private void widen(Synonyms synonyms, double weight) {
        for (int word : Arrays.stream(keys).filter(key -> key != 0).toArray())
            for (int other : synonyms.of(word)) add(other, weight);
    }

    /// Whether a word may stand in the question: what is asked of hundreds of thousands of words.
    boolean maybe(int word) {
        return maybe[word & maybe.length - 1] || size == 0;
    }

    /// Where a word stands in the question; -1 where it does not.
    int find(int word) {
        for (int slot = slot(word); keys[slot] != 0; slot = slot + 1 & keys.length - 1)
            if (keys[slot] == word) return places[slot];
        return size == 0 && singles.size() > 0 ? single(word) : -1;
    }

    /// A question of single characters finds all pairs they are in.
    private int single(int word) {
        return Words.pair(word) && (singles.has(word >>> 16) || singles.has(word & 0xFFFF)) ? 0 : -1;
    }

    private int slot(int word) {
        return (word * 0x9E3779B9 >>> 21) & keys.length - 1;
    }

    /// Words, those that were added because they mean the same last.
    int size() {
        return size == 0 && singles.size() > 0 ? 1 : size;
    }

    /// How many of them stand in the question itself.
    int own() {
        return Math.max(own, size == 0 ? size() : 0);
    }

    double weight(int place) {
        return size == 0 ? 1 : weights[place];
    }
}
