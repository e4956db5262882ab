package dev.jackdaw.memory.search;

import dev.jackdaw.wording.Resource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Words of developers that mean the same, in English and Chinese: a question in one language finds a note in the
/// other. Each line of `synonyms.txt` is such a group; Chinese words there have two characters.
final class Synonyms {
    static final Synonyms NONE = new Synonyms();

    private static final int[] ALONE = new int[0];

    private final Map<Integer, int[]> groups = new HashMap<>();

    private Synonyms() {}

    static Synonyms read() {
        var synonyms = new Synonyms();
        Resource.text(Synonyms.class, "synonyms.txt").lines().map(Words::of).forEach(synonyms::add);
        return synonyms;
    }

    private void add(int[] group) {
        for (int word : group)
            groups.merge(word, group, (one, other) -> {
                int[] both = Arrays.copyOf(one, one.length + other.length);
                System.arraycopy(other, 0, both, one.length, other.length);
                return both;
            });
    }

    int[] of(int word) {
        return groups.getOrDefault(word, ALONE);
    }
}
