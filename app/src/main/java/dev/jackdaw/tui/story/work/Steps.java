package dev.jackdaw.tui.story.work;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Things to do, each with how far it is: the list of a model, and the steps of a plan.
public final class Steps {
    private Steps() {}

    /// How far a step is.
    public enum State {
        OPEN,
        DOING,
        DONE,
        BLOCKED,
        FAILED,
        SKIPPED;

        /// Whether nothing is to be done about it any more.
        boolean over() {
            return this == DONE || this == FAILED || this == SKIPPED;
        }
    }

    /// One thing to do.
    ///
    /// @param note what came of it, or empty
    public record Step(String text, State state, String note) {
        public Step(String text, State state) {
            this(text, state, "");
        }

        static Step of(Undertaking.Step step) {
            State state = switch (step.status()) {
                case PENDING -> State.OPEN;
                case IN_PROGRESS -> State.DOING;
                case DONE -> State.DONE;
                case FAILED -> State.FAILED;
                case SKIPPED -> State.SKIPPED;
            };
            return new Step(step.text(), state, step.note());
        }
    }

    /// The list a result holds, if it holds one.
    public static Optional<List<Step>> of(ToolResult result) {
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

    static boolean done(List<Step> steps) {
        return steps.stream().allMatch(step -> step.state() == State.DONE);
    }

    /// The step being done, else the first about which something is to be done, else the last.
    static int current(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) if (steps.get(i).state() == State.DOING) return i;
        for (int i = 0; i < steps.size(); i++) if (!steps.get(i).state().over()) return i;
        return steps.size() - 1;
    }

    /// How many of them are done.
    public static String head(List<Step> steps, Words words) {
        long done = steps.stream().filter(step -> step.state() == State.DONE).count();
        return words.of("steps.done", done, steps.size());
    }

    /// Each with its mark.
    public static List<Row> rows(List<Step> steps, Words words) {
        return steps.stream()
                .map(step -> {
                    String text = Sanitiser.line(step.text());
                    Row row = mark(step).and(step.state() == State.DOING ? Ink.BOLD : ink(step), text);
                    String tail = tail(step, words);
                    return (tail.isEmpty() ? row : row.and(told(step), "  " + tail)).hanging(4);
                })
                .toList();
    }

    static Row mark(Step step) {
        return switch (step.state()) {
            case DONE -> Row.of(Ink.GOOD, "  ✓ ");
            case DOING -> Row.of(Ink.ACCENT, "  ▶ ");
            case OPEN -> Row.of(Ink.DIM, "  ☐ ");
            case BLOCKED -> Row.of(Ink.WARNING, "  ! ");
            case FAILED -> Row.of(Ink.BAD, "  ✗ ");
            case SKIPPED -> Row.of(Ink.DIM, "  ⊘ ");
        };
    }

    private static Ink ink(Step step) {
        return step.state() == State.DONE || step.state() == State.SKIPPED ? Ink.DIM : Ink.PLAIN;
    }

    private static Ink told(Step step) {
        return step.state() == State.SKIPPED ? Ink.DIM : step.state() == State.FAILED ? Ink.BAD : Ink.WARNING;
    }

    /// What is to be known of it beside its text.
    private static String tail(Step step, Words words) {
        String note = Sanitiser.line(words.told(step.note()));
        return switch (step.state()) {
            case BLOCKED -> words.of("steps.blocked");
            case SKIPPED -> words.of("steps.skipped");
            case FAILED -> words.of("steps.failed") + (note.isEmpty() ? "" : words.of("deed.why", note));
            case OPEN, DOING, DONE -> "";
        };
    }
}
