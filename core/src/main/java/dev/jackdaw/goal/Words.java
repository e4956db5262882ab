package dev.jackdaw.goal;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// What models read about goals.
final class Words {
    private Words() {}

    static String of(String key) {
        Properties words = Resource.properties(Words.class, "goal.properties");
        return Objects.requireNonNull(words.getProperty(key), key);
    }
}
