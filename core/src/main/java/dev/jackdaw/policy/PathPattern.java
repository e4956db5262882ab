package dev.jackdaw.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Paths as a rule names them, like a line of gitignore: `//` begins at the file system's root, `~/` at the home, `/`
/// at the folder of the rule's source, anything else at the workspace's root; a name without a slash is found at any
/// depth, and one with a slash at its end is a folder. A folder covers all that is below it.
///
/// @param anchor where the segments begin
/// @param anywhere whether it is a name to be found at any depth
/// @param except what is left out again
record PathPattern(Path anchor, List<String> segments, boolean anywhere, boolean folder, List<PathPattern> except) {
    private static final String DEEP = "**";

    /// How strictly a pattern is read: as an allow rule covers, or as deny and ask rules touch.
    private enum Reading {
        /// Nothing outside the anchor, folders only where one is meant.
        NARROW,
        WIDE,
        /// The same in whatever case.
        WIDE_FOLDED;

        boolean wide() {
            return this != NARROW;
        }
    }

    /// @param root the workspace's root
    static PathPattern of(Rule rule, Path root) {
        Path base = rule.origin().base().orElse(root);
        List<PathPattern> except =
                rule.except().stream().map(spec -> of(spec, root, base)).toList();
        PathPattern pattern = of(rule.spec(), root, base);
        return new PathPattern(pattern.anchor, pattern.segments, pattern.anywhere, pattern.folder, except);
    }

    private static PathPattern of(String spec, Path root, Path base) {
        if (spec.startsWith("//")) return anchored(Path.of("/"), spec.substring(2));
        if (spec.equals("~") || spec.startsWith("~/"))
            return anchored(Path.of(System.getProperty("user.home", "/")), spec.substring(1));
        if (spec.startsWith("/")) return anchored(base, spec.substring(1));
        int slash = spec.indexOf('/');
        boolean name = slash < 0 || slash == spec.length() - 1;
        List<String> segments = segments(spec);
        return name && segments.size() == 1 && !segments.getFirst().equals("..")
                ? new PathPattern(root, segments, true, slash >= 0, List.of())
                : anchored(root, spec);
    }

    private static PathPattern anchored(Path from, String rest) {
        Path anchor = from;
        var segments = new ArrayList<String>(segments(rest));
        while (!segments.isEmpty() && segments.getFirst().equals("..")) {
            segments.removeFirst();
            Path parent = anchor.getParent();
            if (parent != null) anchor = parent;
        }
        return new PathPattern(anchor, List.copyOf(segments), false, rest.endsWith("/"), List.of());
    }

    private static List<String> segments(String text) {
        return Arrays.stream(text.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    /// Whether an absolute path is one named, or below it, as an allow rule is read.
    boolean covers(Path path) {
        return holds(path, Reading.NARROW);
    }

    /// Whether an absolute path is one named, or below it, as a deny rule is read: a bare name counts everywhere, the
    /// case counts only where the file system tells it, and links on the way to what is named are followed too.
    boolean touches(Path path) {
        return holds(path, Reading.WIDE)
                || holds(path, Reading.WIDE_FOLDED) && folds(anchor)
                || !anywhere && behindLinks(path);
    }

    /// As in gitignore: what is left out again does not open a folder that is named itself. Where something is allowed,
    /// whatever is below what is left out is left out too.
    private boolean holds(Path path, Reading reading) {
        if (!reading.wide() && except.stream().anyMatch(each -> each.touches(path))) return false;
        for (Path level = path; level != null; level = level.getParent()) {
            Path found = level;
            if (matches(level, level.equals(path), reading)
                    && except.stream().noneMatch(each -> each.matches(found, found.equals(path), reading))) return true;
        }
        return false;
    }

    /// @param itself whether it is the path asked about, not a folder above it
    private boolean matches(Path level, boolean itself, Reading reading) {
        boolean inside = level.startsWith(anchor);
        if (!inside && !(anywhere && reading.wide())) return false;
        if (folder && itself && !reading.wide() && !Files.isDirectory(level)) return false;
        if (!anywhere) return matches(0, names(anchor.relativize(level)), 0, itself, reading);
        Path name = level.getFileName();
        return name != null && !level.equals(anchor) && one(segments.getFirst(), name.toString(), reading);
    }

    private boolean matches(int segment, List<String> names, int name, boolean itself, Reading reading) {
        if (segment == segments.size()) return name == names.size();
        boolean last = segment == segments.size() - 1;
        if (segments.get(segment).equals(DEEP)) {
            if (last) return itself || name < names.size();
            for (int next = name; next <= names.size(); next++)
                if (matches(segment + 1, names, next, itself, reading)) return true;
            return false;
        }
        return name < names.size()
                && one(segments.get(segment), names.get(name), reading)
                && matches(segment + 1, names, name + 1, itself, reading);
    }

    private static boolean one(String pattern, String name, Reading reading) {
        return reading == Reading.WIDE_FOLDED
                ? Wildcards.name(pattern.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                : Wildcards.name(pattern, name);
    }

    private static List<String> names(Path path) {
        var names = new ArrayList<String>();
        for (Path name : path) if (!name.toString().isEmpty()) names.add(name.toString());
        return names;
    }

    /// Whether the path is named where the plain beginning of the pattern leads by links.
    private boolean behindLinks(Path path) {
        int plain = 0;
        Path named = anchor;
        while (plain < segments.size()
                && segments.get(plain).chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)
                && Files.exists(named.resolve(segments.get(plain)))) named = named.resolve(segments.get(plain++));
        try {
            Path real = named.toRealPath();
            var rest = segments.subList(plain, segments.size());
            return !real.equals(named) && new PathPattern(real, rest, false, folder, except).holds(path, Reading.WIDE);
        } catch (IOException missing) {
            return false;
        }
    }

    /// Whether the file system there takes names in another case for the same.
    private static boolean folds(Path folder) {
        for (Path place = folder; place != null; place = place.getParent()) {
            String name = Objects.toString(place.getFileName(), "");
            String other = name.equals(name.toUpperCase(Locale.ROOT))
                    ? name.toLowerCase(Locale.ROOT)
                    : name.toUpperCase(Locale.ROOT);
            if (other.equals(name) || !Files.exists(place)) continue;
            try {
                return Files.isSameFile(place, place.resolveSibling(other));
            } catch (IOException tells) {
                return false;
            }
        }
        return false;
    }
}
