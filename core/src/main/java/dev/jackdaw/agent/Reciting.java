package dev.jackdaw.agent;

import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.skill.Lore.Called;
import dev.jackdaw.skill.Recital;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes of commands and skills the user calls by their names what is said: one after another, on a thread of its own,
/// for what they run may take long, and be asked about.
final class Reciting {
    private record Wish(Called called, Fact.UserSaid typed) {}

    private final Session session;
    private final Recital recital;
    private final Consumer<Fact.UserSaid> then;
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private Optional<Thread> thread = Optional.empty();

    /// @param then gets what is said
    Reciting(Session session, Recital recital, Consumer<Fact.UserSaid> then) {
        this.session = session;
        this.recital = recital;
        this.then = then;
    }

    synchronized void say(Called called, Fact.UserSaid typed) {
        waiting.add(new Wish(called, typed));
        if (thread.isEmpty())
            thread = Optional.of(Thread.ofVirtual().name("reciting").start(this::run));
    }

    private void run() {
        for (Optional<Wish> next = next(); next.isPresent(); next = next()) recite(next.get());
    }

    private void recite(Wish wish) {
        Called called = wish.called();
        try {
            String body = recital.of(called.recipe(), Optional.of(called.arguments()));
            // The line as it was typed stands first: a person sees by it what was said.
            then.accept(new Fact.UserSaid(
                    called.line() + "\n\n" + body,
                    wish.typed().media(),
                    wish.typed().timing()));
        } catch (Recital.Refused | IllegalArgumentException refused) {
            end(Ending.of(Ending.Reason.NOT_SAID, String.valueOf(refused.getMessage())));
        } catch (InterruptedException stop) {
            end(Ending.of(Ending.Reason.INTERRUPTED, "interrupted by the user"));
        }
    }

    /// A turn that runs goes on.
    private void end(Ending how) {
        if (session.conversation().settled()) session.append(new Fact.TurnEnded(how));
        else session.append(new Fact.Recovered("permission_denied", "stop", how.detail()));
    }

    private synchronized Optional<Wish> next() {
        Optional<Wish> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) thread = Optional.empty();
        notifyAll();
        return next;
    }

    synchronized void interrupt() {
        waiting.clear();
        thread.ifPresent(Thread::interrupt);
    }

    synchronized void await() throws InterruptedException {
        while (thread.isPresent()) wait();
    }
}
