package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// How people say what is worth a note: the lists of `cues.properties`.
final class Cues {
    private static final Properties LISTS = Resource.properties(Cues.class, "cues.properties");

    private Cues() {}

    static List<String> list(String name) {
        return List.of(Objects.requireNonNull(LISTS.getProperty(name), name).split("\\|"));
    }

    /// The cue a text begins with.
    static Optional<String> start(String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return list(name).stream().filter(lower::startsWith).findFirst();
    }

    static boolean within(String name, String text) {
        return cue(name, text).isPresent();
    }

    /// The cue that occurs in a text.
    static Optional<String> cue(String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return list(name).stream().filter(lower::contains).findFirst();
    }

    static boolean ends(String name, String text) {
        return list(name).stream().anyMatch(text::endsWith);
    }

    /// Whether somebody may be saying what is to hold from now on.
    static boolean hints(String text) {
        return within("hints", text);
    }

    /// What a text seems to be about.
    static Topic topic(String text) {
        for (Topic topic : Topic.values())
            if (topic != Topic.PROJECT_CONTEXT && within("topic." + topic.label(), text)) return topic;
        return Topic.PROJECT_CONTEXT;
    }

    static Scope scope(String text) {
        return within("everywhere", text) ? Scope.GLOBAL : Scope.PROJECT;
    }
}
