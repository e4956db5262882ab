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
record Course(
        Optional<String> mode,
        int repairs,
        int seen,
        Optional<Undertaking.Verified> last,
        boolean told,
        boolean noted) {
    static final String ABOUT = "verify";

    private static final Course FRESH = new Course(Optional.empty(), 0, 0, Optional.empty(), false, false);

    static Course of(List<Line> lines) {
        Course course = FRESH;
        for (int i = 0; i < lines.size(); i++) course = course.with(lines.get(i).fact(), i + 1);
        return course;
    }

    private Course with(Fact fact, int size) {
        return switch (fact) {
            case Undertaking.VerifyChosen(var chosen) ->
                new Course(Optional.of(chosen), repairs, seen, last, told, noted);
            case Undertaking.Verified verified -> new Course(mode, repairs, size, Optional.of(verified), false, false);
            case Fact.Reminded(var about, var _)
            when about.equals(ABOUT) -> new Course(mode, repairs + 1, seen, last, true, noted);
            case Undertaking.Noted(var about, var _)
            when about.equals(ABOUT) -> new Course(mode, repairs, seen, last, told, true);
            case Undertaking.StepMoved moved when moved.status() == Undertaking.Status.IN_PROGRESS -> anew();
            case Undertaking.GoalJudged _ -> anew();
            case Fact.TurnEnded _ -> new Course(mode, 0, 0, Optional.empty(), false, false);
            case Fact _ -> this;
        };
    }

    private Course anew() {
        return new Course(mode, 0, seen, Optional.empty(), false, false);
    }

    /// What failed when it was checked last.
    List<Undertaking.Check> failed() {
        return last.stream()
                .flatMap(verified -> verified.checks().stream())
                .filter(check -> check.outcome().equals(Job.FAILED))
                .toList();
    }
}
