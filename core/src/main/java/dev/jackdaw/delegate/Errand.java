package dev.jackdaw.delegate;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One task of one subagent, while it is at work.
final class Errand {
    /// Whether the task is told, or was told before the program ended.
    enum Begun {
        NOW,
        BEFORE
    }

    /// Opens its session, once there is one.
    @FunctionalInterface
    interface Opening {
        LiveSession open(Session session, Watching watching) throws IOException;
    }

    private final Delegated handed;
    private final Assignment assignment;
    private final Begun begun;
    private Optional<Thread> waiting = Optional.empty();
    private Optional<LiveSession> live = Optional.empty();
    private Optional<Watching> watching = Optional.empty();
    private boolean stopped;

    Errand(Delegated handed, Assignment assignment, Begun begun) {
        this.handed = handed;
        this.assignment = assignment;
        this.begun = begun;
    }

    Delegated handed() {
        return handed;
    }

    Assignment assignment() {
        return assignment;
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /// What it is at, and how many tokens its session has used.
    synchronized String doing() {
        if (live.isEmpty()) return "waiting for a place";
        String doing = watching.map(Watching::doing).orElse("");
        return doing.isEmpty() ? "beginning" : doing;
    }

    synchronized long tokens() {
        return live.map(session -> session.session().conversation().usage().total())
                .orElse(0L);
    }

    /// Makes it end soon.
    synchronized void stop() {
        stopped = true;
        waiting.ifPresent(Thread::interrupt);
        live.ifPresent(session -> session.send(new Command.Interrupt()));
    }

    /// Waits for a place, and does it.
    ///
    /// @throws InterruptedException when the thread was interrupted otherwise than by [#stop()]; all has ended by
    /// then
    Report run(Cradle cradle, Cradle.Tree tree, Session above, Opening opening) throws InterruptedException {
        Session session;
        try {
            session = cradle.session(handed.child());
        } catch (IOException e) {
            return ended(Outcome.FAILED, "its session cannot be kept: " + Failures.sentence(e));
        }
        Usage before = begun == Begun.BEFORE && session.conversation().turns().size() < 2
                ? Usage.NONE
                : session.conversation().usage();
        var watch = new Watching(above, handed.agent(), session);
        try (Account.Seat _ = seat(tree, session);
                LiveSession opened = opening.open(session, watch)) {
            watch.follow();
            Ending ending = work(opened, watch);
            return Findings.of(handed.agent(), opened, ending, before);
        } catch (IOException e) {
            session.close();
            return ended(Outcome.FAILED, Failures.sentence(e));
        } catch (IllegalArgumentException otherwiseNow) {
            session.close();
            return ended(Outcome.FAILED, String.valueOf(otherwiseNow.getMessage()));
        } catch (InterruptedException stop) {
            session.close();
            if (!stopped()) throw stop;
            return ended(Outcome.STOPPED, "stopped before it began");
        } finally {
            synchronized (this) {
                live = Optional.empty();
            }
        }
    }

    private Account.Seat seat(Cradle.Tree tree, Session session) throws InterruptedException {
        Usage before = session.conversation().usage();
        synchronized (this) {
            if (stopped) throw new InterruptedException();
            waiting = Optional.of(Thread.currentThread());
        }
        try {
            return tree.account()
                    .take(
                            tree.depth() + 1,
                            () -> Findings.minus(session.conversation().usage(), before));
        } finally {
            synchronized (this) {
                waiting = Optional.empty();
            }
        }
    }

    private Ending work(LiveSession opened, Watching watch) throws InterruptedException {
        Conversation then = opened.session().conversation();
        synchronized (this) {
            live = Optional.of(opened);
            watching = Optional.of(watch);
            if (begun == Begun.NOW || then.turns().isEmpty())
                opened.send(new Command.Say(assignment.task(), List.of(), dev.jackdaw.session.Fact.Timing.NOW));
            else if (!then.settled()) opened.resume();
            if (stopped) opened.send(new Command.Interrupt());
        }
        Ending ending = opened.await();
        return stopped() ? Ending.of(Ending.Reason.INTERRUPTED, "it was stopped") : ending;
    }

    private Report ended(Outcome outcome, String why) {
        return new Report(
                handed.agent(),
                handed.child(),
                outcome,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                Usage.NONE,
                why);
    }
}
