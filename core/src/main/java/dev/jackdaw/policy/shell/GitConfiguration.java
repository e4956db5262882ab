package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a repository's own configuration would make git run.
public final class GitConfiguration {
    private static final class Known {
        private static final List<String> RUNS = words("runs");
        private static final List<String> SECTIONS = words("sections");
        private static final List<String> HARMLESS = words("harmless");

        private static List<String> words(String key) {
            return Resource.words(Resource.properties(GitConfiguration.class, "git.properties")
                    .getProperty(key));
        }
    }

    private GitConfiguration() {}

    /// Whether a setting given by `-c` changes only what is printed.
    static boolean harmless(Value setting) {
        String lower = setting.text().toLowerCase(Locale.ROOT);
        return setting.known()
                && (Known.HARMLESS.contains(lower)
                        || Known.HARMLESS.contains(lower.substring(0, Math.max(lower.indexOf('='), 0))));
    }

    /// The folder that holds the repository of these.
    static Value top(List<String> places) {
        Path folder = places.size() == 1 && Value.of(places.getFirst()).known() ? Path.of(places.getFirst()) : null;
        for (Path up = folder; up != null; up = up.getParent())
            if (Files.exists(up.resolve(".git"))) return Value.of(up.toString());
        return Value.sign(Value.ANY);
    }

    /// Whether reading with git in that folder could run a program the repository chose; true where it cannot be told.
    public static boolean runs(Path folder) {
        for (Path up = folder; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("HEAD"))
                    && (Files.exists(up.resolve("objects")) || Files.exists(up.resolve("commondir")))) return true;
            Path git = up.resolve(".git");
            if (Files.isSymbolicLink(git)) return true;
            if (Files.isDirectory(git)) return Files.exists(git.resolve("commondir")) || any(git);
            if (Files.exists(git)) return linked(git);
        }
        return false;
    }

    /// A worktree's `.git` is a file that names the folder; the configuration is in the main repository.
    private static boolean linked(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.startsWith("gitdir:")) return true;
            Path own = file.resolveSibling(text.substring("gitdir:".length()).strip());
            Path common = own.resolve("commondir");
            Path main =
                    Files.exists(common) ? own.resolve(Files.readString(common).strip()) : own;
            return any(own) || any(main);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean any(Path git) {
        return dangerous(git.resolve("config"))
                || dangerous(git.resolve("config.worktree"))
                || modules(git.resolve("modules"));
    }

    /// Submodules, in which the status of the whole is looked for by git with their own configuration.
    private static boolean modules(Path folder) {
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> files = Files.find(folder, 6, (file, what) -> file.endsWith("config"))) {
            return files.limit(100).anyMatch(GitConfiguration::submodule);
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    /// Where its files are is said in the configuration of each of them.
    private static boolean submodule(Path config) {
        try {
            return Files.readString(config)
                    .lines()
                    .anyMatch(line -> runs(line) && !line.strip().startsWith("worktree"));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean dangerous(Path config) {
        if (!Files.exists(config)) return false;
        try {
            return Files.readString(config).lines().anyMatch(GitConfiguration::runs);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean runs(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("#") || text.startsWith(";")) return false;
        String section = text.replace(" ", "").replace("\t", "");
        if (Known.SECTIONS.stream().anyMatch(section::startsWith)) return true;
        String settings =
                text.startsWith("[") ? text.substring(text.indexOf(']') + 1).strip() : text;
        int end = 0;
        while (end < settings.length()
                && (Character.isLetterOrDigit(settings.charAt(end)) || settings.charAt(end) == '-')) end++;
        String key = settings.substring(0, end);
        String value = settings.substring(end).replace("=", "").strip();
        if (key.equals("fsmonitor")) return !List.of("true", "false", "1", "0").contains(value);
        return Known.RUNS.contains(key) || line.endsWith("\\");
    }
}
