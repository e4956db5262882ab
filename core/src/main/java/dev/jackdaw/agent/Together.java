package dev.jackdaw.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Doing several things at once, in the one place that gets interrupts right: closing an executor would wait for what
/// should be stopped.
final class Together {
    static final int AT_ONCE = 8;

    private Together() {}

    /// Something to do with each element.
    @FunctionalInterface
    interface Task<T, R> {
        R apply(T element) throws InterruptedException;
    }

    /// The results in the order of the elements; at most [#AT_ONCE] run at a time.
    static <T, R> List<R> map(List<T> elements, Task<T, R> task) throws InterruptedException {
        if (elements.size() == 1) return List.of(task.apply(elements.getFirst()));
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(AT_ONCE, elements.size()),
                Thread.ofVirtual().name("call-", 0).factory());
        try {
            var running = new ArrayList<Callable<R>>();
            for (T element : elements) running.add(() -> task.apply(element));
            var results = new ArrayList<R>();
            for (Future<R> done : pool.invokeAll(running)) results.add(done.get());
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) throw bug;
            if (e.getCause() instanceof InterruptedException stop) throw stop;
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
