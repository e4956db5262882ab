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

/// What a folder brings along that could run programs, send prompts elsewhere, widen what is allowed or instruct the
/// model: files of settings, folders of hooks, and the scripts of the folder these name; files of instructions; folders
/// of skills, commands and agents.
///
/// @param folder its real path
/// @param texts what each holds, by its name below the folder; values that look like keys, and what is longer than 64
///     KB, by their hash
/// @param below the same of files in folders below it, which count when something there is touched; empty where they
///     were not looked for
public record Belongings(Path folder, SortedMap<String, String> texts, SortedMap<String, String> below) {
    private static final int LONGEST = 64 * 1024;
    private static final int LONG_WORD = 16;
    private static final List<String> SECRET = List.of("key", "token", "secret", "password", "authorization");

    public Belongings {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        below = Collections.unmodifiableSortedMap(new TreeMap<>(below));
    }

    public Belongings(Path folder, SortedMap<String, String> texts) {
        this(folder, texts, new TreeMap<>());
    }

    /// @throws IOException when something that is there cannot be read, or there is too much of it
    public static Belongings of(Path folder, Brought brought) throws IOException {
        Path real = folder.toRealPath();
        return new Belongings(real, new Reading(real, brought).of(brought));
    }

    /// The same with the lines of a file, by the hash of each value.
    public Belongings with(String name, SortedMap<String, String> values) {
        if (values.isEmpty()) return this;
        var more = new TreeMap<>(texts);
        var lines = new StringBuilder();
        values.forEach((key, value) ->
                lines.append(key).append('=').append(hash(bytes(value))).append('\n'));
        more.put(name, lines.toString());
        return new Belongings(folder, more, below);
    }

    /// The same with files in folders below.
    public Belongings below(List<Path> files) throws IOException {
        var found = new TreeMap<String, String>();
        for (Path file : files) found.put(name(folder, file.toRealPath()), page(Files.readAllBytes(file)));
        found.keySet().removeAll(texts.keySet());
        return new Belongings(folder, texts, found);
    }

    public boolean none() {
        return texts.isEmpty() && below.isEmpty();
    }

    /// Everything together.
    public SortedMap<String, String> all() {
        var all = new TreeMap<>(below);
        all.putAll(texts);
        return all;
    }

    static String name(Path folder, Path file) {
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    }

    static boolean plain(byte[] content, String text) {
        return content.length <= LONGEST && text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
    }

    /// A file of settings as it is kept.
    static String settings(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return plain(content, text) ? masked(text, 1) : hash(content) + "\n";
    }

    /// A page as it is kept: what a person has to read before approving it stays readable, a line about keys too.
    static String page(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return plain(content, text) ? masked(text, LONG_WORD) : hash(content) + "\n";
    }

    /// @param least how long a value is at least that is hidden; of several words only where one is enough
    private static String masked(String text, int least) {
        var lines = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int value = Math.max(line.indexOf(':'), line.indexOf('='));
            String name = value < 0 ? "" : line.substring(0, value).toLowerCase(Locale.ROOT);
            String rest = line.substring(value + 1).strip();
            boolean secret = SECRET.stream().anyMatch(name::contains)
                    && rest.length() >= least
                    && (least == 1 || rest.indexOf(' ') < 0);
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
