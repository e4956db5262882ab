package dev.jackdaw.agent;

import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.LoopEnded;
import dev.jackdaw.session.Undertaking.LoopRan;
import dev.jackdaw.session.Undertaking.LoopSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Says the prompt of a loop again and again, whenever nothing else is done and its interval has passed: never two at a
/// time, and none that was missed is made up for. A thread sleeps for it only while a loop is set.
final class Repeating {
    private static final int SHORTEST = 10;
    private static final int FAILURES = 3;
    private static final int MOST = 1_000;
    private static final Duration OLDEST = Duration.ofDays(7);

    /// What works beside the turns tells nobody when it is done.
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// The session as a loop sees it.
    interface Place {
        /// Says it, unless something else is done just now.
        boolean say(LoopRan ran, String prompt);

        /// Waits until no turn runs.
        void rest() throws InterruptedException;
    }

    private final Session session;
    private final Repetition means;
    private final Place place;
    private Optional<Thread> thread = Optional.empty();

    Repeating(Session session, Repetition means, Place place) {
        this.session = session;
        this.means = means;
        this.place = place;
    }

    /// @throws IllegalArgumentException where there cannot be such a loop
    synchronized void begin(LoopSet loop) {
        if (loop.seconds() < SHORTEST)
            throw new IllegalArgumentException("the interval of a loop is at least " + SHORTEST + " s");
        if (loop.times() > MOST) throw new IllegalArgumentException("a loop runs at most " + MOST + " times");
        close();
        session.append(loop);
        thread = Optional.of(Thread.ofVirtual().name("loop").start(() -> run(loop)));
    }

    /// @throws IllegalArgumentException where there is none to end
    synchronized void end(LoopEnded how) {
        if (thread.isEmpty()) throw new IllegalArgumentException("no loop is set: /loop 10m PROMPT sets one");
        close();
        session.append(how);
    }

    /// Ends what is interrupted, where there is something.
    synchronized void interrupt() {
        if (thread.isPresent()) end(new LoopEnded("interrupted by the user"));
    }

    /// A loop of before the session was opened does not run on unseen.
    synchronized void resume() {
        if (thread.isPresent()) return;
        LoopLine.set(session)
                .ifPresent(loop -> session.append(new LoopEnded(
                        "the session was closed meanwhile; set it again with /loop " + LoopLine.written(loop))));
    }

    /// Says nothing more; the log has it as it was.
    synchronized void close() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    private void run(LoopSet loop) {
        try {
            String why = why(loop);
            synchronized (this) {
                if (thread.filter(own -> own == Thread.currentThread()).isEmpty()) return;
                thread = Optional.empty();
                session.append(new LoopEnded(why));
            }
        } catch (InterruptedException ended) {
            // Whoever interrupted it has told why.
            Thread.currentThread().interrupt();
        }
    }

    /// Runs it to its end.
    private String why(LoopSet loop) throws InterruptedException {
        Instant oldest = means.time().now().plus(OLDEST);
        int most = loop.times() > 0 ? loop.times() : MOST;
        Instant due = means.time().now();
        int failed = 0;
        for (int time = 1; time <= most; time++) {
            sleep(Duration.between(means.time().now(), due));
            Instant began = ran(new LoopRan(time), loop.prompt(), oldest);
            if (began.isAfter(oldest)) return "it is " + OLDEST.toDays() + " days old";
            due = began.plusSeconds(loop.seconds());
            Optional<Ending> ending = ending();
            boolean answered = ending.map(Ending::reason)
                    .filter(Ending.Reason.ANSWERED::equals)
                    .isPresent();
            failed = answered ? 0 : failed + 1;
            if (failed == FAILURES)
                return FAILURES + " runs in a row failed: "
                        + ending.map(Ending::detail).orElse("the prompt was not heard");
            if (loop.until().isPresent() && means.until().holds(loop.until().get()))
                return "its condition holds: " + loop.until().get();
        }
        return "it ran " + most + " times";
    }

    /// Says it as soon as nothing else is done, and waits for the answer; tells when it began.
    private Instant ran(LoopRan ran, String prompt, Instant oldest) throws InterruptedException {
        place.rest();
        while (!place.say(ran, prompt)) {
            if (means.time().now().isAfter(oldest)) return means.time().now();
            means.time().sleep(LOOK);
            place.rest();
        }
        Instant began = means.time().now();
        place.rest();
        return began;
    }

    private void sleep(Duration time) throws InterruptedException {
        if (time.isPositive()) means.time().sleep(time);
        else if (Thread.interrupted()) throw new InterruptedException();
    }

    /// How the turn of the last run ended, where there was one.
    private Optional<Ending> ending() {
        Optional<Ending> ending = Optional.empty();
        for (Line line : session.lines().reversed()) {
            if (line.fact() instanceof Undertaking.LoopRan) break;
            if (line.fact() instanceof Fact.TurnEnded(var how)) ending = Optional.of(how);
        }
        return ending;
    }
}
