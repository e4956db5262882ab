package dev.jackdaw.tool.kit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// What the logs of a session's commands may take together: the oldest of those that have ended make room.
public final class LogQuota {
    public static final long MOST = 1L << 30;

    private final Map<Path, Long> sizes = new HashMap<>();
    private final Queue<Path> finished = new ArrayDeque<>();
    private final long most;
    private long total;

    public LogQuota() {
        this(MOST);
    }

    LogQuota(long most) {
        this.most = most;
    }

    /// Notes that a log grows; false when there is no room for that.
    synchronized boolean take(Path log, int bytes) throws IOException {
        while (total + bytes > most && !finished.isEmpty()) {
            Path oldest = finished.remove();
            Files.deleteIfExists(oldest);
            Long size = sizes.remove(oldest);
            if (size != null) total -= size;
        }
        if (total + bytes > most) return false;
        sizes.merge(log, (long) bytes, Long::sum);
        total += bytes;
        return true;
    }

    synchronized void finished(Path log) {
        finished.add(log);
    }
}
