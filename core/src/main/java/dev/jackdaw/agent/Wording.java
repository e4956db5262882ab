package dev.jackdaw.agent;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// The program's words to the model.
final class Wording {
    private static final Properties WORDS = load();

    private Wording() {}

    static String of(String about) {
        return Objects.requireNonNull(WORDS.getProperty(about), about);
    }

    private static Properties load() {
        var words = new Properties();
        try (var in = Wording.class.getResourceAsStream("reminders.properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
