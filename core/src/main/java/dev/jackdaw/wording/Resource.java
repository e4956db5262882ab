package dev.jackdaw.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.StringTokenizer;

/// Texts and lists in files beside the classes that go by them.
public final class Resource {
    private Resource() {}

    /// The lines that say something.
    public static List<String> lines(Class<?> beside, String name) {
        return whole(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    public static Properties properties(Class<?> beside, String name) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(whole(beside, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var all = new StringTokenizer(text);
        while (all.hasMoreTokens()) words.add(all.nextToken());
        return words;
    }

    /// The text of a file, without blanks around it.
    public static String text(Class<?> beside, String name) {
        return whole(beside, name).strip();
    }

    private static String whole(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
