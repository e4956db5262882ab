package dev.jackdaw.policy;

import dev.jackdaw.wording.Resource;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/// The paths that a mode never opens by itself: what would run unasked later, and what holds secrets.
public final class Protected {

    /// The lists, read when the first path is judged.
    private record Lists(
            Set<String> folders, Set<String> names, List<String> patterns, Set<String> free, List<String> tails) {
        private static final Properties ALL = Resource.properties(Protected.class, "protected.properties");
        private static final Lists WRITE = of("write");
        private static final Lists READ = of("read");

        private static Lists of(String access) {
            return new Lists(
                    Set.copyOf(words(access + ".folders")),
                    Set.copyOf(words(access + ".names")),
                    words(access + ".patterns"),
                    Set.copyOf(words(access + ".free")),
                    words(access + ".tails"));
        }

        private static List<String> words(String key) {
            return Resource.words(ALL.getProperty(key, ""));
        }

        private boolean holds(Path path) {
            String whole = folded(path.toString());
            for (String tail : tails) if (whole.endsWith(tail) || whole.contains(tail + "/")) return true;
            for (Path segment : path) if (folders.contains(folded(segment.toString()))) return true;
            String name = folded(String.valueOf(path.getFileName()));
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

    /// Whether a file holds secrets, by its path.
    public static boolean read(Path path) {
        return Lists.READ.holds(path);
    }

    /// Whether a rule's path names something protected expressly, so that its author meant it.
    static boolean named(String spec) {
        for (String segment : spec.toLowerCase(Locale.ROOT).split("/"))
            if (Lists.WRITE.names(segment) || Lists.READ.names(segment)) return true;
        return false;
    }

    /// As file systems that take capitals and compositions of letters for the same would compare it; HFS+ also passes
    /// over characters that are not seen.
    private static String folded(String name) {
        if (name.chars().allMatch(c -> c < 128)) return name.toLowerCase(Locale.ROOT);
        var seen = new StringBuilder();
        name.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(seen::appendCodePoint);
        return Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// Whether everybody may read that file outside the workspace: what says nothing but what the machine is.
    static boolean fact(Path real) {
        return Outside.FACTS.stream()
                .anyMatch(fact -> fact.endsWith("/")
                        ? real.startsWith(fact)
                        : real.toString().equals(fact));
    }

    /// Whether everybody may list that folder outside the workspace.
    static boolean listed(Path real) {
        return Outside.LISTED.stream().anyMatch(real::startsWith);
    }

    private static final class Outside {
        private static final List<String> FACTS = Lists.words("outside.facts");
        private static final List<String> LISTED = Lists.words("outside.listed");
    }
}
