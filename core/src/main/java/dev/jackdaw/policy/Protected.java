package dev.jackdaw.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/// The paths that a mode never opens by itself: what would run unasked later, and what holds secrets.
final class Protected {

    /// The lists, read when the first path is judged.
    private record Lists(Set<String> folders, Set<String> names, List<String> patterns, Set<String> free) {
        private static final Properties ALL = Resource.properties("protected.properties");
        private static final Lists WRITE = of("write");
        private static final Lists READ = of("read");

        private static Lists of(String access) {
            return new Lists(
                    Set.copyOf(words(access + ".folders")),
                    Set.copyOf(words(access + ".names")),
                    words(access + ".patterns"),
                    Set.copyOf(words(access + ".free")));
        }

        private static List<String> words(String key) {
            return Resource.words(ALL.getProperty(key, ""));
        }

        private boolean holds(Path path) {
            for (Path segment : path) if (folders.contains(segment.toString().toLowerCase(Locale.ROOT))) return true;
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            if (free.contains(name)) return false;
            return names.contains(name) || patterns.stream().anyMatch(pattern -> Wildcards.name(pattern, name));
        }

        private boolean names(String pattern) {
            return folders.contains(pattern)
                    || names.contains(pattern)
                    || patterns.contains(pattern)
                    || patterns.stream().anyMatch(own -> !pattern.contains("*") && Wildcards.name(own, pattern));
        }
    }

    private Protected() {}

    static boolean write(Path path) {
        return Lists.WRITE.holds(path);
    }

    static boolean read(Path path) {
        return Lists.READ.holds(path);
    }

    /// Whether a rule's path names something protected expressly, so that its author meant it.
    static boolean named(String spec) {
        for (String segment : spec.toLowerCase(Locale.ROOT).split("/"))
            if (Lists.WRITE.names(segment) || Lists.READ.names(segment)) return true;
        return false;
    }
}
