package dev.jackdaw.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// What the model reads around instructions.
final class Wording {
    private Wording() {}

    /// Loaded once there are instructions.
    private static final class Words {
        private static final Properties ALL = load();
    }

    static String of(String about) {
        return Objects.requireNonNull(Words.ALL.getProperty(about), about);
    }

    static String resource(String name) {
        try (var in = Wording.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load() {
        var words = new Properties();
        try {
            words.load(new StringReader(resource("words.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
