package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Which content of which files the model has seen in this session, and who may write one now. Results of reading and
/// writing tell it in their details, as `path` and `fingerprint`, so that a session taken up again knows it too.
public final class SeenFiles {
    /// The detail of a result that holds the label of the content seen.
    public static final String FINGERPRINT = "fingerprint";

    private static final String STALE = "stale_file_state";

    private final Map<Path, Fingerprint> contents = new ConcurrentHashMap<>();
    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Vigil vigil;

    /// @param running whether a command runs in the background
    SeenFiles(BooleanSupplier running) {
        this.vigil = new Vigil(running);
    }

    /// Something done to a file.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /// What watches these files for changes.
    public Vigil vigil() {
        return vigil;
    }

    /// The model has seen that content of a file.
    public void saw(Path file, Fingerprint content) {
        contents.put(file, content);
        vigil.knows(file, content);
    }

    /// A result of which the log tells what was seen.
    static ToolResult telling(ToolResult result, String shown, Fingerprint content) {
        Json.Obj details = result.details().with("path", shown);
        return result.with(details.with(FINGERPRINT, content.label()));
    }

    /// What was seen is not in the conversation any more.
    public void forget() {
        contents.clear();
        vigil.forget();
    }

    /// Why a file may not be changed on what the model knows of it; nothing when it may.
    Optional<ToolResult> objection(Path file, Fingerprint now, String shown) {
        Fingerprint seen = contents.get(file);
        if (seen == null)
            return Optional.of(stale(shown + " has not been read in this session; read it first, then change it"));
        if (!seen.equals(now))
            return Optional.of(stale(shown + " has changed since it was read; read it again, then change it"));
        return Optional.empty();
    }

    static ToolResult stale(String why) {
        return ToolResult.trouble(STALE, why);
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
