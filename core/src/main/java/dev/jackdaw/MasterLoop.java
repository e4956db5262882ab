package dev.jackdaw;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.goal.Goal;
import dev.jackdaw.goal.GoalResult;
import dev.jackdaw.goal.Pursuing;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.route.Crew;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Limits;
import dev.jackdaw.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Works towards a goal until all its criteria are met, in a session of its own; what the policy would ask is refused.
/// The budgets of the settings are those of the goal.
///
/// ```java
/// GoalResult result = new MasterLoop(settings, 10).run(new Goal("write a scraper", List.of(
///         Goal.criterion("scraper.py runs ||| python3 scraper.py"), Goal.criterion("it is documented"))));
/// System.out.println(result.summary());
/// ```
public final class MasterLoop {
    private final Settings settings;
    private final int rounds;
    private final Supplier<Gateway> gateway;

    /// @param rounds how often the model may try at most
    public MasterLoop(Settings settings, int rounds) {
        this(settings, rounds, () -> new Crew(settings.lineup()));
    }

    /// The same with models of the caller's own, opened for each run.
    public MasterLoop(Settings settings, int rounds, Supplier<Gateway> gateway) {
        if (rounds < 1) throw new IllegalArgumentException("a goal needs a round at least, not " + rounds);
        this.settings = settings;
        this.rounds = rounds;
        this.gateway = gateway;
    }

    /// Pursues a goal to its end. An interrupt stops it; it can be resumed then.
    ///
    /// @throws IOException when the folder to work in cannot be read, or nothing can be kept
    public GoalResult run(Goal goal) throws IOException, InterruptedException {
        return run(goal, _ -> {});
    }

    /// The same, told to somebody meanwhile: `GoalJudged` is a round, `GoalEnded` the end.
    ///
    /// @param watching is called on a thread of its own
    public GoalResult run(Goal goal, Consumer<? super Event> watching) throws IOException, InterruptedException {
        Session session = new Sessions(settings.state(), settings.directory()).create();
        return worked(session, watching, live -> Pursuing.begin(live, goal.set(limits(settings, rounds))));
    }

    /// Goes on with the goal of a session that was interrupted, failed or was cut off.
    ///
    /// @param session its id, the beginning of one, or `latest`
    /// @throws IllegalArgumentException where it has no goal to go on with
    public GoalResult resume(String session, Consumer<? super Event> watching)
            throws IOException, InterruptedException {
        var sessions = new Sessions(settings.state(), settings.directory());
        return worked(sessions.open(sessions.find(session)), watching, Pursuing::resume);
    }

    private GoalResult worked(Session session, Consumer<? super Event> watching, Consumer<LiveSession> begin)
            throws IOException, InterruptedException {
        try (LiveSession live =
                        Jackdaw.open(settings, session, LiveSession.Answering.NOBODY, List.of(), gateway.get());
                var following = session.follow(session.size(), watching)) {
            begin.accept(live);
            live.await();
            following.drain();
            return GoalResult.of(session);
        }
    }

    /// How far a goal may go in sessions with those settings.
    ///
    /// @param rounds how often the model may try at most
    public static Goal.Limits limits(Settings settings, int rounds) {
        Limits limits = settings.limits();
        return new Goal.Limits(
                rounds,
                limits.tokens().orElse(0L),
                limits.dollars().orElse(0.0),
                limits.time().orElse(Duration.ZERO),
                settings.goals().check());
    }
}
