package dev.jackdaw.delegate;

import dev.jackdaw.agent.LiveSession.Answering;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.session.Undertaking.Returned;
import java.util.Optional;

/// Looks after subagents nobody waits for. Where nobody is there a turn does not end before they are back, for the
/// program would end with it; where somebody is, they begin a turn when they are back. Those that were at work when
/// the program ended are told as stopped.
public final class Lookout implements Completion, Preparation {
    private static final long DAY = 86_400_000;

    private final Staff staff;
    private final Answering answering;

    public Lookout(Staff staff, Answering answering) {
        this.staff = staff;
        this.answering = answering;
    }

    @Override
    public Optional<Fact> before(Ending ending, Conversation conversation) throws InterruptedException {
        if (answering == Answering.NOBODY) staff.awaitNews("", DAY);
        return Optional.empty();
    }

    @Override
    public Optional<Fact> before(Conversation conversation) {
        for (String agent : staff.known().out()) {
            Delegated handed = staff.known().agents().get(agent);
            if (handed == null || staff.working(agent) || handed.callId().isEmpty() && !handed.background()) continue;
            String told = handed.background() ? Words.of("lost").formatted(agent) : "";
            return Optional.of(new Returned(agent, "stopped", "the program ended", Usage.NONE, told));
        }
        return Optional.empty();
    }
}
