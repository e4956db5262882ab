package dev.jackdaw.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The formats by the names users give them, and by the paths of addresses.
final class Wires {
    /// Those that ask nobody.
    static final List<String> LOCAL = List.of("demo", "fake");

    /// Read where a format or an address is given.
    private static final class Known {
        private static final Properties ALL = properties("wires.properties");
    }

    private Wires() {}

    static Properties properties(String name) {
        var properties = new Properties();
        try (InputStream in = Wires.class.getResourceAsStream(name)) {
            properties.load(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static List<String> names() {
        return words("names");
    }

    static Optional<String> named(String spelled) {
        String lower = spelled.toLowerCase(Locale.ROOT).replace('_', '-');
        return names().stream()
                .filter(name -> name.equals(lower) || words(name + ".spellings").contains(lower))
                .findFirst();
    }

    /// The format the servers at such paths speak.
    static Optional<String> shown(String path) {
        return names().stream()
                .filter(name -> words(name + ".paths").stream().anyMatch(path::endsWith))
                .findFirst();
    }

    /// The formats that the servers of a format speak, too.
    static List<String> beside(String name) {
        return words(name + ".beside");
    }

    static List<String> words(String key) {
        String words = Known.ALL.getProperty(key, "");
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
