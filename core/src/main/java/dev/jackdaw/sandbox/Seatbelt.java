package dev.jackdaw.sandbox;

import dev.jackdaw.tool.Confinement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A profile for macOS's `sandbox-exec`, in its language; the last rule that fits decides. Made with the lists of the
/// other levels; it has not been run on a Mac yet.
final class Seatbelt {
    static final Path PROGRAM = Path.of("/usr/bin/sandbox-exec");

    private final Places places;
    private final Path temporary;

    Seatbelt(Places places, Path temporary) {
        this.places = places;
        this.temporary = temporary;
    }

    /// What stands before a command.
    List<String> words(Confinement confinement) {
        return List.of(PROGRAM.toString(), "-p", profile(confinement));
    }

    String profile(Confinement confinement) {
        var rules = new ArrayList<String>();
        rules.add("(version 1)");
        rules.add("(allow default)");
        rules.add("(deny file-write*)");
        rules.add("(allow file-write* (subpath \"/dev\"))");
        var open = new ArrayList<>(places.grounds().workspace());
        places.grounds().workspace().forEach(root -> open.addAll(Places.shared(root)));
        open.add(temporary);
        if (confinement == Confinement.NETWORK) open.addAll(places.caches());
        for (Path path : open) rules.add("(allow file-write* " + below(path) + ")");
        for (Path secret : places.secrets()) rules.add("(deny file-read* file-write* " + below(secret) + ")");
        rules.add("(allow file-read* file-write* " + below(places.grounds().spool()) + ")");
        for (Places.Kept kept : places.kept()) rules.add("(deny file-write* " + below(kept.path()) + ")");
        for (Path root : places.grounds().workspace())
            rules.add("(deny file-write-unlink (literal " + quoted(root.resolve(".git")) + "))");
        if (confinement == Confinement.CLOSED) {
            rules.add("(deny network*)");
            rules.add("(allow network* (local ip \"localhost:*\"))");
            rules.add("(allow network-outbound (remote ip \"localhost:*\"))");
        }
        rules.add("(deny appleevent-send)");
        return String.join("\n", rules) + "\n";
    }

    private static String below(Path path) {
        return "(subpath " + quoted(path) + ")";
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
