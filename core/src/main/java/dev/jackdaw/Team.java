package dev.jackdaw;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.team.TeamOrder;
import dev.jackdaw.team.TeamResult;
import java.util.List;

/// A task done by a team of subagents of a session: a lead, members, a reviewer.
public final class Team {
    /// What the chore is called by which a face orders it.
    public static final String CHORE = "team";

    private Team() {}

    /// Has a team do it, and waits. An interrupt of the session ends it; the model of the session reads the result with
    /// its next prompt.
    ///
    /// @throws IllegalArgumentException where it cannot begin, with the mend
    public static TeamResult run(LiveSession live, TeamOrder order) throws InterruptedException {
        int before = live.session().size();
        live.send(new Command.Order(CHORE, order.line()));
        live.await();
        List<Line> lines = live.session().lines();
        for (Line line : lines.subList(before, lines.size()))
            if (line.fact() instanceof Fact.UserRan(var _, var _, var result)) {
                if (result.details().has("outcome")) return TeamResult.of(result.details());
                throw new IllegalArgumentException(result.text());
            }
        throw new IllegalArgumentException("the team did not begin");
    }
}
