package dev.jackdaw.session;

import java.util.List;
import java.util.function.BiFunction;

/// State folded from the facts of a session, brought up to date whenever it is asked for. Safe for use by several
/// threads.
public final class Folded<S> {
    private final Session session;
    private final BiFunction<S, Line, S> with;
    private S state;
    private int seen;

    /// @param with the state after one more fact
    public Folded(Session session, S empty, BiFunction<S, Fact, S> with) {
        this(empty, (state, line) -> with.apply(state, line.fact()), session);
    }

    private Folded(S empty, BiFunction<S, Line, S> with, Session session) {
        this.session = session;
        this.state = empty;
        this.with = with;
    }

    /// The same of a state that depends on when facts came.
    ///
    /// @param with the state after one more line
    public static <S> Folded<S> timed(Session session, S empty, BiFunction<S, Line, S> with) {
        return new Folded<>(empty, with, session);
    }

    public synchronized S now() {
        List<Line> lines = session.lines();
        for (Line line : lines.subList(seen, lines.size())) state = with.apply(state, line);
        seen = lines.size();
        return state;
    }
}
