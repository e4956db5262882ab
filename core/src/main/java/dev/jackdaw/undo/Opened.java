package dev.jackdaw.undo;

import java.util.List;
import java.util.Optional;

/// A step that has begun and not ended: kept on the disk while it runs, so that a killed program can end it later.
///
/// @param call the call's id; empty for a restoring that was cut off
/// @param what the call in a few words
/// @param paths what it may change; the whole workspace where empty
/// @param before what was there
/// @param trouble why it cannot be undone, if so
record Opened(String call, String what, List<String> paths, Tree before, Optional<Left> trouble) {
    boolean whole() {
        return paths.isEmpty();
    }

    Opened without(Left trouble) {
        return new Opened(call, what, paths, Tree.EMPTY, Optional.of(trouble));
    }
}
