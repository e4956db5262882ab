package dev.jackdaw.knowledge;

import java.nio.file.Path;
import java.util.List;

/// A file of instructions that was found, and what became of it; for faces to list.
///
/// @param name as it is shown: relative to the folder worked in, or beginning with `~/`
/// @param size characters the model reads, or would read; bytes of the file where it was not read
/// @param left characters of it left out
/// @param why of a standing that needs one: which file it is the same as, which paths it is for, what is wrong
/// @param notes what else is to be said: imports that were not read, characters that were removed
public record Entry(
        String name, Path file, Kind kind, Standing standing, long size, int left, String why, List<String> notes) {
    public Entry {
        notes = List.copyOf(notes);
    }

    /// What became of a file.
    public enum Standing {
        IN_FORCE,
        /// It comes into force when a file it is for is touched.
        WAITING,
        /// It says what another says.
        SAME,
        /// It says nothing, or only imports others.
        EMPTY,
        /// It cannot be read, or may not be.
        REFUSED,
        /// The folder is not trusted.
        UNTRUSTED
    }
}
