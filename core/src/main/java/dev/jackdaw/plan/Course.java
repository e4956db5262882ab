package dev.jackdaw.plan;

import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import java.util.ArrayList;
import java.util.List;

/// The plan of a session, and what was said and seen of it: how its step goes, what the model was told, where it goes
/// back to when the conversation does.
///
/// @param trouble what went wrong last in the step in progress, with nothing done about it since
/// @param told what the model was told last
/// @param failing whether the plan failed in the running turn
/// @param pursued whether there is a goal that is pursued
/// @param turns where the plan stood before each turn
record Course(Plan plan, Trouble trouble, Told told, boolean failing, boolean pursued, Turns turns) {

    /// What the model knows of where the plan stands.
    enum Told {
        NOTHING,
        /// Which step is in progress.
        STEP,
        /// That the plan is paused.
        PAUSE,
        /// The user was told why it failed.
        FAILURE
    }

    /// The turns as the conversation counts them.
    ///
    /// @param queued what was said for after the turn
    record Turns(List<Plan> before, boolean running, int queued) {
        private static final Turns NONE = new Turns(List.of(), false, 0);

        private Turns begun(Plan plan, int left) {
            var more = new ArrayList<>(before);
            more.add(plan);
            return new Turns(List.copyOf(more), true, left);
        }
    }

    static final Course EMPTY = new Course(Plan.NONE, Trouble.NONE, Told.NOTHING, false, false, Turns.NONE);

    /// That of a session, whenever it is asked for.
    static Folded<Course> of(Session session) {
        return new Folded<>(session, EMPTY, Course::with);
    }

    /// This course after one more fact.
    Course with(Fact fact) {
        return switch (fact) {
            case Undertaking deed -> undertaken(deed);
            case Fact.Reminded(var about, var _) when about.equals(Words.STEP) -> telling(Told.STEP);
            case Fact.Reminded(var about, var _) when about.equals(Words.PAUSE) -> telling(Told.PAUSE);
            case Fact.ToolRan(var _, var result) ->
                new Course(plan.with(fact), trouble.after(result), told, failing, pursued, turns);
            case Fact.Compacted _ when told != Told.FAILURE -> telling(Told.NOTHING);
            case Fact.UserSaid said -> hearing(said);
            case Fact.TurnEnded(var how) -> ended(fact, how);
            case Fact.Rewound(var to)
            when to >= 0 && to < turns.before().size() ->
                new Course(
                        turns.before().get(to).paused(),
                        Trouble.NONE,
                        Told.NOTHING,
                        false,
                        pursued,
                        new Turns(turns.before().subList(0, to), false, 0));
            case Fact _ -> this;
        };
    }

    private Course undertaken(Undertaking deed) {
        Plan then = plan.with(deed);
        return switch (deed) {
            case Undertaking.Planned _ -> new Course(then, Trouble.NONE, Told.NOTHING, false, pursued, turns);
            case Undertaking.StepMoved moved
            when moved.status() == Status.IN_PROGRESS ->
                new Course(then, Trouble.NONE, Told.NOTHING, false, pursued, turns);
            case Undertaking.PlanEnded _ ->
                new Course(then, trouble, Told.NOTHING, then.standing() == Plan.Standing.FAILED, pursued, turns);
            case Undertaking.Noted(var about, var _) when about.equals(Words.FAILED) -> telling(Told.FAILURE);
            case Undertaking.Verified verified ->
                new Course(then, trouble.after(verified), told, failing, pursued, turns);
            case Undertaking.GoalSet _, Undertaking.GoalResumed _ ->
                new Course(then, trouble, told, failing, true, turns);
            case Undertaking.GoalPaused _, Undertaking.GoalEnded _ ->
                new Course(then, trouble, told, failing, false, turns);
            case Undertaking _ -> new Course(then, trouble, told, failing, pursued, turns);
        };
    }

    private Course telling(Told what) {
        return new Course(plan, trouble, what, failing, pursued, turns);
    }

    private Course hearing(Fact.UserSaid said) {
        if (!turns.running()) return in(plan, turns.begun(plan, turns.queued()));
        if (said.timing() == Fact.Timing.NOW) return this;
        return in(plan, new Turns(turns.before(), true, turns.queued() + 1));
    }

    /// What was said for after the turn begins the next one.
    private Course ended(Fact fact, Ending how) {
        Plan then = plan.with(fact);
        boolean goesOn = how.reason() == Ending.Reason.ANSWERED && turns.queued() > 0;
        Turns after = goesOn ? turns.begun(then, turns.queued() - 1) : new Turns(turns.before(), false, turns.queued());
        Told known = told == Told.PAUSE ? told : Told.NOTHING;
        return new Course(then, trouble, known, false, pursued, after);
    }

    private Course in(Plan plan, Turns turns) {
        return new Course(plan, trouble, told, failing, pursued, turns);
    }
}
