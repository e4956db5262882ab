package dev.jackdaw.headless;

import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Ledger;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// What is counted over a turn, and over the run.
final class Tally {

    private final LongSupplier nanos;
    private final Map<String, ToolCall> calls = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<ToolCall> denials = new ArrayList<>();
    private long began;
    private long asked;
    private long asking;
    private Optional<Long> heard = Optional.empty();
    private int rounds;
    private int ran;
    private boolean brokeOff;
    private Usage usage = Usage.NONE;
    private Ledger run = Ledger.EMPTY;
    private Optional<Reply> last = Optional.empty();
    private Usage agents = Usage.NONE;
    private final List<Undertaking.Noted> notes = new ArrayList<>();
    private Optional<Undertaking.Verified> verified = Optional.empty();

    /// @param nanos a clock
    Tally(LongSupplier nanos, Conversation conversation) {
        this.nanos = nanos;
        for (ToolCall call : conversation.unanswered()) expect(call);
    }

    private void expect(ToolCall call) {
        calls.put(call.id(), call);
        open.add(call.id());
    }

    /// A turn begins.
    void begin() {
        began = nanos.getAsLong();
        asked = 0;
        asking = 0;
        heard = Optional.empty();
        rounds = 0;
        ran = 0;
        brokeOff = false;
        usage = Usage.NONE;
        last = Optional.empty();
        denials.clear();
        notes.clear();
        verified = Optional.empty();
    }

    void take(Event event) {
        if (event instanceof Fact fact) run = run.with(fact);
        switch (event) {
            case Glimpse.Asking _ -> asked = nanos.getAsLong();
            case Glimpse.Heard _ -> {
                if (heard.isEmpty()) heard = Optional.of(nanos.getAsLong() - began);
            }
            case Fact.ModelSaid(var reply) -> said(reply);
            case Fact.ToolRan(var id, var result) -> ran(id, result);
            case Undertaking.Returned(var _, var _, var _, var used, var _) -> agents = agents.plus(used);
            case Undertaking.Noted noted -> notes.add(noted);
            case Undertaking.Verified checked -> verified = Optional.of(checked);
            case Fact.TurnEnded _ -> {
                brokeOff = asked > 0 || last.map(Reply::finish).orElse(Finish.STOP) == Finish.INTERRUPTED;
                answered();
            }
            case Glimpse _, Fact _ -> {}
        }
    }

    private void said(Reply reply) {
        answered();
        usage = usage.plus(reply.usage());
        last = Optional.of(reply);
        for (ToolCall call : reply.calls()) expect(call);
    }

    private void answered() {
        if (asked > 0) asking += nanos.getAsLong() - asked;
        asked = 0;
    }

    private void ran(String id, ToolResult result) {
        ran++;
        if (open.remove(id) && open.isEmpty()) rounds++;
        if (refused(result)) denials.add(call(id));
    }

    static boolean refused(ToolResult result) {
        return result.details().get("refused").truth(false);
    }

    /// The call of that id.
    ToolCall call(String id) {
        return calls.getOrDefault(id, new ToolCall(id, "unknown", ""));
    }

    /// Whether a call was never answered.
    boolean left(String id) {
        return open.contains(id);
    }

    /// The calls left open are no longer waited for.
    void close() {
        open.clear();
    }

    /// Whether the turn ended while a model was being asked.
    boolean asking() {
        return brokeOff;
    }

    long millis() {
        return (nanos.getAsLong() - began) / 1_000_000;
    }

    /// The time a model was being waited for.
    long askingMillis() {
        return asking / 1_000_000;
    }

    Optional<Long> firstHeardMillis() {
        return heard.map(nano -> nano / 1_000_000);
    }

    /// Rounds of tools so far, and the one request after them.
    int turns() {
        return rounds + 1;
    }

    /// How many calls were answered.
    int ran() {
        return ran;
    }

    Usage usage() {
        return usage;
    }

    /// What the session itself used in the whole run, by its models.
    Ledger run() {
        return run;
    }

    /// Of the whole run in dollars, subagents included.
    double cost() {
        return run.total().plus(agents).cost();
    }

    /// What there is to know of this turn's work.
    List<Undertaking.Noted> notes() {
        return notes;
    }

    /// The calls the policy refused.
    List<ToolCall> denials() {
        return denials;
    }

    /// What the model said last in this turn.
    Optional<Reply> last() {
        return last;
    }

    /// What came of the last checks of this turn's work.
    Optional<Undertaking.Verified> verified() {
        return verified;
    }

    /// The text of the last reply.
    String text() {
        return last.map(Reply::text).orElse("");
    }
}
