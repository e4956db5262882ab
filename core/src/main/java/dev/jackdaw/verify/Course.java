package dev.jackdaw.verify;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import java.util.List;
import java.util.Optional;

/// How far the checks of the running turn are: a fold of the facts. A step of a plan and a round for a goal may be
/// repaired as often as a turn.
///
/// @param mode what the user chose for the session
/// @param repairs how often the model was asked to repair something
/// @param seen how many facts there were when it was checked last
/// @param last what came of it
/// @param told whether the model knows that
/// @param noted whether the user was told that it stays so
/// @param size how many facts there are
record Course(
        Optional<String> mode,
        int repairs,
        int seen,
        Optional<Undertaking.Verified> last,
        boolean told,
        boolean noted,
        int size) {
    static final String ABOUT = "verify";

    static final Course FRESH = new Course(Optional.empty(), 0, 0, Optional.empty(), false, false, 0);

    static Course of(List<Line> lines) {
        Course course = FRESH;
        for (Line line : lines) course = course.with(line.fact());
        return course;
    }

    /// This after one more fact.
    Course with(Fact fact) {
        int now = size + 1;
        return switch (fact) {
            case Undertaking.VerifyChosen(var chosen) ->
                new Course(Optional.of(chosen), repairs, seen, last, told, noted, now);
            case Undertaking.Verified verified ->
                new Course(mode, repairs, now, Optional.of(verified), false, false, now);
            case Fact.Reminded(var about, var _)
            when about.equals(ABOUT) -> new Course(mode, repairs + 1, seen, last, true, noted, now);
            case Undertaking.Noted(var about, var _)
            when about.equals(ABOUT) -> new Course(mode, repairs, seen, last, told, true, now);
            case Undertaking.StepMoved moved when moved.status() == Undertaking.Status.IN_PROGRESS -> anew(now);
            case Undertaking.GoalJudged _ -> anew(now);
            case Fact.TurnEnded _ -> new Course(mode, 0, 0, Optional.empty(), false, false, now);
            case Fact _ -> new Course(mode, repairs, seen, last, told, noted, now);
        };
    }

    private Course anew(int now) {
        return new Course(mode, 0, seen, Optional.empty(), false, false, now);
    }

    /// What failed when it was checked last.
    List<Undertaking.Check> failed() {
        return last.stream()
                .flatMap(verified -> verified.checks().stream())
                .filter(check -> check.outcome().equals(Job.FAILED))
                .toList();
    }
}
