package dev.jackdaw.delegate;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// What models read about subagents.
final class Words {
    private Words() {}

    private static final class All {
        private static final Properties WORDS = Resource.properties(Words.class, "words.properties");
    }

    static String of(String about) {
        return Objects.requireNonNull(All.WORDS.getProperty(about), about);
    }
}
