package dev.jackdaw.tui.story;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Deeds;
import dev.jackdaw.tui.story.work.Enterprise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A session as it is told to the user: lines for the scrollback, and what is going on at the moment.
public final class Transcript {

    /// Turns told again when a session is taken up.
    private static final int TURNS_TOLD = 2;

    /// Lines of what the user said.
    private static final int LONGEST_SAID = 40;

    /// Lines of what it does on its own account.
    private static final int LONGEST_DEED = 10;

    private final Words words;
    private final Look look;
    private final LongSupplier clock;
    private final Speech speech;
    private final Outbox fresh;
    private final Works works;
    private final Results results;
    private final Doing doing;
    private final Present present;
    private final Enterprise enterprise;
    private final List<Fact.ApprovalAsked> questions = new ArrayList<>();
    private final Map<String, String> changes = new HashMap<>();
    private Function<ToolCall, Proposal> proposals = _ -> Proposal.UNKNOWN;
    private Conversation conversation = Conversation.EMPTY;
    private Fill fill = Fill.NONE;
    private Usage before = Usage.NONE;
    private long since;
    private boolean summing;
    private boolean replaying;
    private boolean ordered;

    /// @param clock milliseconds of a clock that only goes forward
    public Transcript(Words words, Look look, LongSupplier clock) {
        this.words = words;
        this.look = look;
        this.clock = clock;
        this.speech = new Speech(look.styled(), look.display(), words);
        this.fresh = new Outbox(words);
        this.works = new Works(clock);
        this.results = new Results(words, look);
        this.doing = new Doing(clock);
        this.present = new Present(fresh, speech, works, doing);
        this.enterprise = new Enterprise(clock);
    }

    /// Lays out what comes for so many columns.
    public void fit(int columns) {
        speech.fit(columns);
    }

    /// From now on what a call is about to do is told by that.
    public void foresee(Function<ToolCall, Proposal> other) {
        proposals = other;
    }

    /// What is long ago is read there when the conversation goes back to it.
    public void recall(Supplier<List<Line>> log) {
        conversation = Conversation.over(log);
    }

    /// What the session does on its own account.
    public Enterprise enterprise() {
        return enterprise;
    }

    /// Whether something turns: the turn runs, or a subagent works.
    public boolean busy() {
        return running() || enterprise.crew().busy();
    }

    public Conversation conversation() {
        return conversation;
    }

    /// How full the window of the model is.
    public Fill fill() {
        return fill;
    }

    public boolean running() {
        return ordered || !conversation.idle();
    }

    /// What the gate waits to be told, if anything; one at a time, in order.
    public Optional<Fact.ApprovalAsked> question() {
        return questions.isEmpty() ? Optional.empty() : Optional.of(questions.getFirst());
    }

    public Optional<ToolCall> call(String id) {
        return works.call(id);
    }

    /// Takes in what happened before; only the last turns are told again.
    public void replay(List<Line> lines) {
        int told = 0;
        int first = lines.size();
        while (first > 0 && told < TURNS_TOLD) if (lines.get(--first).fact() instanceof Fact.UserSaid) told++;
        replaying = true;
        for (Line line : lines.subList(0, first)) fold(line.fact());
        if (!conversation.messages().isEmpty())
            fresh.add(Row.of(
                    Ink.DIM, words.of("replay.earlier", conversation.messages().size())));
        for (Line line : lines.subList(first, lines.size())) see(line.fact());
        replaying = false;
        if (ordered) fresh.addAll(works.stopped(words));
        ordered = false;
        fresh.release();
        questions.clear();
        enterprise.past();
        begin(conversation);
    }

    public void see(Event event) {
        switch (event) {
            case Fact fact -> see(fact);
            case Glimpse glimpse -> see(glimpse);
        }
        fresh.addAll(speech.take());
    }

    private void see(Glimpse glimpse) {
        switch (glimpse) {
            case Glimpse.Asking _ -> {
                doing.begin();
                summing = false;
            }
            case Glimpse.SummingUp _ -> summing = true;
            case Glimpse.Heard(var arrival) -> {
                doing.hear(arrival);
                speech.hear(arrival, clock.getAsLong());
            }
            case Glimpse.ToolStarted(var id) -> works.started(id);
            case Glimpse.ToolPrinted(var id, var text) -> works.printed(id, text);
            case Glimpse.HookBegan began -> fresh.addAll(HookLines.of(began));
            case Glimpse.AgentMoved moved -> enterprise.see(moved);
            case Glimpse.HookEnded _, Glimpse.Verifying _ -> {}
        }
    }

    private void see(Fact fact) {
        Conversation earlier = conversation;
        fold(fact);
        summing &= running() && !(fact instanceof Fact.Compacted);
        boolean turn = earlier.settled() && !conversation.settled();
        if (turn || earlier.idle() && running() || fact instanceof Fact.UserBegan) begin(earlier);
        tell(fact);
        boolean heard = fact instanceof Fact.UserSaid
                || fact instanceof Fact.ToolRan
                || fact instanceof Fact.ModelSaid
                || fact instanceof Fact.TurnEnded;
        if (heard && (look.echoed() || replaying)) echo(earlier.messages().size());
        if (fact instanceof Fact.TurnEnded && running()) begin(conversation);
    }

    private void fold(Fact fact) {
        conversation = conversation.with(fact);
        fill = fill.with(fact, conversation);
        enterprise.see(fact, conversation);
    }

    private void begin(Conversation from) {
        before = from.usage();
        since = clock.getAsLong();
    }

    /// What the user said is shown where the model hears it.
    private void echo(int known) {
        for (Message message : conversation.messages().stream().skip(known).toList())
            if (message instanceof Message.User(var content) && !enterprise.says(content)) {
                fresh.add(Row.EMPTY);
                fresh.addAll(results.folded(Said.byUser(content), LONGEST_SAID));
            }
    }

    private void tell(Fact fact) {
        switch (fact) {
            case Fact.ModelSaid(var reply) -> replied(reply);
            case Fact.ToolRan(var id, var result) -> ran(id, result);
            case Fact.UserBegan began -> ordered = works.ordered(began);
            case Fact.UserRan(var id, var _, var result) -> {
                ordered = false;
                ran(id, result);
            }
            case Fact.ApprovalAsked asked -> asked(asked);
            case Fact.ApprovalGiven given -> answered(given);
            case Fact.TurnEnded(var ending) -> ended(ending);
            case Fact.Reminded _ when enterprise.following() -> {}
            case Undertaking deed -> fresh.addAll(results.folded(told(deed), LONGEST_DEED));
            case Fact.Rewound _, Fact.Saved _, Fact.Restored _ -> fresh.addAll(Restorations.of(fact, words));
            case Fact _ -> fresh.addAll(Surroundings.of(fact, words));
        }
    }

    private List<Row> told(Undertaking deed) {
        boolean full = look.depth() == Look.Depth.FULL;
        return new Deeds(words, full ? Deeds.Detail.WHOLE : Deeds.Detail.SHORT).of(deed, enterprise.affairs());
    }

    private void replied(Reply reply) {
        doing.begin();
        if (look.folded() == Look.Depth.FULL) fresh.addAll(Said.thought(reply.content()));
        speech.end(reply, clock.getAsLong());
        fresh.addAll(speech.take());
        works.wanted(reply.calls());
    }

    private void ran(String id, ToolResult result) {
        String known = Optional.ofNullable(changes.remove(id)).orElse("");
        works.ran(id).ifPresent(done -> {
            boolean folded = look.depth() == Look.Depth.FOLDED;
            if (folded && !result.failed() && Enterprise.tells(done.call())) return;
            List<Row> rows = results.told(done, result, known);
            if (folded && Outbox.looks(done.call(), result)) fresh.hold(done.call(), rows);
            else fresh.addAll(rows);
        });
    }

    private void asked(Fact.ApprovalAsked asked) {
        questions.add(asked);
        asked.call().or(() -> call(asked.callId())).ifPresent(call -> {
            Proposal proposal = replaying ? Proposal.UNKNOWN : proposals.apply(call);
            proposal.diff().ifPresent(diff -> changes.put(asked.callId(), diff));
            fresh.addAll(Answers.wanted(asked, call, proposal, words));
        });
    }

    private void answered(Fact.ApprovalGiven given) {
        questions.removeIf(asked -> asked.callId().equals(given.callId()));
        fresh.add(Answers.given(given, words));
    }

    private void ended(Ending ending) {
        speech.stop();
        fresh.addAll(speech.take());
        fresh.addAll(works.stopped(words));
        questions.clear();
        changes.clear();
        doing.begin();
        fresh.release();
        fresh.addAll(
                Endings.of(ending, new Endings.Cost(replaying ? -1 : elapsed(), before, conversation.usage()), words));
    }

    /// The lines that came since this was last asked.
    public List<Row> take() {
        return fresh.take();
    }

    /// What is going on, below the lines that are done.
    public Present present() {
        return present;
    }

    /// Tokens written in this turn; those of the reply being written about.
    public long written() {
        return conversation.usage().output() - before.output() + present.tokens();
    }

    /// What is going on, in a few words.
    public String activity() {
        boolean compacting = summing || conversation.bearings().compaction().isPresent();
        return compacting ? words.of("doing.compacting") : present.activity(words);
    }

    /// How long the turn has been running, in milliseconds.
    public long elapsed() {
        return clock.getAsLong() - since;
    }
}
