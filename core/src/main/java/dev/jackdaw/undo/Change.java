package dev.jackdaw.undo;

import java.util.Optional;

/// One path that a step changed.
record Change(String path, Optional<Entry> before, Optional<Entry> after) {

    /// What of it cannot be brought back.
    Optional<Left> left() {
        if (before.isEmpty()) return Optional.empty();
        return switch (before.get().kind()) {
            case UNSAVED -> Optional.of(new Left(path, before.get().why()));
            case OTHER -> Optional.of(Left.untouchable(path));
            case FILE, LINK, FOLDER -> Optional.empty();
        };
    }
}
