package dev.jackdaw.tui.screen;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The words of the interface in the user's language.
public final class Words {
    private static final String ENGLISH = "messages.properties";
    private static final String CHINESE = "messages_zh.properties";
    private static final String SENTENCES = "sentences_zh.txt";

    private final Properties words = new Properties();
    private String file;
    private Optional<Sentences> sentences = Optional.empty();

    private Words(String file) {
        this.file = file;
    }

    /// The words for a language that was asked for, else for the one the environment names.
    public static Words of(Optional<String> language, Map<String, String> environment) {
        return language.isPresent() ? of(Map.of("LANG", language.get())) : of(environment);
    }

    /// The words for the language the environment names; `JACKDAW_LANG` is what it was before the launcher saw to
    /// UTF-8.
    public static Words of(Map<String, String> environment) {
        for (String name : List.of("JACKDAW_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) return new Words(named(value));
        }
        return new Words(ENGLISH);
    }

    private static String named(String language) {
        return language.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /// Goes on in another language, `en` or `zh`.
    public synchronized void speak(String language) {
        file = named(language);
        words.clear();
    }

    /// The language spoken, `en` or `zh`.
    public synchronized String language() {
        return file.equals(CHINESE) ? "zh" : "en";
    }

    /// A text with what belongs at its places `{0}`, `{1}` and so on.
    public synchronized String of(String key, Object... parts) {
        if (words.isEmpty()) load();
        String text = Objects.requireNonNull(words.getProperty(key), key);
        for (int i = 0; i < parts.length; i++) text = text.replace("{" + i + "}", String.valueOf(parts[i]));
        return text;
    }

    /// A text with a number: where that is one, the text `KEY.one`.
    public String counted(String key, long count, Object... parts) {
        return of(count == 1 ? key + ".one" : key, parts);
    }

    /// A sentence the core says in English, in the language spoken as far as it is known there.
    public synchronized String told(String english) {
        if (file.equals(ENGLISH)) return english;
        if (sentences.isEmpty()) sentences = Optional.of(Sentences.read(SENTENCES));
        return sentences.get().told(english);
    }

    private void load() {
        try (var in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
