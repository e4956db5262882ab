package dev.jackdaw.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
    private static final List<String> SECRET = List.of("key", "token", "secret", "password", "authorization");

    public Belongings {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /// @param files files and folders, there or not
    /// @throws IOException when something that is there cannot be read
    public static Belongings of(Path folder, List<Path> files) throws IOException {
        Path real = folder.toRealPath();
        var found = new TreeMap<String, String>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) take(real, file, found);
            else if (Files.isDirectory(file))
                try (Stream<Path> below = Files.walk(file, DEEPEST)) {
                    for (Path each : below.filter(Files::isRegularFile)
                            .sorted()
                            .limit(MOST)
                            .toList()) take(real, each, found);
                }
        }
        return new Belongings(real, found);
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

    private static void take(Path folder, Path file, SortedMap<String, String> found) throws IOException {
        Path real = file.toRealPath();
        String name = (real.startsWith(folder) ? folder.relativize(real) : real).toString();
        if (found.size() >= MOST || found.containsKey(name)) return;
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8);
        boolean plain = content.length <= LONGEST && text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
        found.put(name, plain ? masked(text) : hash(content) + "\n");
        if (plain) for (Path named : named(folder, text)) take(folder, named, found);
    }

    /// The files of the folder a text names: whoever approves `run ./check.sh` approves what that does.
    private static List<Path> named(Path folder, String text) {
        return Stream.of(text.split("[\\s\"'`=,:;()|&<>\\[\\]{}]+"))
                .filter(word -> word.length() > 1 && word.length() < 300 && word.indexOf('\0') < 0)
                .map(word -> folder.resolve(below(word)).normalize())
                .filter(path -> path.startsWith(folder) && Files.isRegularFile(path))
                .distinct()
                .toList();
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
