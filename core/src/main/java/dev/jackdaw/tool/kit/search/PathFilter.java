package dev.jackdaw.tool.kit.search;

import dev.jackdaw.workspace.GlobPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;

/// Which files are meant, by patterns for their paths below a folder. A pattern without a slash is for the name alone,
/// in whatever folder.
public final class PathFilter implements BiPredicate<Path, String> {
    private final List<GlobPattern> wanted;
    private final List<GlobPattern> unwanted;
    private final boolean byName;
    private final int base;

    /// @param pattern one for the files meant, or after `!` for those not meant
    public PathFilter(String pattern, Path folder) {
        boolean negated = pattern.startsWith("!");
        String positive = negated ? pattern.substring(1) : pattern;
        this.byName = positive.indexOf('/') < 0;
        List<GlobPattern> patterns =
                GlobPattern.alternatives(positive.startsWith("/") ? positive.substring(1) : positive);
        this.wanted = negated ? List.of() : patterns;
        this.unwanted = negated ? patterns : List.of();
        String path = folder.toString();
        this.base = path.endsWith("/") ? path.length() : path.length() + 1;
    }

    @Override
    public boolean test(Path file, String name) {
        if (any(unwanted, file, name)) return false;
        return wanted.isEmpty() || any(wanted, file, name);
    }

    private boolean any(List<GlobPattern> patterns, Path file, String name) {
        for (GlobPattern pattern : patterns) {
            if (!pattern.mayEndWith(name)) continue;
            String subject = byName ? name : file.toString().substring(base);
            if (pattern.matches(subject)) return true;
        }
        return false;
    }
}
