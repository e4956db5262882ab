package dev.jackdaw.model.demo;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// The words of the script, in the language the user speaks.
final class Words {
    private final Properties words;

    private Words(String resource) {
        words = Resource.properties(Words.class, resource);
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
