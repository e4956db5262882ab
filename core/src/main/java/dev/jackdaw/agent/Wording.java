package dev.jackdaw.agent;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// The program's words to the model.
final class Wording {
    private static final Properties WORDS = Resource.properties(Wording.class, "reminders.properties");

    private Wording() {}

    static String of(String about) {
        return Objects.requireNonNull(WORDS.getProperty(about), about);
    }
}
