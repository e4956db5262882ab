package dev.jackdaw.session;

import java.util.List;
import java.util.function.BiFunction;

/// State folded from the facts of a session, brought up to date whenever it is asked for. Safe for use by several
/// threads.
public final class Folded<S> {
    private final Session session;
    private final BiFunction<S, Fact, S> with;
    private S state;
    private int seen;

    /// @param with the state after one more fact
    public Folded(Session session, S empty, BiFunction<S, Fact, S> with) {
        this.session = session;
        this.state = empty;
        this.with = with;
    }

    public synchronized S now() {
        List<Line> lines = session.lines();
        for (Line line : lines.subList(seen, lines.size())) state = with.apply(state, line.fact());
        seen = lines.size();
        return state;
    }
}
