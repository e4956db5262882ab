package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.Search.Found;
import dev.jackdaw.workspace.GlobPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of instructions as it was read.
///
/// @param text as the model reads it
/// @param paths patterns of the files it is for; for all where empty
/// @param size as [Entry#size()]
/// @param warnings what the user is told unasked
/// @param by the file that imports it
record Document(
        Found found,
        String name,
        String text,
        List<String> paths,
        Outcome outcome,
        long size,
        List<String> warnings,
        List<String> notes,
        Optional<Path> by) {

    /// @param why as [Entry#why()]
    record Outcome(Entry.Standing standing, String why) {}

    boolean inForce() {
        return outcome.standing() == Entry.Standing.IN_FORCE;
    }

    boolean waiting() {
        return outcome.standing() == Entry.Standing.WAITING;
    }

    /// Whether one of its patterns fits. As in Git's files, one without a slash fits at any depth, and one that names a
    /// folder fits all below it.
    boolean concerns(Path file) {
        if (!file.startsWith(found.base())) return false;
        String path = found.base().relativize(file).toString();
        for (String pattern : paths) {
            String bare = pattern.startsWith("./") ? pattern.substring(2) : pattern;
            String anchored = bare.startsWith("/") ? bare.substring(1) : bare;
            String whole = anchored.endsWith("/") ? anchored + "**" : anchored;
            String deep = whole.indexOf('/') < 0 && !bare.startsWith("/") ? "**/" + whole : whole;
            for (GlobPattern glob : GlobPattern.alternatives(deep)) if (glob.matches(path)) return true;
            for (GlobPattern glob : GlobPattern.alternatives(deep + "/**")) if (glob.matches(path)) return true;
        }
        return false;
    }
}
