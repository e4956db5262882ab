package dev.jackdaw.settings;

import dev.jackdaw.hook.Guard;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lets a project's hooks run only as long as what the project brings is what it was when they were read: a script that
/// is changed meanwhile, by the model too, is not what anybody approved.
///
/// @param then what it brought, by name
record Unchanged(Request request, SortedMap<String, String> then) implements Guard {
    private static final int NAMED = 3;

    /// What cannot be read counts as changed.
    static Guard since(Request request) {
        try {
            return new Unchanged(request, FolderTrust.programs(request).texts());
        } catch (IOException unreadable) {
            return new Unchanged(request, new TreeMap<>(Map.of("", "")));
        }
    }

    @Override
    public Optional<String> objection() {
        SortedMap<String, String> now;
        try {
            now = FolderTrust.programs(request).texts();
        } catch (IOException unreadable) {
            now = new TreeMap<>();
        }
        if (now.equals(then)) return Optional.empty();
        var names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        SortedMap<String, String> found = now;
        names.removeIf(name -> then.getOrDefault(name, "").equals(found.getOrDefault(name, "")));
        String shown = String.join(", ", names.stream().limit(NAMED).toList()) + (names.size() > NAMED ? ", …" : "");
        return Optional.of("what this folder brings has changed since it was trusted (" + shown
                + "); jackdaw trust shows it, jackdaw trust add approves it for the next session");
    }
}
