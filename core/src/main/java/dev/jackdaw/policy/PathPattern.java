package dev.jackdaw.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Paths as a rule names them, like a line of gitignore: `//` begins at the file system's root, `~/` at the home, `/`
/// at the workspace's root; a name without a slash is found at any depth. A folder covers all that is below it.
///
/// @param anchor where the segments begin
/// @param anywhere whether it is a name to be found at any depth
record PathPattern(Path anchor, List<String> segments, boolean anywhere) {

    static PathPattern of(String spec, Path root) {
        if (spec.startsWith("//")) return anchored(Path.of("/"), spec.substring(2));
        if (spec.equals("~") || spec.startsWith("~/"))
            return anchored(Path.of(System.getProperty("user.home", "/")), spec.substring(1));
        if (spec.startsWith("/")) return anchored(root, spec.substring(1));
        int slash = spec.indexOf('/');
        return slash < 0 || slash == spec.length() - 1
                ? new PathPattern(root, segments(spec), true)
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
        return new PathPattern(anchor, List.copyOf(segments), false);
    }

    private static List<String> segments(String text) {
        return Arrays.stream(text.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    /// Whether an absolute path is the one named, or below it, as an allow rule is read.
    boolean covers(Path path) {
        return path.startsWith(anchor) && below(names(anchor.relativize(path)));
    }

    /// Whether an absolute path is the one named, or below it, as a deny rule is read: a bare name counts everywhere.
    boolean touches(Path path) {
        return anywhere ? below(names(path)) : covers(path);
    }

    private boolean below(List<String> names) {
        if (!anywhere) return matches(0, names, 0);
        for (int from = 0; from < names.size(); from++) if (matches(0, names, from)) return true;
        return false;
    }

    private static List<String> names(Path path) {
        var names = new ArrayList<String>();
        for (Path name : path) if (!name.toString().isEmpty()) names.add(name.toString());
        return names;
    }

    private boolean matches(int segment, List<String> names, int name) {
        if (segment == segments.size()) return true;
        if (segments.get(segment).equals("**")) {
            for (int next = name; next <= names.size(); next++) if (matches(segment + 1, names, next)) return true;
            return false;
        }
        return name < names.size()
                && Wildcards.name(segments.get(segment), names.get(name))
                && matches(segment + 1, names, name + 1);
    }
}
