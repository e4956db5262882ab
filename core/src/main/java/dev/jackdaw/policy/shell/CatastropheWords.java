package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// The words catastrophes are known by, from `catastrophes.properties`.
record CatastropheWords(
        Set<String> wrappers,
        Set<String> shells,
        Set<String> interpreters,
        Set<String> downloaders,
        Set<String> formatters,
        List<String> devices,
        Set<String> writers,
        Set<String> roots,
        Properties reasons) {

    /// Read when the first command is judged.
    private static final class Loaded {
        private static final CatastropheWords WORDS = load();
    }

    static CatastropheWords all() {
        return Loaded.WORDS;
    }

    private static CatastropheWords load() {
        Properties all = Resource.properties(CatastropheWords.class, "catastrophes.properties");
        return new CatastropheWords(
                set(all, "wrappers"),
                set(all, "shells"),
                set(all, "interpreters"),
                set(all, "downloaders"),
                set(all, "formatters"),
                Resource.words(all.getProperty("devices")),
                set(all, "writers"),
                set(all, "roots"),
                all);
    }

    private static Set<String> set(Properties all, String key) {
        return Set.copyOf(Resource.words(all.getProperty(key)));
    }

    boolean device(String path) {
        String plain = Redirections.slashes(path);
        return devices.stream().anyMatch(plain::startsWith);
    }

    /// The sentence that says why such a command is refused.
    String why(String key, String what) {
        return reasons.getProperty("why." + key).replace("%s", what);
    }
}
