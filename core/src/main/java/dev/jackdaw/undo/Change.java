package dev.jackdaw.undo;

import java.util.Optional;

/// One path that a step changed.
record Change(String path, Optional<Entry> before, Optional<Entry> after) {

    /// Whether it is, or was, a file.
    boolean file() {
        Entry.Kind kind = after.or(() -> before).map(Entry::kind).orElse(Entry.Kind.OTHER);
        return kind == Entry.Kind.FILE || kind == Entry.Kind.UNSAVED;
    }

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
