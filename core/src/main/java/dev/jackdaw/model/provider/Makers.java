package dev.jackdaw.model.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// Whose models are named how. Read only where a model is named without its provider.
public final class Makers {
    private static final Properties BY_BEGINNING = load();

    private Makers() {}

    /// The names of the providers whose models begin like that one, the first first.
    public static List<String> of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return BY_BEGINNING.stringPropertyNames().stream()
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(beginning -> names(BY_BEGINNING.getProperty(beginning)))
                .orElse(List.of());
    }

    /// Whether a provider makes models of its own, known by their names.
    public static boolean makes(String provider) {
        return BY_BEGINNING.values().stream()
                .anyMatch(makers -> names(makers.toString()).contains(provider));
    }

    private static List<String> names(String makers) {
        return List.of(makers.split(" "));
    }

    private static Properties load() {
        var properties = new Properties();
        try (InputStream in = Makers.class.getResourceAsStream("models.properties")) {
            properties.load(Objects.requireNonNull(in));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
