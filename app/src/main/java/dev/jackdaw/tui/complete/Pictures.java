package dev.jackdaw.tui.complete;

import dev.jackdaw.tool.Media;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Images that are pasted by their names, as terminals do with files that are dropped on them: quoted, with escaped
/// spaces, or as `file:` addresses; several in a row.
public final class Pictures {
    /// Longer texts are no names.
    private static final int LONGEST = 4_096;

    private static final int HEAD = 16;

    private Pictures() {}

    /// The images a pasted text consists of; none where it is anything else.
    ///
    /// @param directory what relative names begin at
    public static List<Path> named(String pasted, Path directory) {
        if (pasted.length() > LONGEST || pasted.isBlank()) return List.of();
        String line = pasted.strip();
        Optional<Path> whole = image(line, directory);
        if (whole.isPresent()) return List.of(whole.get());
        var images = new ArrayList<Path>();
        for (String word : words(line)) {
            Optional<Path> image = image(word, directory);
            if (image.isEmpty()) return List.of();
            images.add(image.get());
        }
        return images;
    }

    /// How a prompt names a file to have it attached.
    public static String mention(Path file) {
        return new Part(0, "", "@").writing(file.toString()).strip();
    }

    private static Optional<Path> image(String name, Path directory) {
        if (name.indexOf('\n') >= 0) return Optional.empty();
        try {
            String home = System.getProperty("user.home", "/");
            Path path = name.startsWith("file:")
                    ? Path.of(URI.create(name))
                    : directory.resolve(name.startsWith("~/") ? home + name.substring(1) : name);
            return path.isAbsolute() && picture(path) ? Optional.of(path.normalize()) : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean picture(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try (InputStream in = Files.newInputStream(file)) {
            return Media.type(in.readNBytes(HEAD))
                    .filter(type -> type.startsWith("image/"))
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// The words of a line as a shell takes them apart.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 && c == quote) quote = 0;
            else if (quote == 0 && (c == '\'' || c == '"')) quote = c;
            else if (quote != '\'' && c == '\\' && i + 1 < line.length()) word.append(line.charAt(++i));
            else if (quote == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) words.add(word.toString());
                word.setLength(0);
            } else word.append(c);
        }
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }
}
