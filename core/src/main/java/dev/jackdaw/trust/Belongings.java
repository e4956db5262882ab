package dev.jackdaw.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a folder brings along that could run programs, send prompts elsewhere or widen what is allowed: files of
/// settings, folders of hooks, and the scripts of the folder these name.
///
/// @param folder its real path
/// @param texts what each holds, by its name below the folder; values that look like keys, and what is longer than 64
///     KB, by their hash
public record Belongings(Path folder, SortedMap<String, String> texts) {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 200;
    private static final int DEEPEST = 4;
    private static final List<String> SCRIPTS =
            List.of(".sh", ".bash", ".zsh", ".fish", ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".php", ".ps1");
    private static final List<String> SECRET = List.of("key", "token", "secret", "password", "authorization");

    public Belongings {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /// @param files files and folders, there or not
    /// @throws IOException when something that is there cannot be read, or there is too much of it
    public static Belongings of(Path folder, List<Path> files) throws IOException {
        Path real = folder.toRealPath();
        var roots = new LinkedHashSet<>(List.of(real));
        for (Path file : files)
            if (Files.exists(file) && real.startsWith(above(above(file.toRealPath()))))
                roots.add(above(above(file.toRealPath())));
        var reading = new Reading(real, List.copyOf(roots), new TreeMap<>());
        for (Path file : files) {
            if (Files.isRegularFile(file)) reading.take(file, Part.SETTINGS);
            else if (Files.isDirectory(file))
                try (Stream<Path> below = Files.walk(file, DEEPEST)) {
                    for (Path each : below.filter(Files::isRegularFile).sorted().toList())
                        reading.take(each, Part.SETTINGS);
                }
        }
        return new Belongings(real, reading.found);
    }

    /// The same with the lines of a file, by the hash of each value.
    public Belongings with(String name, SortedMap<String, String> values) {
        if (values.isEmpty()) return this;
        var more = new TreeMap<>(texts);
        var lines = new StringBuilder();
        values.forEach((key, value) ->
                lines.append(key).append('=').append(hash(bytes(value))).append('\n'));
        more.put(name, lines.toString());
        return new Belongings(folder, more);
    }

    public boolean none() {
        return texts.isEmpty();
    }

    private static Path above(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private enum Part {
        /// A file of settings or of a folder of hooks.
        SETTINGS,
        /// A file these name.
        NAMED
    }

    /// @param roots the folder, and those above it whose settings count
    private record Reading(Path folder, List<Path> roots, SortedMap<String, String> found) {

        private void take(Path file, Part part) throws IOException {
            Path real = file.toRealPath();
            String name = (real.startsWith(folder) ? folder.relativize(real) : real).toString();
            if (found.containsKey(name)) return;
            if (found.size() >= MOST)
                throw new IOException("more than " + MOST + " files of settings and hooks, and files these name, come"
                        + " with " + folder + ": too many to be approved; remove some");
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.UTF_8);
            boolean plain = content.length <= LONGEST && text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
            found.put(name, plain ? masked(text) : hash(content) + "\n");
            if (plain && (part == Part.SETTINGS || program(real, text)))
                for (Path named : named(real, text)) take(named, Part.NAMED);
        }

        /// Whether a file runs, so that what it names may run too; a page of documentation does not.
        private static boolean program(Path file, String text) {
            String name = file.toString();
            return text.startsWith("#!")
                    || Files.isExecutable(file)
                    || SCRIPTS.stream().anyMatch(name::endsWith);
        }

        /// The files a text names: whoever approves `run ./check.sh` approves what that does.
        private Set<Path> named(Path file, String text) {
            var starts = new ArrayList<>(roots);
            starts.add(above(file));
            var named = new LinkedHashSet<Path>();
            for (String word : text.split("[\\s\"'`=,:;()|&<>\\[\\]{}]+")) {
                if (word.length() < 2 || word.length() > 300 || word.indexOf('\0') >= 0) continue;
                for (Path start : starts)
                    for (String each : new String[] {word, below(word)}) {
                        Path path = start.resolve(each).normalize();
                        if (roots.stream().anyMatch(path::startsWith) && Files.isRegularFile(path)) named.add(path);
                    }
            }
            return named;
        }
    }

    /// A name as one below the folder: `$PROJECT/check.sh` and `${PROJECT}/check.sh` too.
    private static String below(String word) {
        return word.startsWith("/") || word.startsWith("$") ? word.substring(word.indexOf('/') + 1) : word;
    }

    private static String masked(String text) {
        var lines = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int value = Math.max(line.indexOf(':'), line.indexOf('='));
            String name = value < 0 ? "" : line.substring(0, value).toLowerCase(Locale.ROOT);
            boolean secret = SECRET.stream().anyMatch(name::contains)
                    && !line.substring(value + 1).isBlank();
            lines.append(secret ? line.substring(0, value + 1) + " " + hash(bytes(line)) : line)
                    .append('\n');
        }
        lines.setLength(lines.length() - 1);
        return lines.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        return "sha256:" + digest(content);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
