package dev.jackdaw.policy.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Files of a repository that a program goes by even where it is only asked for its version; marks of a row name them:
/// `no:FILE`, or `no:FILE=TEXT` where only a file that says so counts.
final class Obeyed {
    static final String MARK = "no:";

    private Obeyed() {}

    /// The first that is there, in the folder or above it.
    static Optional<String> by(Grammar row, Scope scope) {
        for (String role : row.roles()) {
            if (!role.startsWith(MARK)) continue;
            String name = role.substring(MARK.length());
            for (String place : scope.places)
                if (!Value.of(place).known() || above(Path.of(place), name)) return Optional.of(name);
        }
        return Optional.empty();
    }

    private static boolean above(Path folder, String name) {
        int equals = name.indexOf('=');
        for (Path up = folder; up != null; up = up.getParent()) {
            Path file = up.resolve(equals < 0 ? name : name.substring(0, equals));
            if (Files.exists(file) && (equals < 0 || says(file, name.substring(equals + 1)))) return true;
        }
        return false;
    }

    private static boolean says(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            return true;
        }
    }
}
