package dev.jackdaw.agent;

import dev.jackdaw.hook.HookedSession;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts what the user says to the hooks before the session hears it: one after another, on a thread of its own, so that
/// a face never waits.
final class Hearing {
    private final HookedSession hooks;
    private final Consumer<List<Fact>> then;
    private final Deque<Optional<Fact.UserSaid>> waiting = new ArrayDeque<>();
    private Optional<Thread> thread = Optional.empty();

    /// @param then gets what is to be kept
    Hearing(HookedSession hooks, Consumer<List<Fact>> then) {
        this.hooks = hooks;
        this.then = then;
    }

    /// @param said empty where a turn that was cut off only goes on
    synchronized void hear(Optional<Fact.UserSaid> said) {
        waiting.add(said);
        if (thread.isEmpty())
            thread = Optional.of(Thread.ofVirtual().name("hearing").start(this::run));
    }

    private void run() {
        for (Optional<Optional<Fact.UserSaid>> next = next(); next.isPresent(); next = next()) {
            Optional<Fact.UserSaid> said = next.get();
            try {
                then.accept(said.isPresent() ? hooks.hear(said.get()) : hooks.begin());
            } catch (InterruptedException stop) {
                then.accept(
                        List.of(new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "interrupted by the user"))));
            }
        }
    }

    private synchronized Optional<Optional<Fact.UserSaid>> next() {
        Optional<Optional<Fact.UserSaid>> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) thread = Optional.empty();
        notifyAll();
        return next;
    }

    synchronized boolean busy() {
        return thread.isPresent();
    }

    synchronized void interrupt() {
        waiting.clear();
        thread.ifPresent(Thread::interrupt);
    }

    synchronized void await() throws InterruptedException {
        while (thread.isPresent()) wait();
    }
}
