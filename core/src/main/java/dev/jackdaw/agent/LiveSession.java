package dev.jackdaw.agent;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Work;
import dev.jackdaw.policy.Approver;
import dev.jackdaw.policy.Gate;
import dev.jackdaw.policy.Judges;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.prompt.Breakdown;
import dev.jackdaw.prompt.Scale;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.undo.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A session being worked on; all a face ever holds. What is asked of it comes through [#send(Command)]; what happens
/// is told to the followers of its [#session()].
public final class LiveSession implements AutoCloseable {

    /// Whether somebody is there to answer the gate.
    public enum Answering {
        USER,
        /// Whatever would be asked is refused.
        NOBODY
    }

    private final Session session;
    private final Parts parts;
    private final Toolbox toolbox;
    private final Agent agent;
    private final Object lock = new Object();
    private final Asking asking;
    private final Approver approver;
    private final Judges judges;
    private final Titling titling;
    private final HookWork hooks;
    private final Scale scale;
    private final Beside beside;
    private final Repeating repeating;
    private Optional<Thread> turn = Optional.empty();
    private volatile Policy policy;

    public LiveSession(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
        this.scale = new Scale(parts.gateway());
        AutoMode.bounded(parts.policy().mode(), parts.sandbox());
        this.policy = SessionRules.restored(session, parts.policy());
        this.hooks = new HookWork(session, parts, this::policy);
        this.asking = new Asking(session, this::rule);
        this.approver = parts.superior()
                .map(Superior::approver)
                .orElse(parts.answering() == Answering.USER ? asking : Approver.NOBODY);
        var judges = Judges.of(this::policy);
        this.judges =
                parts.superior().map(above -> judges.under(above.judges())).orElse(judges);
        this.titling = new Titling(session, new Aside(session, parts.gateway()));
        var harmless = new Harmless();
        var filters = new ArrayList<ToolFilter>();
        filters.addAll(hooks.filters());
        filters.add(new Gate(this.judges, parts.site().workspace(), hooks.before(approver), hooks::advice));
        filters.add(new Begin(session, harmless));
        filters.addAll(parts.inner());
        this.toolbox = new Toolbox(parts.tools(), filters);
        this.agent = new Agent(
                session,
                new Agent.Equipment(
                        this::model,
                        toolbox,
                        harmless,
                        parts.site(),
                        parts.instructions(),
                        parts.upkeep(),
                        parts.budget(),
                        hooks.session(),
                        parts.superior().map(Superior::over).orElse(Optional::empty)));
        this.beside = new Beside(session, parts, toolbox, hooks.session(), this::hear);
        this.repeating = new Repeating(session, parts.repetition(), new Repeating.Place() {
            @Override
            public boolean say(Undertaking.LoopRan ran, String prompt) {
                return again(ran, prompt);
            }

            @Override
            public void rest() throws InterruptedException {
                LiveSession.this.rest();
            }
        });
        hooks.session().follow();
    }

    /// What confines commands.
    public Sandbox sandbox() {
        return parts.sandbox();
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

    /// What holds now: of a session that was handed its task, that of the one above it, narrowed.
    public Policy policy() {
        return parts.superior().map(above -> above.policy().get()).orElse(policy);
    }

    /// The policies each call is judged by.
    public Judges judges() {
        return judges;
    }

    /// Who answers what is to be asked.
    public Approver approver() {
        return approver;
    }

    /// Those it has handed tasks to.
    public Subagents subagents() {
        return parts.subagents();
    }

    /// What undoes; empty where undo is off.
    public Optional<Timeline> timeline() {
        return parts.going().timeline();
    }

    /// What fills the window of the model asked now.
    public Breakdown breakdown() {
        Conversation conversation = session.conversation();
        Prompt prompt = agent.prompt(conversation, Prompt.ToolChoice.AUTO);
        return scale.breakdown(prompt, conversation, session.lines());
    }

    /// The skills, commands and agents at hand.
    public Lore lore() {
        return parts.learned().skills().lore();
    }

    /// Whose files count now.
    public Set<Owner> heeded() {
        return parts.learned().skills().heeded();
    }

    /// Asks for something; returns at once, but for restoring files, which is done then.
    ///
    /// @throws IllegalArgumentException when it cannot be done, with the mend; nothing is logged then
    public void send(Command command) {
        switch (command) {
            case Command.Say(var text, var media, var timing) -> {
                synchronized (lock) {
                    beside.say(new Fact.UserSaid(text, media, timing), lore());
                }
            }
            case Command.Decide decide -> asking.decide(decide);
            case Command.Run(var line) -> run(() -> beside.run(line));
            case Command.Order(var name, var argument) -> order(name, argument);
            case Command.Interrupt _ -> {
                synchronized (lock) {
                    if (working()) repeating.interrupt();
                }
                interrupt();
            }
            case Command.ChooseModel(var name) -> {
                hooks.switching(gateway()::chosen, name);
                parts.gateway().choose(name);
                session.append(new Fact.ModelChosen(gateway().chosen(), Optional.empty()));
            }
            case Command.ChooseEffort(var effort) -> {
                parts.gateway().think(effort);
                session.append(new Fact.ModelChosen(gateway().chosen(), effort));
            }
            case Command.AddRule(var list, var rule) -> rule(new Fact.RuleAdded(rule, Optional.of(list.label())));
            case Command.RemoveRule(var list, var rule) -> rule(new Fact.RuleRemoved(rule, list.label()));
            case Command.ChoosePolicy(var mode) -> mode(AutoMode.bounded(Mode.named(mode), sandbox()));
            case Command.Reload(var whose) -> parts.learned().reload(whose, session);
            case Command.Compact(var focus) -> {
                beside.still();
                hear(List.of(new Fact.CompactionAsked(focus)));
            }
            case Command.Undertake(var deed, var said) -> undertake(deed, said);
            case Command.StopAgent(var agent) -> parts.subagents().stop(agent);
            case Command.Pin(var text) -> session.append(new Fact.Pinned(text, "user"));
            case Command.Unpin(var text) -> session.append(new Fact.Unpinned(text));
            case Command.Undo _, Command.Redo _, Command.Rewind _ -> {
                synchronized (lock) {
                    beside.still();
                    parts.going().back(command, session);
                }
            }
        }
    }

    private synchronized void mode(Mode mode) {
        policy = policy.in(mode);
        session.append(new Fact.PolicyChosen(mode.label()));
    }

    private synchronized void rule(Fact fact) {
        Policy changed = SessionRules.changed(fact, policy);
        session.append(fact);
        policy = changed;
    }

    private void undertake(Undertaking deed, String said) {
        synchronized (lock) {
            boolean returned = deed instanceof Undertaking.Returned;
            if (!returned && !(deed instanceof Undertaking.LoopEnded)) beside.still();
            switch (deed) {
                case Undertaking.LoopSet set -> repeating.begin(set);
                case Undertaking.LoopEnded how -> repeating.end(how);
                case Undertaking other -> session.append(other);
            }
            if (returned) work();
            if (!said.isEmpty()) beside.say(new Fact.UserSaid(said, List.of(), Fact.Timing.NOW), Lore.NONE);
        }
    }

    private boolean again(Undertaking.LoopRan ran, String prompt) {
        synchronized (lock) {
            if (turn.isPresent() || working() || Thread.currentThread().isInterrupted()) return false;
            session.append(ran);
            beside.say(new Fact.UserSaid(prompt, List.of(), Fact.Timing.NOW), lore());
            return true;
        }
    }

    private void run(Runnable ordered) {
        synchronized (lock) {
            if (turn.isPresent() || !session.conversation().idle())
                throw new IllegalArgumentException("the agent works; interrupt it first");
            ordered.run();
        }
    }

    private void order(String name, String argument) {
        Chore chore = Optional.ofNullable(parts.chores().get(name))
                .orElseThrow(() -> new IllegalArgumentException("this session does no " + name));
        run(() -> beside.run(("/" + name + " " + argument).strip(), _ -> chore.run(argument)));
    }

    /// Whether something goes on that could be interrupted.
    public boolean working() {
        return !session.conversation().idle()
                || beside.busy()
                || parts.subagents().busy();
    }

    private void hear(List<Fact> facts) {
        synchronized (lock) {
            facts.forEach(session::append);
            work();
        }
    }

    /// Goes on with a turn that was cut off, if there is one.
    public void resume() {
        repeating.resume();
        beside.resume();
    }

    /// Whether there is work is decided under the lock that guards speech: deciding it by the thread's life would now
    /// and then lose what is said just as a turn ends.
    private void work() {
        if (turn.isPresent() || session.conversation().idle()) return;
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
                    if (!session.conversation().idle()) continue;
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
        beside.interrupt();
        parts.subagents().interrupt();
        synchronized (lock) {
            turn.ifPresent(Thread::interrupt);
        }
    }

    /// Waits until nothing is left to do, and tells how the last turn ended.
    ///
    /// @throws java.util.NoSuchElementException where a turn was cut off and nobody has resumed it
    public Ending await() throws InterruptedException {
        rest();
        return session.conversation().ending().orElseThrow();
    }

    private void rest() throws InterruptedException {
        beside.await();
        synchronized (lock) {
            while (turn.isPresent()) lock.wait();
        }
    }

    /// Stops what runs and closes the log. A turn that was cut off and not resumed stays as it is.
    @Override
    public void close() {
        synchronized (lock) {
            repeating.close();
        }
        interrupt();
        try {
            rest();
            hooks.session().end(parts.answering() == Answering.USER ? "prompt_input_exit" : "other");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.subagents().close();
        titling.close();
        parts.close().run();
        timeline().ifPresent(Timeline::close);
        session.close();
    }
}
