package dev.jackdaw.affairs;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.session.Undertaking.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a session does on its own account, as it stands after some facts: its last plan, goal, loop and check, and all
/// its subagents in the order in which they were sent out.
public record Affairs(
        Optional<Plan> plan,
        Optional<Goal> goal,
        Optional<Loop> loop,
        Optional<Undertaking.Verified> checked,
        List<Agent> agents) {
    public static final Affairs NONE =
            new Affairs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /// @param made as it was made; its steps are as they were then
    /// @param steps as they are now
    public record Plan(Undertaking.Planned made, List<Step> steps, Optional<Undertaking.PlanEnded> ended) {
        public long done() {
            return steps.stream().filter(step -> step.status() == Status.DONE).count();
        }

        public boolean open() {
            return ended.isEmpty();
        }

        /// That step, if it has one of that number, counted from 0.
        public Optional<Step> step(int number) {
            return number < 0 || number >= steps.size() ? Optional.empty() : Optional.of(steps.get(number));
        }

        /// The step being done.
        public OptionalInt current() {
            for (int i = 0; i < steps.size(); i++)
                if (steps.get(i).status() == Status.IN_PROGRESS) return OptionalInt.of(i);
            return OptionalInt.empty();
        }

        private Plan moved(Undertaking.StepMoved moved) {
            if (step(moved.step()).isEmpty()) return this;
            var now = new ArrayList<>(steps);
            now.set(moved.step(), new Step(steps.get(moved.step()).text(), moved.status(), moved.note()));
            return new Plan(made, List.copyOf(now), ended);
        }
    }

    /// @param paused why it is not pursued now
    public record Goal(
            Undertaking.GoalSet set,
            Optional<Undertaking.GoalJudged> judged,
            Optional<Undertaking.GoalPaused> paused,
            Optional<Undertaking.GoalEnded> ended) {
        public boolean open() {
            return ended.isEmpty();
        }

        /// How many criteria were met when they were judged last.
        public long met() {
            return judged.stream()
                    .flatMap(last -> last.verdicts().stream())
                    .filter(verdict -> verdict.standing() == Standing.MET)
                    .count();
        }

        /// The round that is under way, else the last one; counted from 1.
        public int round() {
            int last = judged.map(Undertaking.GoalJudged::round).orElse(0);
            return open() ? Math.clamp(last + 1L, 1, Math.max(1, set.rounds())) : Math.max(1, last);
        }
    }

    public record Loop(Undertaking.LoopSet set, int times, Optional<Undertaking.LoopEnded> ended) {
        public boolean open() {
            return ended.isEmpty();
        }
    }

    public record Agent(Undertaking.Delegated sent, Optional<Undertaking.Returned> returned) {
        public String name() {
            return sent.agent();
        }
    }

    /// What a whole log comes to.
    public static Affairs of(List<Line> lines) {
        Affairs affairs = NONE;
        for (Line line : lines) affairs = affairs.with(line.fact());
        return affairs;
    }

    /// The last subagent of that name.
    public Optional<Agent> agent(String name) {
        return agents.reversed().stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst();
    }

    /// Without what is over.
    public Affairs open() {
        return new Affairs(
                plan.filter(Plan::open),
                goal.filter(Goal::open),
                loop.filter(Loop::open),
                Optional.empty(),
                agents.stream().filter(agent -> agent.returned().isEmpty()).toList());
    }

    /// After one more fact.
    public Affairs with(Fact fact) {
        return fact instanceof Undertaking deed ? after(deed) : this;
    }

    private Affairs after(Undertaking deed) {
        return switch (deed) {
            case Undertaking.Planned made -> with(Optional.of(new Plan(made, made.steps(), Optional.empty())));
            case Undertaking.StepMoved moved -> with(plan.map(plan -> plan.moved(moved)));
            case Undertaking.PlanEnded ended ->
                with(plan.map(plan -> new Plan(plan.made(), plan.steps(), Optional.of(ended))));
            case Undertaking.GoalSet set ->
                pursuing(Optional.of(new Goal(set, Optional.empty(), Optional.empty(), Optional.empty())));
            case Undertaking.GoalJudged judged ->
                pursuing(goal.map(goal -> new Goal(goal.set(), Optional.of(judged), goal.paused(), goal.ended())));
            case Undertaking.GoalPaused paused ->
                pursuing(goal.map(goal -> new Goal(goal.set(), goal.judged(), Optional.of(paused), goal.ended())));
            case Undertaking.GoalResumed _ ->
                pursuing(goal.map(goal -> new Goal(goal.set(), goal.judged(), Optional.empty(), goal.ended())));
            case Undertaking.GoalEnded ended ->
                pursuing(goal.map(goal -> new Goal(goal.set(), goal.judged(), goal.paused(), Optional.of(ended))));
            case Undertaking.LoopSet set -> looping(Optional.of(new Loop(set, 0, Optional.empty())));
            case Undertaking.LoopRan ran -> looping(loop.map(loop -> new Loop(loop.set(), ran.time(), loop.ended())));
            case Undertaking.LoopEnded ended ->
                looping(loop.map(loop -> new Loop(loop.set(), loop.times(), Optional.of(ended))));
            case Undertaking.Verified verified -> new Affairs(plan, goal, loop, Optional.of(verified), agents);
            case Undertaking.Delegated sent -> sending(sent);
            case Undertaking.Returned back -> hearing(back);
            case Undertaking.VerifyChosen _, Undertaking.Noted _ -> this;
        };
    }

    private Affairs with(Optional<Plan> other) {
        return new Affairs(other, goal, loop, checked, agents);
    }

    private Affairs pursuing(Optional<Goal> other) {
        return new Affairs(plan, other, loop, checked, agents);
    }

    private Affairs looping(Optional<Loop> other) {
        return new Affairs(plan, goal, other, checked, agents);
    }

    /// One that is sent out again after a crash stands there once.
    private Affairs sending(Undertaking.Delegated sent) {
        var all = new ArrayList<>(agents);
        all.removeIf(
                agent -> agent.name().equals(sent.agent()) && agent.returned().isEmpty());
        all.add(new Agent(sent, Optional.empty()));
        return new Affairs(plan, goal, loop, checked, List.copyOf(all));
    }

    private Affairs hearing(Undertaking.Returned back) {
        var all = new ArrayList<>(agents);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).name().equals(back.agent())) continue;
            all.set(i, new Agent(all.get(i).sent(), Optional.of(back)));
            return new Affairs(plan, goal, loop, checked, List.copyOf(all));
        }
        return this;
    }
}
