package dev.jackdaw.tui.story;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be done, as a panel: shown as long as something of it is open or the turn runs, unless it was put away.
public final class Steps {

    /// How far a step is.
    public enum State {
        OPEN,
        DOING,
        DONE,
        BLOCKED
    }

    /// One thing to do.
    public record Step(String text, State state) {}

    private List<Step> steps = List.of();
    private boolean away;

    /// The list a result holds, if it holds one.
    static Optional<List<Step>> of(ToolResult result) {
        if (!(result.details().get("todos") instanceof Json.Arr(var items))) return Optional.empty();
        var steps = new ArrayList<Step>();
        for (Json item : items)
            steps.add(new Step(
                    item.get("content").text(""),
                    switch (item.get("status").text("")) {
                        case "completed" -> State.DONE;
                        case "in_progress" -> State.DOING;
                        case "blocked" -> State.BLOCKED;
                        default -> State.OPEN;
                    }));
        return Optional.of(steps);
    }

    /// The list that holds in a conversation: the last one made in it.
    public static List<Step> of(Conversation conversation) {
        List<Message> messages = conversation.messages();
        for (int i = messages.size() - 1; i >= 0; i--)
            if (messages.get(i) instanceof Message.Answer(var _, var result)) {
                Optional<List<Step>> found = of(result);
                if (found.isPresent()) return found.get();
            }
        return List.of();
    }

    void set(List<Step> other) {
        steps = List.copyOf(other);
    }

    public List<Step> all() {
        return steps;
    }

    /// Shows it, or puts it away.
    public void toggle() {
        away = !away;
    }

    static boolean done(List<Step> steps) {
        return steps.stream().allMatch(step -> step.state() == State.DONE);
    }

    /// A turn ended: a list that is done has no more to tell.
    void ended() {
        if (done(steps)) steps = List.of();
    }

    /// The panel in so many lines at most; where not all fit, the step being done and what comes next.
    public List<Row> panel(int most, Words words) {
        if (away || steps.isEmpty() || most <= 0) return List.of();
        List<Row> all = rows(steps, words);
        if (all.size() + 1 <= most) {
            all.addFirst(Row.of(Ink.DIM, head(steps, words)));
            return all;
        }
        int current = current();
        int shown = Math.min(most, 2);
        var rows = new ArrayList<>(all.subList(current, Math.min(all.size(), current + shown)));
        rows.set(0, rows.getFirst().and(Ink.DIM, "  " + head(steps, words)));
        return rows;
    }

    /// The step being done, else the first that is not done.
    private int current() {
        for (int i = 0; i < steps.size(); i++) if (steps.get(i).state() == State.DOING) return i;
        for (int i = 0; i < steps.size(); i++) if (steps.get(i).state() != State.DONE) return i;
        return steps.size() - 1;
    }

    /// How many of them are done.
    static String head(List<Step> steps, Words words) {
        long done = steps.stream().filter(step -> step.state() == State.DONE).count();
        return words.of("steps.done", done, steps.size());
    }

    /// Each with its mark.
    public static List<Row> rows(List<Step> steps, Words words) {
        var rows = new ArrayList<Row>();
        for (Step step : steps) {
            String text = Sanitiser.line(step.text());
            rows.add((switch (step.state()) {
                        case DONE -> Row.of(Ink.GOOD, "  ✓ ").and(Ink.DIM, text);
                        case DOING -> Row.of(Ink.ACCENT, "  ▶ ").and(Ink.BOLD, text);
                        case OPEN -> Row.of(Ink.DIM, "  ☐ ").and(Ink.PLAIN, text);
                        case BLOCKED ->
                            Row.of(Ink.WARNING, "  ! ")
                                    .and(Ink.PLAIN, text)
                                    .and(Ink.WARNING, "  " + words.of("steps.blocked"));
                    })
                    .hanging(4));
        }
        return rows;
    }
}
