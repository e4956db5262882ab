package dev.jackdaw.agent;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Work;
import dev.jackdaw.policy.Approver;
import dev.jackdaw.policy.Gate;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.Toolbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session being worked on; all a face ever holds. What is asked of it comes through [#send(Command)]; what happens
/// is told to the followers of its [#session()].
public final class LiveSession implements AutoCloseable {

    /// What a session is worked with.
    ///
    /// @param tools the tools of the model
    /// @param inner filters between the gate and the tool, outermost first
    /// @param gateway the models
    /// @param answering whether somebody is there to answer the gate
    /// @param close what is to be ended with the session
    /// @param sandbox what confines commands
    public record Parts(
            Gateway gateway,
            List<? extends Tool<?>> tools,
            List<? extends ToolFilter> inner,
            Policy policy,
            Site site,
            String instructions,
            Budget budget,
            Answering answering,
            Runnable close,
            Sandbox sandbox) {

        public Parts(
                Gateway gateway,
                List<? extends Tool<?>> tools,
                List<? extends ToolFilter> inner,
                Policy policy,
                Site site,
                String instructions,
                Budget budget,
                Answering answering,
                Runnable close) {
            this(gateway, tools, inner, policy, site, instructions, budget, answering, close, Sandbox.off());
        }
    }

    /// Whether somebody is there to answer the gate.
    public enum Answering {
        USER,
        /// Whatever would be asked is refused.
        NOBODY
    }

    /// No model reads more, and a conversation that held it could not be sent again.
    private static final int MOST_SAID = 10 * 1024 * 1024;

    private final Session session;
    private final Parts parts;
    private final Toolbox toolbox;
    private final Agent agent;
    private final Object lock = new Object();
    private final Map<String, Command.Decide> decisions = new HashMap<>();
    private final Approver approver;
    private final Titling titling;
    private Optional<Thread> turn = Optional.empty();
    private volatile Policy policy;

    public LiveSession(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
        bounded(parts.policy().mode());
        this.policy = restored(parts.policy());
        this.approver = parts.answering() == Answering.USER ? new Asking() : Approver.NOBODY;
        this.titling = new Titling(session, new Aside(session, parts.gateway()));
        var harmless = new Harmless();
        var filters = new ArrayList<ToolFilter>();
        filters.add(new Gate(() -> policy, parts.site().workspace(), approver));
        filters.add(new Begin(session, harmless));
        filters.addAll(parts.inner());
        this.toolbox = new Toolbox(parts.tools(), filters);
        this.agent = new Agent(
                session,
                new Agent.Equipment(
                        this::model, toolbox, harmless, parts.site(), parts.instructions(), parts.budget()));
    }

    /// Auto mode runs what the sandbox contains, so there has to be one.
    private Mode bounded(Mode mode) {
        if (mode != Mode.AUTO || parts.sandbox().wishes().disposable()) return mode;
        Standing standing = parts.sandbox().standing();
        if (standing.confines()) return mode;
        throw new IllegalArgumentException(
                "auto mode runs what a sandbox contains, and nothing confines commands here (" + standing.why()
                        + "); see jackdaw doctor, take another mode, or say --disposable-machine");
    }

    /// What confines commands.
    public Sandbox sandbox() {
        return parts.sandbox();
    }

    /// The rules the user added before the session was last closed.
    private Policy restored(Policy start) {
        Policy restored = start;
        for (var line : session.lines())
            if (line.fact() instanceof Fact.RuleAdded(var rule)) restored = restored.allowing(Rule.parse(rule));
        return restored;
    }

    public Session session() {
        return session;
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    public Site site() {
        return parts.site();
    }

    /// The model that works the session now.
    public Model model() {
        return parts.gateway().model(Work.EXECUTE);
    }

    /// What a turn may use.
    public Budget budget() {
        return parts.budget();
    }

    public Gateway gateway() {
        return parts.gateway();
    }

    public Policy policy() {
        return policy;
    }

    /// The session's model with its provider, by which it could be chosen again.
    private String chosen() {
        return parts.gateway().standings().stream()
                .findFirst()
                .map(Gateway.Standing::name)
                .orElseGet(() -> model().origin());
    }

    /// Asks for something; returns at once.
    ///
    /// @throws IllegalArgumentException when it cannot be done, with the mend; nothing is logged then
    public void send(Command command) {
        switch (command) {
            case Command.Say(var text, var media, var timing) -> say(new Fact.UserSaid(text, media, timing));
            case Command.Decide decide -> decide(decide);
            case Command.Interrupt _ -> interrupt();
            case Command.ChooseModel(var name) -> {
                parts.gateway().choose(name);
                session.append(new Fact.ModelChosen(chosen(), Optional.empty()));
            }
            case Command.ChooseEffort(var effort) -> {
                parts.gateway().think(effort);
                session.append(new Fact.ModelChosen(chosen(), effort));
            }
            case Command.ChoosePolicy(var mode) -> {
                policy = policy.in(bounded(Mode.named(mode)));
                session.append(new Fact.PolicyChosen(policy.mode().label()));
            }
        }
    }

    private void say(Fact.UserSaid said) {
        if (said.text().length() > MOST_SAID)
            throw new IllegalArgumentException(
                    "what was said is longer than 10 MB; put it into a file and name the file");
        synchronized (lock) {
            session.append(said);
            work();
        }
    }

    /// Goes on with a turn that was cut off, if there is one.
    public void resume() {
        synchronized (lock) {
            work();
        }
    }

    /// Whether there is work is decided under the lock that guards speech: deciding it by the thread's life would now
    /// and then lose what is said just as a turn ends.
    private void work() {
        if (turn.isPresent() || session.conversation().settled()) return;
        Thread thread = Thread.ofPlatform().name("turn").daemon(true).unstarted(this::turn);
        turn = Optional.of(thread);
        thread.start();
    }

    private void turn() {
        try {
            while (true) {
                Ending ending = agent.resume();
                if (parts.answering() == Answering.USER) titling.after(ending);
                // A second interrupt that came as the first was obeyed is not for the next turn.
                Thread.interrupted();
                synchronized (lock) {
                    if (!session.conversation().settled()) continue;
                    turn = Optional.empty();
                    lock.notifyAll();
                    return;
                }
            }
        } catch (RuntimeException | Error bug) {
            synchronized (lock) {
                session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.MODEL_ERROR, "a fault in jackdaw: " + bug)));
                turn = Optional.empty();
                lock.notifyAll();
            }
            throw bug;
        }
    }

    private void interrupt() {
        synchronized (lock) {
            turn.ifPresent(Thread::interrupt);
        }
    }

    private void decide(Command.Decide decision) {
        synchronized (decisions) {
            decisions.put(decision.callId(), decision);
            decisions.notifyAll();
        }
    }

    /// Waits until nothing is left to do, and tells how the last turn ended.
    public Ending await() throws InterruptedException {
        synchronized (lock) {
            while (turn.isPresent()) lock.wait();
        }
        return session.conversation().ending().orElseThrow();
    }

    /// Stops what runs and closes the log.
    @Override
    public void close() {
        interrupt();
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        titling.close();
        parts.close().run();
        session.close();
    }

    /// Asks whoever holds the face, one question at a time.
    private final class Asking implements Approver {
        @Override
        public synchronized Answer ask(Invocation<?> invocation, String why, String rule) throws InterruptedException {
            String id = invocation.call().id();
            session.append(new Fact.ApprovalAsked(id, why, rule));
            Command.Decide decision = decision(id);
            boolean allowed = decision.decision() != Command.Decision.NO;
            session.append(new Fact.ApprovalGiven(id, allowed, "user", decision.note()));
            if (decision.decision() == Command.Decision.ALWAYS && !rule.isEmpty()) {
                session.append(new Fact.RuleAdded(rule));
                policy = policy.allowing(Rule.parse(rule));
            }
            return new Answer(allowed, decision.note());
        }

        private Command.Decide decision(String id) throws InterruptedException {
            synchronized (decisions) {
                while (true) {
                    Command.Decide decision = decisions.remove(id);
                    if (decision != null) return decision;
                    decisions.wait();
                }
            }
        }
    }
}
