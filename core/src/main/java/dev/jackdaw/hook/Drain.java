package dev.jackdaw.hook;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// Takes what a process prints, and keeps the beginning of it.
final class Drain {
    private static final int MOST = 1 << 20;

    private final InputStream in;
    private final CompletableFuture<Boolean> detached;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean first = true;

    /// @param detached told when the first line says that nobody is to wait
    Drain(InputStream in, CompletableFuture<Boolean> detached) {
        this.in = in;
        this.detached = detached;
        this.thread = Thread.ofVirtual().name("hook-output").start(this::pump);
    }

    private void pump() {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) keep(buffer, read);
        } catch (IOException closed) {
            return;
        }
    }

    private synchronized void keep(byte[] buffer, int read) {
        kept.write(buffer, 0, Math.min(read, MOST - kept.size()));
        if (!first) return;
        String text = kept.toString(StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) return;
        first = false;
        try {
            if (text.startsWith("{")
                    && Json.parse(text.substring(0, end)).get("async").truth(false)) detached.complete(true);
        } catch (JsonFault notYet) {
            return;
        }
    }

    /// Waits for the last of it; something the hook left running may hold the pipe open.
    void end(long milliseconds) throws InterruptedException {
        thread.join(milliseconds);
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
