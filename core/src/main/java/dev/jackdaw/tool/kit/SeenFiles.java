package dev.jackdaw.tool.kit;

import dev.jackdaw.workspace.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Which content of which files the model has seen in this session, and who may write one now.
final class SeenFiles {
    private final Map<Path, Fingerprint> contents = new ConcurrentHashMap<>();
    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// Something done to a file.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    void saw(Path file, Fingerprint content) {
        contents.put(file, content);
    }

    /// What was seen is not in the conversation any more.
    void forget() {
        contents.clear();
    }

    /// Why a file may not be changed on what the model knows of it; nothing when it may.
    Optional<String> objection(Path file, Fingerprint now, String shown) {
        Fingerprint seen = contents.get(file);
        if (seen == null)
            return Optional.of(shown + " has not been read in this session; read it first, then change it");
        if (!seen.equals(now))
            return Optional.of(shown + " has changed since it was read; read it again, then change it");
        return Optional.empty();
    }

    /// Does something while nobody else of this session writes that file.
    <T> T alone(Path file, Work<T> work) throws IOException, InterruptedException {
        ReentrantLock lock = locks.computeIfAbsent(file, path -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
