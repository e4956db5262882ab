package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Following;
import dev.jackdaw.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Looks for what is worth a note when a turn has ended: beside the conversation, one turn at a time. What it finds
/// becomes a candidate; those that are sure become notes then. Nothing that fails here shows anywhere else.
public final class Noticing {
    /// How long closing waits for what needs no model.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// Letters of a request that may be worth asking a model about, though nothing was done.
    private static final int LONG = 200;

    private static final int MOST_WAITING = 8;

    /// When a model is asked.
    public enum Asking {
        NEVER,
        /// Where one stands apart for such work.
        APART,
        /// The session's own where none does.
        ALWAYS
    }

    /// What of a request the user is taken to have typed, so that a wish in it is the user's own.
    public enum Typed {
        ALL,
        /// What else there is may come from a pipe or a script: a wish in it waits among the candidates.
        FIRST_LINE
    }

    /// How it is looked for.
    ///
    /// @param patience how long closing waits
    public record Ways(Asking asking, Typed typed, Duration patience) {
        public Ways(Asking asking, Typed typed) {
            this(asking, typed, PATIENCE);
        }
    }

    private final Session session;
    private final Aside aside;
    private final Shelf shelf;
    private final Asking asking;
    private final Typed typed;
    private final Duration patience;
    private final Deque<List<Fact>> turns = new ArrayDeque<>();
    private List<Fact> turn = new ArrayList<>();
    private Optional<Thread> worker = Optional.empty();
    private boolean atModel;
    private boolean late;

    private Noticing(Session session, Aside aside, Shelf shelf, Ways ways) {
        this.session = session;
        this.aside = aside;
        this.shelf = shelf;
        this.asking = ways.asking();
        this.typed = ways.typed();
        this.patience = ways.patience();
    }

    /// Follows a session from here on.
    ///
    /// @return gives up asking, and waits a moment for what else is under way
    public static Runnable begin(Session session, Aside aside, Shelf shelf, Ways ways) {
        var noticing = new Noticing(session, aside, shelf, ways);
        Following following = session.follow(session.size(), _ -> false, noticing::seen);
        return () -> {
            following.close();
            noticing.close();
        };
    }

    private void seen(Event event) {
        switch (event) {
            case Fact.UserSaid _, Fact.ModelSaid _, Fact.ToolRan _ -> turn.add((Fact) event);
            case Fact.TurnEnded _ -> {
                turn.add((Fact) event);
                List<Fact> ended = turn;
                turn = new ArrayList<>();
                if (substantial(ended)) take(ended);
            }
            case Event _ -> {}
        }
    }

    /// Whether something was done, or enough said; quick, for most turns of scripts are neither.
    private static boolean substantial(List<Fact> facts) {
        boolean said = false;
        boolean more = false;
        for (Fact fact : facts) {
            more |= fact instanceof Fact.ToolRan;
            if (!(fact instanceof Fact.UserSaid(var text, var _, var _))) continue;
            said |= !text.isBlank();
            more |= text.length() >= LONG || Cues.hints(text);
        }
        return said && more;
    }

    /// Older turns that nobody has come to are passed over when there are too many.
    private synchronized void take(List<Fact> ended) {
        turns.add(ended);
        if (turns.size() > MOST_WAITING) turns.removeFirst();
        if (worker.isEmpty())
            worker = Optional.of(Thread.ofVirtual().name("noticing").start(this::work));
    }

    private void work() {
        for (Optional<List<Fact>> next = next(); next.isPresent(); next = next()) {
            try {
                notice(next.get());
            } catch (IOException | InterruptedException | RuntimeException unnoticed) {
                // The turn was answered; that nothing is remembered of it must not show.
            }
        }
    }

    private synchronized Optional<List<Fact>> next() {
        Optional<List<Fact>> next = Optional.ofNullable(turns.poll());
        if (next.isEmpty()) worker = Optional.empty();
        return next;
    }

    private void notice(List<Fact> facts) throws IOException, InterruptedException {
        Turn ended = Turn.of(facts);
        List<Note> notes = shelf.notes();
        keep(found(ended, notes), notes);
        // Before a model is asked: the program may end meanwhile.
        boolean more = !new Promotion(shelf).unasked().isEmpty();
        boolean answered =
                facts.getLast() instanceof Fact.TurnEnded(var ending) && ending.reason() == Ending.Reason.ANSWERED;
        try {
            if (answered && asks()) {
                keep(Asked.of(ended, session.id(), notes, this::ask), notes);
                more = more || !new Promotion(shelf).unasked().isEmpty();
            }
        } catch (ModelFailure | InterruptedException unanswered) {
            // What was found without a model is enough.
        }
        if (!more || asking == Asking.NEVER) return;
        Optional<Adviser> adviser = asks() ? Optional.of(this::ask) : Optional.empty();
        new Distillation(shelf.project(), adviser).unasked();
        new Distillation(shelf.global(), adviser).unasked();
    }

    private List<Candidate> found(Turn ended, List<Note> notes) {
        if (typed == Typed.ALL) return Patterns.in(ended, session.id(), notes);
        var found = new ArrayList<>(Patterns.in(ended.beginning(), session.id(), notes));
        for (Candidate each : Patterns.in(ended.rest(), session.id(), notes))
            if (Sieve.text(each.text(), Note.Origin.INFERENCE).isPresent()) found.add(each.from(Note.Origin.INFERENCE));
        return found;
    }

    private void keep(List<Candidate> found, List<Note> notes) throws IOException {
        shelf.pending()
                .add(found.stream()
                        .filter(each -> each.corrects().isPresent()
                                || notes.stream().noneMatch(note -> note.id().equals(each.id())))
                        .toList());
    }

    private boolean asks() {
        return switch (asking) {
            case NEVER -> false;
            case APART -> aside.apart(Work.EXTRACTION);
            case ALWAYS -> true;
        };
    }

    /// Only here closing interrupts: what is being written is written.
    private String ask(String instructions, String text) throws ModelFailure, InterruptedException {
        synchronized (this) {
            if (late) throw new InterruptedException();
            atModel = true;
        }
        try {
            return aside.ask(Work.EXTRACTION, instructions, text);
        } finally {
            synchronized (this) {
                atModel = false;
                Thread.interrupted();
            }
        }
    }

    private void close() {
        try {
            if (asking == Asking.ALWAYS) await();
            synchronized (this) {
                late = true;
                if (atModel) worker.ifPresent(Thread::interrupt);
            }
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws InterruptedException {
        Optional<Thread> last;
        synchronized (this) {
            last = worker;
        }
        if (last.isPresent()) last.get().join(patience);
    }
}
