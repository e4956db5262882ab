package dev.jackdaw.hook;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// What the model reads of hooks.
final class Wording {
    private static final Properties WORDS = Resource.properties(Wording.class, "words.properties");

    private Wording() {}

    static String of(String about, String event, String text) {
        return Objects.requireNonNull(WORDS.getProperty(about), about)
                .replace("{event}", event)
                .replace("{text}", text);
    }
}
