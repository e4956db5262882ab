package dev.jackdaw.tui.terminal;

import java.util.ArrayDeque;
import java.util.Optional;

/// What happens, in order, for the one thread that sees to it. It is bounded: who tells too much waits.
public final class Inbox {
    private static final int MOST = 512;

    private final ArrayDeque<Happening> waiting = new ArrayDeque<>();
    private boolean closed;

    /// Tells of something; of nothing once nobody listens any more.
    public synchronized void put(Happening happening) {
        try {
            while (waiting.size() >= MOST && !closed) wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (closed) return;
        waiting.add(happening);
        notifyAll();
    }

    /// Tells of something that may not wait for its turn; once is enough.
    public synchronized void putFirst(Happening happening) {
        if (closed || happening.equals(waiting.peekFirst())) return;
        waiting.addFirst(happening);
        notifyAll();
    }

    /// The next thing that happens.
    ///
    /// @param millis how long to wait for it; negative for as long as it takes
    public synchronized Optional<Happening> next(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (waiting.isEmpty()) {
            if (millis < 0) wait();
            else {
                long left = (end - System.nanoTime() + 999_999) / 1_000_000;
                if (left <= 0) return Optional.empty();
                wait(left);
            }
        }
        Happening next = waiting.removeFirst();
        notifyAll();
        return Optional.of(next);
    }

    /// Nobody listens any more.
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
