package dev.jackdaw.tui.story;

import dev.jackdaw.agent.Reminder;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A session as it is told to the user: lines for the scrollback, and what is going on at the moment.
public final class Transcript {

    /// Turns told again when a session is taken up.
    private static final int TURNS_TOLD = 2;

    /// Columns of a line of what the user said.
    private static final int LONGEST_LINE = 2_000;

    private final Words words;
    private final Look look;
    private final LongSupplier clock;
    private final Speech speech;
    private final List<Row> fresh = new ArrayList<>();
    private final Works works = new Works();
    private final List<Fact.ApprovalAsked> questions = new ArrayList<>();
    private Conversation conversation = Conversation.EMPTY;
    private Fill fill = Fill.NONE;
    private Optional<Arrival.Retrying> retrying = Optional.empty();
    private Usage before = Usage.NONE;
    private long since;
    private long retryAt;
    private boolean summing;
    private boolean ordered;
    private boolean replaying;

    /// How a session is told.
    ///
    /// @param styled whether there are looks at all
    /// @param echoed whether what the user says is shown again
    /// @param display how much of it
    public record Look(boolean styled, boolean echoed, Display display) {
        public Look(boolean styled, boolean echoed) {
            this(styled, echoed, new Display());
        }
    }

    /// @param clock milliseconds of a clock that only goes forward
    public Transcript(Words words, Look look, LongSupplier clock) {
        this.words = words;
        this.look = look;
        this.clock = clock;
        this.speech = new Speech(look.styled(), look.display(), words);
    }

    /// Lays out what comes for so many columns.
    public void fit(int columns) {
        speech.fit(columns);
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
            note(words.of("replay.earlier", conversation.messages().size()));
        for (Line line : lines.subList(first, lines.size())) see(line.fact());
        replaying = false;
        if (ordered) fresh.addAll(works.stopped(words));
        ordered = false;
        questions.clear();
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
                retrying = Optional.empty();
                summing = false;
            }
            case Glimpse.SummingUp _ -> summing = true;
            case Glimpse.Heard(Arrival.Retrying again) -> {
                retrying = Optional.of(again);
                retryAt = clock.getAsLong() + again.delayMillis();
                speech.hear(again, clock.getAsLong());
            }
            case Glimpse.Heard(var arrival) -> {
                retrying = Optional.empty();
                speech.hear(arrival, clock.getAsLong());
            }
            case Glimpse.ToolStarted(var id) -> works.started(id);
            case Glimpse.ToolPrinted(var id, var text) -> works.printed(id, text);
            case Glimpse.HookBegan began -> fresh.addAll(HookLines.of(began));
            case Glimpse.HookEnded _ -> {}
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
    }

    private void begin(Conversation from) {
        before = from.usage();
        since = clock.getAsLong();
    }

    /// What the user said is shown where the model hears it.
    private void echo(int known) {
        for (Message message : conversation.messages().stream().skip(known).toList())
            if (message instanceof Message.User(var content)) said(content);
    }

    private void said(List<Content> content) {
        fresh.add(Row.EMPTY);
        var rows = new ArrayList<Row>();
        for (Content part : content) {
            if (!(part instanceof Content.Text(var text))) continue;
            for (String line : Sanitiser.clean(text).lines().toList())
                rows.add(Row.of(Ink.ACCENT, rows.isEmpty() ? "> " : "  ")
                        .and(Ink.BOLD, Cells.cut(line, LONGEST_LINE))
                        .hanging(2));
        }
        fresh.addAll(Calls.shortened(rows, words));
    }

    private void tell(Fact fact) {
        switch (fact) {
            case Fact.ModelSaid(var reply) -> replied(reply);
            case Fact.ToolRan(var id, var result) -> fresh.addAll(works.ran(id, result, look.display(), words));
            case Fact.ApprovalAsked asked -> asked(asked);
            case Fact.ApprovalGiven given -> answered(given);
            case Fact.Reminded(var about, var _) -> {
                if (!about.equals(Reminder.EMPTY.about()))
                    note(words.of("reminded", Sanitiser.line(words.told(about))));
            }
            case Fact.ModelChosen(var model, var effort) ->
                note(words.of("model.chosen", Sanitiser.line(model))
                        + effort.map(label -> ", " + words.of("effort", label)).orElse(""));
            case Fact.ModelSwitched(var from, var to, var why) ->
                fresh.add(Row.of(
                        Ink.WARNING,
                        words.of(
                                "model.switched",
                                Sanitiser.line(from),
                                Sanitiser.line(to),
                                Sanitiser.line(words.told(why)))));
            case Fact.PolicyChosen(var name) -> note(words.of("mode.chosen", name));
            case Fact.RuleAdded(var rule, var list) ->
                note("    " + words.of("rule.added." + list.orElse("allow"), Sanitiser.line(rule)));
            case Fact.RuleRemoved(var rule, var list) ->
                note("    " + words.of("rule.removed", list + " " + Sanitiser.line(rule)));
            case Fact.HookSpoke spoke -> fresh.add(HookLines.of(spoke, words).hanging(2));
            case Fact.TurnEnded(var ending) -> ended(ending);
            case Fact.Saved _, Fact.Restored _, Fact.Rewound _ -> fresh.addAll(Restorations.of(fact, words));
            case Fact.Reinstructed _,
                    Fact.Instructed _,
                    Fact.Recalled _,
                    Fact.Pinned _,
                    Fact.Unpinned _,
                    Fact.Reduced _,
                    Fact.Compacted _,
                    Fact.Recovered _ -> fresh.addAll(Surroundings.of(fact, words));
            case Fact.UserBegan began -> ordered = works.ordered(began);
            case Fact.UserRan(var id, var _, var result) -> {
                ordered = false;
                fresh.addAll(works.ran(id, result, look.display(), words));
            }
            case Fact.Started _,
                    Fact.UserSaid _,
                    Fact.ToolBegan _,
                    Fact.Confined _,
                    Fact.ModelUsed _,
                    Fact.Titled _,
                    Fact.ModelAsked _,
                    Fact.CompactionAsked _,
                    Fact.Unknown _ -> {}
        }
    }

    private void note(String text) {
        fresh.add(Row.of(Ink.DIM, text));
    }

    private void replied(Reply reply) {
        retrying = Optional.empty();
        speech.end(reply, clock.getAsLong());
        fresh.addAll(speech.take());
        works.wanted(reply.calls());
    }

    private void asked(Fact.ApprovalAsked asked) {
        questions.add(asked);
        call(asked.callId()).or(asked::call).ifPresent(call -> fresh.addAll(Answers.wanted(call, words)));
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
        retrying = Optional.empty();
        fresh.addAll(
                Endings.of(ending, new Endings.Cost(replaying ? -1 : elapsed(), before, conversation.usage()), words));
    }

    /// The lines that came since this was last asked.
    public List<Row> take() {
        List<Row> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /// What the model is writing and what runs, below the lines that are done.
    public List<Row> unfinished() {
        var rows = new ArrayList<>(speech.unfinished());
        rows.addAll(works.unfinished());
        return rows;
    }

    /// What is going on, in a few words.
    public String activity() {
        long now = clock.getAsLong();
        if (summing || conversation.bearings().compaction().isPresent()) return words.of("doing.compacting");
        if (retrying.isPresent()) {
            Arrival.Retrying again = retrying.get();
            long left = Math.max(0, retryAt - now + 999) / 1000;
            String why = Cells.cut(Sanitiser.line(words.told(again.why())), 60);
            return words.of("doing.retrying", left, why, again.attempt() + 1, again.most());
        }
        Optional<ToolCall> running = works.running();
        if (running.isPresent()) return words.of("doing.running", Calls.label(running.get()));
        if (speech.thinking()) return words.of("doing.thinking");
        return words.of(speech.writing() ? "doing.writing" : "doing.waiting");
    }

    /// How long the turn has been running, in milliseconds.
    public long elapsed() {
        return clock.getAsLong() - since;
    }
}
