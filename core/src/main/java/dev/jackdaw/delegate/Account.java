package dev.jackdaw.delegate;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// What a tree of subagents uses, against what it may use; each of them asks before it asks a model. What a session
/// used
/// before it was opened counts for nothing. Safe for use by several threads.
public final class Account {
    private final Caps caps;
    private final Supplier<LiveSession> root;
    private final List<Seat> seats = new ArrayList<>();
    private Usage past = Usage.NONE;
    private int begun;
    private long since;

    /// @param root the user's own session, whose limits hold for the whole tree as well
    public Account(Caps caps, Supplier<LiveSession> root) {
        this.caps = caps;
        this.root = root;
    }

    public Caps caps() {
        return caps;
    }

    /// Counts one more that is to begin.
    ///
    /// @return why it may not
    synchronized Optional<String> admit() {
        if (begun >= caps.all())
            return Optional.of("this session has had its " + caps.all()
                    + " subagents; do the rest yourself (the user can set agents_all higher)");
        Optional<Ending> spent = spent();
        if (spent.isPresent()) return Optional.of(spent.get().detail());
        begun++;
        return Optional.empty();
    }

    /// A place among those at work.
    final class Seat implements AutoCloseable {
        private final int depth;
        private final Supplier<Usage> used;

        private Seat(int depth, Supplier<Usage> used) {
            this.depth = depth;
            this.used = used;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /// Waits for a place. Those who wait for subagents of their own do not count: who works for them could never
    /// begin.
    ///
    /// @param used what the one at work has used since it began
    synchronized Seat take(int depth, Supplier<Usage> used) throws InterruptedException {
        while (seats.stream().filter(seat -> seat.depth >= depth).count() >= caps.together()) wait();
        if (seats.isEmpty()) since = System.nanoTime();
        var seat = new Seat(depth, used);
        seats.add(seat);
        return seat;
    }

    /// What one deeper down has used is among what the one above it has.
    private synchronized void leave(Seat seat) {
        if (seats.remove(seat) && seat.depth == 1) past = past.plus(seat.used.get());
        notifyAll();
    }

    private Usage running() {
        Usage sum = Usage.NONE;
        for (Seat seat : seats) sum = sum.plus(seat.used.get());
        return sum;
    }

    /// How a turn ends where the tree, or the session it belongs to, has used all it may.
    synchronized Optional<Ending> spent() {
        Usage running = running();
        Usage own = past.plus(running);
        if (caps.tokens().isPresent() && own.total() >= caps.tokens().get())
            return over(
                    "agents_tokens",
                    String.format(Locale.ROOT, "%,d tokens", caps.tokens().get()));
        if (caps.dollars().isPresent() && own.cost() >= caps.dollars().get())
            return over(
                    "agents_dollars",
                    String.format(Locale.ROOT, "$%.2f", caps.dollars().get()));
        if (time().filter(Duration::isZero).isPresent())
            return over("agents_time", caps.time().orElseThrow().toSeconds() + " s");
        Budget budget = root.get().budget();
        Usage all = root.get().session().conversation().usage().plus(running);
        if (budget.tokens().isPresent() && all.total() >= budget.tokens().get())
            return over("max_tokens_total", "the tokens of the session");
        if (budget.dollars().isPresent() && all.cost() >= budget.dollars().get())
            return over("max_budget_usd", "the money of the session");
        return Optional.empty();
    }

    private static Optional<Ending> over(String limit, String most) {
        String told = "the limit " + limit + " of all subagents together is reached (" + most + ")";
        return Optional.of(new Ending(Ending.Reason.BUDGET, told, 0, limit));
    }

    /// How long the stretch of work that runs may still take; empty where that is not limited.
    synchronized Optional<Duration> time() {
        Duration gone = seats.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        return caps.time().map(most -> most.compareTo(gone) > 0 ? most.minus(gone) : Duration.ZERO);
    }
}
