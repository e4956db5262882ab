package dev.jackdaw.team;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The members of a team and how far each is, as the session tells: the items are the steps of its plan. The reviewer
/// is the last.
///
/// @param reviews how often the reviewer has spoken
/// @param state whether it may go on
record Roster(String task, List<Member> members, List<Step> steps, int reviews, State state) {
    /// How its work stands.
    enum State {
        /// There is none, or its work is over.
        OVER,
        OPEN,
        /// The user ended it before it was done.
        DROPPED;

        private State dropped() {
            return this == OVER ? OVER : DROPPED;
        }
    }

    /// Who made a plan that is a team's.
    static final String BY = "lead";

    static final Roster NONE = new Roster("", List.of(), List.of(), 0, State.OVER);

    Roster {
        members = List.copyOf(members);
        steps = List.copyOf(steps);
    }

    static Roster of(Session session) {
        Roster roster = NONE;
        for (Line line : session.lines()) roster = roster.with(line.fact());
        return roster;
    }

    Roster with(Fact fact) {
        return switch (fact) {
            case Undertaking.Planned(var what, var steps, var by, var _) -> by.equals(BY) ? planned(what, steps) : NONE;
            case Undertaking.StepMoved(var step, var status, var note) -> moved(step, status, note);
            case Undertaking.PlanEnded(var outcome, var _) ->
                new Roster(task, members, steps, reviews, outcome.equals("dropped") ? state.dropped() : State.OVER);
            case Fact _ -> this;
        };
    }

    private static Roster planned(String task, List<Step> steps) {
        var members = new ArrayList<Member>();
        for (Step step : steps) Member.of(step.text()).ifPresent(members::add);
        return members.size() == steps.size() ? new Roster(task, members, steps, 0, State.OPEN) : NONE;
    }

    private Roster moved(int at, Status status, String note) {
        if (at < 0 || at >= steps.size()) return this;
        var moved = new ArrayList<>(steps);
        Step old = steps.get(at);
        moved.set(at, new Step(old.text(), status, note.isEmpty() ? old.note() : note));
        boolean judged = at == steps.size() - 1 && (status == Status.DONE || status == Status.FAILED);
        return new Roster(task, members, moved, judged ? reviews + 1 : reviews, state);
    }

    List<Member> workers() {
        return members.subList(0, members.size() - 1);
    }

    Member reviewer() {
        return members.getLast();
    }

    Optional<Integer> place(String name) {
        for (int i = 0; i < members.size(); i++)
            if (members.get(i).name().equalsIgnoreCase(name.strip())) return Optional.of(i);
        return Optional.empty();
    }

    Status status(int at) {
        return steps.get(at).status();
    }
}
