package dev.jackdaw.verify;

import dev.jackdaw.workspace.GlobPattern;
import java.util.List;

/// Which files patterns are for.
final class Globs {
    private Globs() {}

    /// Whether one of the patterns is for a path; one without a folder is for files of that name anywhere.
    static boolean match(List<String> patterns, String path) {
        if (patterns.isEmpty()) return true;
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String pattern : patterns)
            for (GlobPattern each : GlobPattern.alternatives(pattern))
                if (each.matches(path) || pattern.indexOf('/') < 0 && each.matches(name)) return true;
        return false;
    }
}
