package dev.jackdaw.tui.edit;

import java.util.ArrayDeque;
import java.util.Optional;

/// What was cut out of a text, newest first: the ring from which it comes back.
final class Kills {
    private static final int MOST = 60;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final ArrayDeque<String> ring = new ArrayDeque<>();

    void add(String killed) {
        ring.addFirst(killed);
        long size = ring.stream().mapToLong(String::length).sum();
        while (ring.size() > MOST || size > MOST_CHARACTERS && ring.size() > 1)
            size -= ring.removeLast().length();
    }

    /// Puts more before what was cut last.
    void prepend(String killed) {
        add(killed + (ring.isEmpty() ? "" : ring.removeFirst()));
    }

    /// Puts more behind what was cut last.
    void append(String killed) {
        add((ring.isEmpty() ? "" : ring.removeFirst()) + killed);
    }

    Optional<String> newest() {
        return Optional.ofNullable(ring.peekFirst());
    }

    /// Turns to the one before.
    Optional<String> turn() {
        if (!ring.isEmpty()) ring.addLast(ring.removeFirst());
        return newest();
    }

    void clear() {
        ring.clear();
    }
}
