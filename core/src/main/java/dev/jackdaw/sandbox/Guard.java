package dev.jackdaw.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What must not change in the workspace, as it was before a command, put back after it: for where nothing stops the
/// command from changing it.
final class Guard {
    private static final int DEPTH = 4;
    private static final int MOST = 500;
    private static final int SHOWN = 4;

    private final Places places;
    private final Path aside;
    private Map<Path, Copy> known = Map.of();

    /// @param sign of the file by which a change of it is seen without reading it
    /// @param content its bytes, one a character
    private record Copy(String sign, String content) {}

    /// @param aside where what a command put there is kept
    Guard(Places places, Path aside) {
        this.places = places;
        this.aside = aside;
    }

    /// What there is now.
    synchronized Before look() {
        var now = new TreeMap<Path, Copy>();
        for (Places.Kept kept : places.kept())
            try (Stream<Path> files = Files.walk(kept.path(), DEPTH)) {
                for (Path file : files.limit(MOST).toList())
                    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) now.put(file, copy(file));
            } catch (IOException | UncheckedIOException absent) {
                // What is not there now must not be there afterwards.
            }
        known = now;
        return new Before(now);
    }

    private Copy copy(Path file) throws IOException {
        Map<String, Object> facts = Files.readAttributes(file, "unix:ino,size,ctime,mode", LinkOption.NOFOLLOW_LINKS);
        String sign = new TreeMap<>(facts).toString();
        Copy before = known.get(file);
        if (before != null && before.sign().equals(sign)) return before;
        String content = Files.isSymbolicLink(file)
                ? Files.readSymbolicLink(file).toString()
                : Files.readString(file, StandardCharsets.ISO_8859_1);
        return new Copy(sign, content);
    }

    /// What there was.
    final class Before {
        private final Map<Path, Copy> files;

        private Before(Map<Path, Copy> files) {
            this.files = files;
        }

        /// Puts everything back.
        ///
        /// @return a sentence for each file that had changed
        List<String> restored() {
            Map<Path, Copy> now = look().files;
            var told = new ArrayList<String>();
            now.forEach((file, copy) -> {
                if (!files.containsKey(file)) told.add(removed(file, copy));
            });
            files.forEach((file, copy) -> {
                Copy found = now.get(file);
                if (found == null || !found.content().equals(copy.content())) told.add(put(file, copy));
            });
            return told.size() <= SHOWN
                    ? told
                    : List.of(told.getFirst(), "and " + (told.size() - 1) + " more protected files were changed");
        }

        private String removed(Path file, Copy copy) {
            try {
                Files.createDirectories(aside);
                Path kept = Files.createTempFile(aside, "undone-", "-" + file.getFileName());
                Files.writeString(kept, copy.content(), StandardCharsets.ISO_8859_1);
                Files.delete(file);
                return file + " is protected; what was written there is in " + kept;
            } catch (IOException e) {
                return file + " is protected, was written all the same and could not be removed: look at it";
            }
        }

        private String put(Path file, Copy copy) {
            try {
                Files.deleteIfExists(file);
                Files.writeString(file, copy.content(), StandardCharsets.ISO_8859_1);
                return file + " is protected and was put back as it was";
            } catch (IOException e) {
                return file + " is protected, has changed and could not be put back: look at it";
            }
        }
    }
}
