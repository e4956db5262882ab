package dev.jackdaw.knowledge;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// What the model reads around instructions.
final class Wording {
    private Wording() {}

    /// Loaded once there are instructions.
    private static final class Words {
        private static final Properties ALL = Resource.properties(Wording.class, "words.properties");
    }

    static String of(String about) {
        return Objects.requireNonNull(Words.ALL.getProperty(about), about);
    }
}
