package dev.jackdaw.tui.story;

import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// What is going on at the moment, below what is told.
public final class Present {
    /// Lines of what is thought.
    private static final int THOUGHT = 3;

    private final Outbox telling;
    private final Speech speech;
    private final Works works;
    private final Doing doing;

    Present(Outbox telling, Speech speech, Works works, Doing doing) {
        this.telling = telling;
        this.speech = speech;
        this.works = works;
        this.doing = doing;
    }

    /// What is held back and what the model is writing.
    public List<Row> unfinished() {
        var rows = new ArrayList<>(telling.held());
        rows.addAll(speech.unfinished());
        return rows;
    }

    /// The calls that run, each with as many lines of output at most; to be cut to the screen.
    public List<Row> running(int most) {
        return works.unfinished(most);
    }

    /// How many calls run.
    public int calls() {
        return works.runningCalls();
    }

    /// The last lines of what the model thinks.
    public List<Row> thinking(int width, int most) {
        return doing.thinking(width, Math.min(most, THOUGHT));
    }

    /// Tokens of the reply that is being written, about.
    long tokens() {
        return doing.tokens();
    }

    /// What is going on, in a few words.
    String activity(Words words) {
        return doing.told(words)
                .or(() -> works.running().map(call -> words.of("doing.running", Calls.label(call))))
                .orElseGet(() -> words.of(speech.writing() ? "doing.writing" : "doing.waiting"));
    }
}
