package dev.jackdaw.agent;

import java.time.Duration;
import java.util.Optional;

/// Interrupts the thread that set it once its time has passed, unless it was closed before.
final class Deadline implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private final Optional<Thread> clock;
    private boolean closed;
    private boolean passed;

    private Deadline(Optional<Duration> time) {
        clock = time.map(limit -> Thread.ofVirtual().name("deadline").unstarted(() -> pass(limit)));
    }

    /// Begins now; never passes where there is no limit.
    static Deadline in(Optional<Duration> time) {
        var deadline = new Deadline(time);
        deadline.clock.ifPresent(Thread::start);
        return deadline;
    }

    private void pass(Duration limit) {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException early) {
            return;
        }
        synchronized (this) {
            if (closed) return;
            passed = true;
            worker.interrupt();
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.ifPresent(Thread::interrupt);
    }
}
