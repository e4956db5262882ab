package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The records of each turn, in a folder of its own: `task_state.json` and `report.json` as it stands and as it ended,
/// `trace.jsonl` as it went. They are for other programs and never read back; what cannot be written is told once and
/// left out.
public final class Artifacts implements Consumer<Event> {
    private final Session session;
    private final Path runs;
    private final Consumer<String> warning;
    private final Map<String, ToolCall> calls = new HashMap<>();
    private final Deque<String> queued = new ArrayDeque<>();
    private Optional<RunRecord> run = Optional.empty();
    private String origin;
    private boolean warned;

    private Artifacts(Session session, Path runs, Consumer<String> warning) {
        this.session = session;
        this.runs = runs;
        this.warning = warning;
        this.origin = session.started().map(Fact.Started::model).orElse("");
        for (ToolCall call : session.conversation().unanswered()) calls.put(call.id(), call);
    }

    /// Lets the turns of a session from now on be recorded, until it is closed.
    ///
    /// @param runs the folder that gets a folder for each turn
    /// @param warning told when something cannot be written
    public static void follow(Session session, Path runs, Consumer<String> warning) {
        session.follow(session.size(), Glimpse::request, new Artifacts(session, runs, warning));
    }

    @Override
    public void accept(Event event) {
        try {
            record(event);
        } catch (IOException e) {
            if (!warned) warning.accept("the records of this run are not being saved: " + Failures.sentence(e));
            warned = true;
        }
    }

    private void record(Event event) throws IOException {
        switch (event) {
            case Fact.UserSaid said -> said(said);
            case Glimpse.Asking(var asked) -> {
                origin = asked;
                run().trace("model_requested", Json.obj("model", asked));
            }
            case Glimpse.Heard(Arrival.Retrying retrying) -> retrying(retrying);
            case Fact.ModelSaid(var reply) -> replied(reply);
            case Fact.ToolRan(var id, var result) -> ran(calls.getOrDefault(id, new ToolCall(id, "", "")), result);
            case Fact.ModelSwitched switched -> run().switched(switched);
            case Fact.ModelUsed(var _, var _, var usage) -> run.ifPresent(now -> now.used(usage));
            case Fact.Reminded(var about, var _) -> run().trace("reminded", Json.obj("about", about));
            case Fact.ModelAsked asked -> run().asked(asked);
            case Fact.Reduced reduced -> run().reduced(reduced);
            case Fact.Compacted compacted -> run().compacted(compacted);
            case Fact.Recovered recovered -> run().recovered(recovered);
            case Fact.Recalled(var notes, var _) -> run().recalled(notes.size());
            case Undertaking.Verified verified -> run().verified(verified);
            case Fact.TurnEnded(var ending) -> ended(ending);
            case Fact _, Glimpse _ -> {}
        }
    }

    private void said(Fact.UserSaid said) throws IOException {
        if (run.isEmpty()) begin(said.text());
        else if (said.timing() == Fact.Timing.LATER) queued.add(said.text());
        else run().trace("user_said", Json.obj("text", said.text()));
    }

    /// The running turn's record; one that was cut off goes on under a new one.
    private RunRecord run() throws IOException {
        return run.isPresent() ? run.get() : begin("");
    }

    private RunRecord begin(String request) throws IOException {
        var begun = new RunRecord(runs, session.id(), request);
        run = Optional.of(begun);
        begun.begin();
        return begun;
    }

    private void retrying(Arrival.Retrying retrying) throws IOException {
        RunRecord now = run();
        now.attempted();
        now.trace("model_error", Json.obj("error", retrying.why(), "status", retrying.status()));
    }

    private void replied(Reply reply) throws IOException {
        for (ToolCall call : reply.calls()) calls.put(call.id(), call);
        run().replied(reply);
    }

    private void ran(ToolCall call, ToolResult result) throws IOException {
        Optional<Recovery> trouble = Recovery.of(result);
        run().ran(call, result, trouble.isPresent() && trouble.get() != Recovery.STALE_FILE_STATE);
    }

    private void ended(Ending ending) throws IOException {
        RunRecord ended = run();
        run = Optional.empty();
        calls.clear();
        try {
            ended.end(ending, origin);
        } finally {
            if (ending.reason() == Ending.Reason.ANSWERED && !queued.isEmpty()) begin(queued.poll());
        }
    }
}
