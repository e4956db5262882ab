package dev.jackdaw.hook;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// What the model reads of hooks.
final class Wording {
    private static final Properties WORDS = load();

    private Wording() {}

    static String of(String about, String event, String text) {
        return Objects.requireNonNull(WORDS.getProperty(about), about)
                .replace("{event}", event)
                .replace("{text}", text);
    }

    private static Properties load() {
        var words = new Properties();
        try (var in = Wording.class.getResourceAsStream("words.properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
