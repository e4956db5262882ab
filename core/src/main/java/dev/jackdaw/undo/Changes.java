package dev.jackdaw.undo;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Turning;
import java.util.ArrayList;
import java.util.List;

/// What the calls of a session have changed, and what of it is undone: a fold of its facts.
///
/// @param steps in order
/// @param redoable the numbers of restorings that can be taken back, the latest last
/// @param next the number the next step or restoring gets
/// @param turning the turns so far
public record Changes(List<Step> steps, List<Integer> redoable, int next, Turning turning) {
    public static final Changes NONE = new Changes(List.of(), List.of(), 1, Turning.NONE);

    /// A call that changed something.
    ///
    /// @param number by which it is undone; 0 where it cannot be
    /// @param turn the turn it belongs to, counted from 0; -1 where its turn was cut off the conversation
    /// @param what the call in a few words
    public record Step(int number, int turn, String what, int files, List<Left> left, State state) {
        boolean stands() {
            return number > 0 && state == State.DONE;
        }

        private Step in(State other) {
            return new Step(number, turn, what, files, left, other);
        }

        private Step before(int cut) {
            return turn < cut ? this : new Step(number, cut - 1, what, files, left, state);
        }
    }

    /// Whether a step's changes are there.
    public enum State {
        DONE,
        UNDONE
    }

    public static Changes of(Iterable<Line> lines) {
        Changes changes = NONE;
        for (Line line : lines) changes = changes.with(line.fact());
        return changes;
    }

    /// This after one more fact.
    public Changes with(Fact fact) {
        Turning after = turning.with(fact);
        return switch (fact) {
            case Fact.Saved saved -> saving(saved, after);
            case Fact.Restored restored -> restoring(restored, after);
            case Fact.Rewound(var to) ->
                new Changes(steps.stream().map(step -> step.before(to)).toList(), redoable, next, after);
            case Fact _ -> new Changes(steps, redoable, next, after);
        };
    }

    private Changes saving(Fact.Saved saved, Turning after) {
        var more = new ArrayList<>(steps);
        int turn = after.turns() - 1;
        List<Left> left = saved.left().stream().map(Left::parse).toList();
        more.add(new Step(saved.step(), turn, saved.what(), saved.files(), left, State.DONE));
        return new Changes(more, List.of(), Math.max(next, saved.step() + 1), after);
    }

    private Changes restoring(Fact.Restored restored, Turning after) {
        boolean redo = restored.how().equals(Timeline.REDO);
        List<Step> marked = steps.stream()
                .map(step ->
                        restored.steps().contains(step.number()) ? step.in(redo ? State.DONE : State.UNDONE) : step)
                .toList();
        var redoable = new ArrayList<>(this.redoable);
        if (!redo) redoable.add(restored.step());
        else if (!redoable.isEmpty()) redoable.removeLast();
        return new Changes(marked, redoable, Math.max(next, restored.step() + 1), after);
    }

    /// The numbers of the steps that stand from one on, the latest first.
    List<Integer> standing(int from) {
        return steps.reversed().stream()
                .filter(step -> step.stands() && step.number() >= from)
                .map(Step::number)
                .toList();
    }

    /// The number of the last step that stands; 0 where none does.
    public int last() {
        return standing(1).stream().findFirst().orElse(0);
    }

    /// The first step that stands of a turn and those after it; 0 where there is none.
    public int first(int turn) {
        return steps.stream()
                .filter(step -> step.stands() && step.turn() >= turn)
                .mapToInt(Step::number)
                .findFirst()
                .orElse(0);
    }
}
