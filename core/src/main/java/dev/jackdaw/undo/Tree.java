package dev.jackdaw.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What was in some folders at one time.
///
/// @param at when looking began, in nanoseconds since 1970
/// @param entries by absolute path; nobody changes the map once it is here
record Tree(long at, Map<String, Entry> entries) {
    static final Tree EMPTY = new Tree(0, Map.of());

    /// Two seconds: a file changed shortly before it was read may change again within the same tick of a coarse clock
    /// (FAT counts in steps of two seconds), as Git's index knows it too.
    private static final long TICK = 2_000_000_000L;

    Optional<Entry> get(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /// What is known of the content of a file that looks like this now.
    Optional<String> content(String path, Entry now) {
        return get(path)
                .filter(then -> then.kind() == Entry.Kind.FILE && then.untouched(now) && then.changed() < at - TICK)
                .map(Entry::content);
    }

    /// What is different in a later one, sorted by path.
    List<Change> to(Tree later) {
        var paths = new TreeSet<String>();
        for (var entry : entries.entrySet())
            if (!entry.getValue().equals(later.entries.get(entry.getKey()))) paths.add(entry.getKey());
        for (String path : later.entries.keySet()) if (!entries.containsKey(path)) paths.add(path);
        var changes = new ArrayList<Change>();
        for (String path : paths) {
            var change = new Change(path, get(path), later.get(path));
            if (!Entry.same(change.before(), change.after())) changes.add(change);
        }
        return changes;
    }
}
