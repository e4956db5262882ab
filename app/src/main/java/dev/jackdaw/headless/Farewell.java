package dev.jackdaw.headless;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What happens when the process is told to end while it works: the work is stopped and given a moment to leave its
/// results. The JVM itself ends with 128 and the signal's number once this is done, so no signal is handled here.
public final class Farewell implements AutoCloseable {
    private static final long MOMENT_MILLIS = 1_500;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /// @param stop makes the work end soon
    public Farewell(Runnable stop) {
        this.hook = new Thread(() -> wait(stop), "farewell");
    }

    /// Begins to watch. Where the process is ending already, nothing is left to watch.
    public Farewell watching() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return this;
        }
        return this;
    }

    private void wait(Runnable stop) {
        if (done.getCount() == 0) return;
        stop.run();
        try {
            boolean _ = done.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work has ended and left its results.
    @Override
    public void close() {
        done.countDown();
    }
}
