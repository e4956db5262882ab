package dev.jackdaw.policy.shell;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Names of files as they are now.
final class Listing {
    private Listing() {}

    /// Whether a word that is not known may be taken for a flag. A pattern is one only where there is such a file.
    static boolean likeFlag(Value word, Scope scope) {
        if (word.text().isEmpty()) return word.many();
        char first = word.text().charAt(0);
        if (first == Value.ANY || first == Value.DOWNLOAD || first == '-' && !word.known()) return true;
        if (first != Value.STAR && first != Value.ONE && first != Value.NAME) return false;
        for (String place : scope.places) if (!Value.of(place).known() || flags(Path.of(place))) return true;
        return false;
    }

    /// Where a program is found, as `which` prints it.
    static Value program(List<Value> names) {
        if (names.size() != 1
                || !names.getFirst().known()
                || names.getFirst().text().indexOf('/') >= 0
                || Builtins.known(names.getFirst().text())) return Value.sign(Value.ANY);
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(folder).resolve(names.getFirst().text());
            if (folder.startsWith("/") && Files.isExecutable(file)) return Value.of(file.toString());
        }
        return Value.NOTHING;
    }

    private static boolean flags(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "-*")) {
            return files.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) {
            return Files.exists(folder);
        }
    }
}
