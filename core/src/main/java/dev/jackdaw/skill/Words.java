package dev.jackdaw.skill;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// What the model reads about skills.
final class Words {
    private Words() {}

    private static final class All {
        private static final Properties WORDS = load();
    }

    static String of(String about) {
        return Objects.requireNonNull(All.WORDS.getProperty(about), about);
    }

    private static Properties load() {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream("words.properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
