package dev.jackdaw.tui.story.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Steps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be done, in one place: the goal, the steps of the plan with the model's list below the one being done, or
/// that list alone. Shown as long as something of it is open or the turn runs, unless it was put away.
public final class Panel {
    private Optional<Affairs.Goal> goal = Optional.empty();
    private Optional<Affairs.Plan> plan = Optional.empty();
    private List<Step> list = List.of();
    private boolean away;

    /// What a whole session comes to.
    public static Panel of(List<Line> lines, Conversation conversation) {
        Affairs open = Affairs.of(lines).open();
        var panel = new Panel();
        panel.goal = open.goal();
        panel.plan = open.plan();
        panel.set(Steps.of(conversation));
        return panel;
    }

    /// @param affairs after the fact
    void see(Fact fact, Affairs affairs, Conversation conversation) {
        switch (fact) {
            case Fact.ToolRan(var _, var result) -> Steps.of(result).ifPresent(this::set);
            case Fact.Rewound _ -> set(Steps.of(conversation));
            case Undertaking deed -> {
                if (deed instanceof Undertaking.StepMoved moved && moved.status() == Status.IN_PROGRESS) set(List.of());
                goal = affairs.goal().filter(each -> each.open() || goal.isPresent());
                plan = affairs.plan().filter(each -> each.open() || plan.isPresent());
            }
            case Fact _ -> {}
        }
        if (fact instanceof Fact.TurnEnded && Steps.done(list)) list = List.of();
        if (conversation.idle() || fact instanceof Fact.TurnEnded) {
            goal = goal.filter(Affairs.Goal::open);
            plan = plan.filter(Affairs.Plan::open);
        }
    }

    void set(List<Step> other) {
        list = List.copyOf(other);
    }

    /// The steps of the plan, else the list of the model.
    public List<Step> all() {
        return plan.map(made -> made.steps().stream().map(Step::of).toList()).orElse(list);
    }

    /// Shows it, or puts it away.
    public void toggle() {
        away = !away;
    }

    /// All of it, in as many lines as it takes.
    public List<Row> whole(int width, Words words) {
        var rows = new ArrayList<Row>();
        goal.ifPresent(aim -> rows.add(aim(aim, width, words)));
        List<Step> steps = all();
        if (steps.isEmpty()) return rows;
        rows.add(Row.of(Ink.DIM, Steps.head(steps, words)));
        rows.addAll(Steps.rows(steps, words));
        if (plan.isPresent() && plan.get().current().isPresent()) {
            List<Row> below = Steps.rows(list, words).stream().map(Panel::below).toList();
            rows.addAll(rows.size() - steps.size() + plan.get().current().getAsInt() + 1, below);
        }
        return rows;
    }

    private static Row below(Row row) {
        return Row.of("    ").and(row).hanging(8);
    }

    /// In so many lines at most; where not all fit, the step being done, what is done of it, and what comes next.
    public List<Row> rows(int most, int width, Words words) {
        if (away || most <= 0) return List.of();
        List<Row> whole = whole(width, words);
        return whole.size() <= most ? whole : folded(most, width, words);
    }

    private List<Row> folded(int most, int width, Words words) {
        var rows = new ArrayList<Row>();
        List<Step> steps = all();
        if (most > 1 || steps.isEmpty()) goal.ifPresent(aim -> rows.add(aim(aim, width, words)));
        if (steps.isEmpty()) return rows;
        int current = Steps.current(steps);
        rows.add(counted(steps, current, "", width, words));
        boolean nested = plan.isPresent() && plan.get().current().isPresent() && !list.isEmpty();
        if (nested && rows.size() < most) rows.add(counted(list, Steps.current(list), "    ", width, words));
        for (int next = current + 1; next < steps.size() && rows.size() < most; next++)
            if (!steps.get(next).state().over()) {
                rows.add(Steps.rows(steps, words).get(next));
                break;
            }
        return rows;
    }

    /// One of the steps, and how many are done.
    private static Row counted(List<Step> steps, int place, String indent, int width, Words words) {
        Step step = steps.get(place);
        return Fitted.row(
                Row.of(indent).and(Steps.mark(step)),
                step.state() == Steps.State.DOING ? Ink.BOLD : Ink.PLAIN,
                Sanitiser.line(step.text()),
                List.of("  " + Steps.head(steps, words)),
                width);
    }

    private static Row aim(Affairs.Goal goal, int width, Words words) {
        int criteria = goal.set().criteria().size();
        String met = criteria == 0 ? "" : " · " + words.of("panel.met", goal.met(), criteria);
        String round = goal.paused().isPresent()
                ? words.of("panel.paused")
                : words.of("panel.round", goal.round(), goal.set().rounds());
        return Fitted.row(
                Row.of(Ink.ACCENT, "◎ "),
                Ink.BOLD,
                Sanitiser.line(goal.set().goal()),
                List.of(met + " · " + round, met),
                width);
    }
}
