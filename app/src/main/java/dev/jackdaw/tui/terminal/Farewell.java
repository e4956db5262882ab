package dev.jackdaw.tui.terminal;

/// Closes a face once: when it has been left, or when the process is told to end while it is shown.
public final class Farewell implements AutoCloseable {

    /// What closing does.
    @FunctionalInterface
    public interface Closing {
        void close() throws InterruptedException;
    }

    private final Closing closing;
    private final Thread hook = new Thread(this::closeOnce, "farewell");
    private boolean closed;

    public Farewell(Closing closing) {
        this.closing = closing;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private synchronized void closeOnce() {
        if (closed) return;
        closed = true;
        try {
            closing.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closeOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already; the hook finds nothing left to do.
            return;
        }
    }
}
