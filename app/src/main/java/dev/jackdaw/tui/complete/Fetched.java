package dev.jackdaw.tui.complete;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Something that takes a while to find out, found out on another thread: for one question at a time, until it is
/// forgotten.
final class Fetched<Q, A> {
    private final Function<Q, A> fetch;
    private final A nothing;
    private final Executor elsewhere;
    private final Runnable there;
    private Optional<Q> asked = Optional.empty();
    private Optional<A> answer = Optional.empty();

    /// @param nothing what stands until there is an answer, and where asking fails
    /// @param there told, on the other thread, when there is one
    Fetched(Function<Q, A> fetch, A nothing, Executor elsewhere, Runnable there) {
        this.fetch = fetch;
        this.nothing = nothing;
        this.elsewhere = elsewhere;
        this.there = there;
    }

    /// The answer, as far as it is known.
    A of(Q question) {
        boolean fresh;
        synchronized (this) {
            fresh = asked.filter(question::equals).isEmpty();
            if (fresh) {
                asked = Optional.of(question);
                answer = Optional.empty();
            }
        }
        if (fresh) elsewhere.execute(() -> answer(question));
        synchronized (this) {
            return answer.orElse(nothing);
        }
    }

    private void answer(Q question) {
        A found;
        try {
            found = fetch.apply(question);
        } catch (RuntimeException unknown) {
            // Whoever asks for completion wants no sentence about why there is none.
            found = nothing;
        }
        synchronized (this) {
            if (asked.filter(question::equals).isEmpty()) return;
            answer = Optional.of(found);
        }
        there.run();
    }

    synchronized void forget() {
        asked = Optional.empty();
        answer = Optional.empty();
    }
}
