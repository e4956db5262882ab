package dev.jackdaw.model.demo;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// The words of the script, in the language the user speaks.
final class Words {
    private final Properties words = new Properties();

    private Words(String resource) {
        try (var in = Words.class.getResourceAsStream(resource)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Simplified Chinese for whoever last wrote in Chinese characters, English for everybody else.
    static Words fitting(List<Message> messages) {
        for (Message message : messages.reversed())
            if (message instanceof Message.User(var content) && !own(text(content)))
                return new Words(chinese(text(content)) ? "words-zh.properties" : "words.properties");
        return new Words("words.properties");
    }

    private static boolean own(String text) {
        return text.startsWith("[jackdaw]");
    }

    private static boolean chinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static String text(List<Content> content) {
        var text = new StringBuilder();
        for (Content part : content) if (part instanceof Content.Text(var said)) text.append(said);
        return text.toString();
    }

    String of(String about) {
        String text = Objects.requireNonNull(words.getProperty(about), about);
        return about.equals("model") ? text : text.replace("{model}", words.getProperty("model"));
    }
}
