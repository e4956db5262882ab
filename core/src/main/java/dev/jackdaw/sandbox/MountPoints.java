package dev.jackdaw.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The places made in the workspace so that something could be mounted there: what does not exist cannot be protected
/// otherwise. They are gone again with the last command that needed them; an empty one that was left by a program that
/// was killed is taken over.
final class MountPoints {
    private final Map<Path, Integer> needed = new HashMap<>();

    /// Notes what a command needs, before it starts.
    synchronized List<Path> take(Places places) {
        List<Path> absent = places.kept().stream()
                .filter(kept -> !kept.there() || needed.containsKey(kept.path()) || left(kept))
                .map(Places.Kept::path)
                .toList();
        for (Path path : absent) needed.merge(path, 1, Integer::sum);
        return absent;
    }

    private static boolean left(Places.Kept kept) {
        if (!kept.folder() || kept.named()) return false;
        try (Stream<Path> inside = Files.list(kept.path())) {
            return inside.findAny().isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }

    synchronized void give(List<Path> taken) {
        for (Path path : taken)
            if (needed.merge(path, -1, Integer::sum) <= 0) {
                needed.remove(path);
                remove(path);
            }
    }

    private static void remove(Path path) {
        try {
            if (Files.isDirectory(path)) Files.delete(path);
        } catch (IOException filled) {
            // Somebody else has put something there meanwhile; it is theirs.
        }
    }
}
