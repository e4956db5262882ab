package dev.jackdaw.session;

import dev.jackdaw.model.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One follower of a session: it gets every fact once and in order, and glimpses between them as far as it keeps up.
/// It runs on a thread of its own, so that a slow one holds up nobody.
public final class Following implements AutoCloseable {
    private static final int MOST_GLIMPSES = 4_096;
    private static final int MERGED = 8_192;

    private final Predicate<? super Glimpse> wanted;
    private final Consumer<? super Event> follower;
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Thread thread;
    private boolean closing;
    private boolean busy;

    Following(Predicate<? super Glimpse> wanted, Consumer<? super Event> follower) {
        this.wanted = wanted;
        this.follower = follower;
        this.thread = Thread.ofVirtual().name("follower").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    synchronized void put(Event event) {
        if (closing) return;
        switch (event) {
            case Fact _ -> events.add(event);
            case Glimpse glimpse -> {
                if (!wanted.test(glimpse)) return;
                if (!merged(glimpse) && events.size() < MOST_GLIMPSES) events.add(glimpse);
            }
        }
        notifyAll();
    }

    /// Joins a piece of text to the one before it where that has not been seen yet.
    private boolean merged(Glimpse glimpse) {
        if (!(glimpse instanceof Glimpse.Heard(Arrival.TextArrived(var index, var text)))) return false;
        if (!(events.peekLast() instanceof Glimpse.Heard(Arrival.TextArrived(var before, var earlier)))) return false;
        if (index != before || earlier.length() > MERGED) return false;
        events.removeLast();
        events.add(new Glimpse.Heard(new Arrival.TextArrived(index, earlier + text)));
        return true;
    }

    private void run() {
        while (true) {
            List<Event> batch = next();
            if (batch.isEmpty()) return;
            for (Event event : batch) follower.accept(event);
        }
    }

    private synchronized List<Event> next() {
        busy = false;
        notifyAll();
        while (events.isEmpty()) {
            if (closing) return List.of();
            try {
                wait();
            } catch (InterruptedException e) {
                return List.of();
            }
        }
        busy = true;
        var batch = new ArrayList<>(events);
        events.clear();
        return batch;
    }

    /// Waits until everything told so far has been seen.
    public synchronized void drain() throws InterruptedException {
        while ((busy || !events.isEmpty()) && thread.isAlive()) wait(100);
    }

    /// Shows what is left and ends.
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        if (Thread.currentThread() == thread) return;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
