package dev.jackdaw.tool.kit.search;

import java.nio.file.Path;
import java.util.List;

/// What was found in one file.
///
/// @param modified when it was last changed, in milliseconds
/// @param count lines that match, as far as they were counted
/// @param lines those asked for, with the lines around them
public record Found(Path file, long modified, int count, List<Line> lines) {

    /// One line.
    ///
    /// @param matches whether it matches, or stands beside one that does
    public record Line(int number, String text, boolean matches) {}
}
