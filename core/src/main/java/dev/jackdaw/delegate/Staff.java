package dev.jackdaw.delegate;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Subagents;
import dev.jackdaw.agent.Superior;
import dev.jackdaw.delegate.Cradle.Tree;
import dev.jackdaw.delegate.Report.Outcome;
import dev.jackdaw.hook.Occasions;
import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.session.Undertaking.Returned;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subagents of a session: hands tasks out, waits for them or not, and ends them with the session.
public final class Staff implements Agents, Subagents {
    private static final int LONGEST_SUMMARY = 300;

    /// What they belong to.
    ///
    /// @param live the session at work; not to be asked for before it is opened
    /// @param worktrees where those work that have a folder of their own
    /// @param saving what saves what a call is about to change
    public record Ground(
            Session session,
            Supplier<LiveSession> live,
            Roles roles,
            Cradle cradle,
            Tree tree,
            Worktrees worktrees,
            List<ToolFilter> saving) {}

    private final Ground ground;
    private final Folded<Known> known;
    private final Map<String, Errand> working = new LinkedHashMap<>();
    private final Map<String, Report> reports = new LinkedHashMap<>();

    public Staff(Ground ground) {
        this.ground = ground;
        this.known = new Folded<>(ground.session(), Known.NONE, Known::with);
    }

    public Roles roles() {
        return ground.roles();
    }

    public Worktrees worktrees() {
        return ground.worktrees();
    }

    Known known() {
        return known.now();
    }

    @Override
    public synchronized List<Standing> standings() {
        Known now = known();
        var all = new ArrayList<Standing>();
        for (Delegated handed : now.agents().values()) {
            Errand errand = working.get(handed.agent());
            Returned back = now.returned().get(handed.agent());
            if (errand != null) all.add(new Standing(handed, "working", errand.doing(), errand.tokens()));
            else if (back != null)
                all.add(new Standing(
                        handed, back.outcome(), back.summary(), back.usage().total()));
            else all.add(new Standing(handed, "stopped", "", 0));
        }
        return all;
    }

    /// What one of them told last; empty where that was before the session was opened, or it is at work.
    synchronized Optional<Report> report(String agent) {
        return Optional.ofNullable(reports.get(agent));
    }

    /// The last task of one of them.
    ///
    /// @throws IllegalArgumentException where there is none of that name, naming those there are
    public Delegated named(String agent) {
        Known now = known();
        return now.named(agent.strip())
                .orElseThrow(() -> new IllegalArgumentException("there is no subagent \"" + Brief.head(agent, 60)
                        + "\"; "
                        + (now.agents().isEmpty()
                                ? "none has begun yet"
                                : "there are " + String.join(", ", now.agents().keySet()))));
    }

    /// Hands out a task, and writes that down.
    ///
    /// @param callId the call that does it, or empty
    /// @throws IllegalArgumentException where that cannot be, with the mend
    synchronized Errand hand(String callId, Assignment assignment, Set<Role.Trait> traits) {
        Role role = ground.roles().named(assignment.role());
        Optional<Delegated> before = assignment.name().isEmpty() ? Optional.empty() : known().named(assignment.name());
        if (working.containsKey(assignment.name()))
            throw new IllegalArgumentException(assignment.name() + " is at work already; wait until it returns");
        ground.tree().account().admit().ifPresent(why -> {
            throw new Caps.Reached(why);
        });
        String agent = assignment.name().isEmpty() ? free(role.name()) : assignment.name();
        String child = ground.session().id() + "." + agent;
        // Who may change nothing needs no folder of its own, and in plan mode none may be made.
        boolean reads = role.narrowed(ground.live().get().policy()).mode() == Mode.PLAN;
        boolean apart =
                before.map(last -> !last.worktree().isEmpty()).orElse(!reads && traits.contains(Role.Trait.WORKTREE));
        var handed = new Delegated(
                callId,
                agent,
                role.name(),
                assignment.task(),
                child,
                apart ? ground.worktrees().add(child) : "",
                traits.contains(Role.Trait.BACKGROUND));
        ground.session().append(handed);
        return taken(new Errand(handed, assignment, Errand.Begun.NOW));
    }

    /// Takes up a task that was handed out before the program ended.
    synchronized Errand again(Delegated handed, Assignment assignment) {
        return taken(new Errand(handed, assignment, Errand.Begun.BEFORE));
    }

    private Errand taken(Errand errand) {
        working.put(errand.handed().agent(), errand);
        return errand;
    }

    private String free(String role) {
        int number = 1;
        while (known().agents().containsKey(role + "-" + number)) number++;
        return role + "-" + number;
    }

    @Override
    public Report run(Assignment assignment) throws InterruptedException {
        Optional<Delegated> open = known().named(assignment.name())
                .filter(handed -> known().out().contains(handed.agent())
                        && handed.callId().isEmpty()
                        && handed.task().equals(assignment.task()));
        synchronized (this) {
            if (working.containsKey(assignment.name())) open = Optional.empty();
        }
        return await(open.isPresent() ? again(open.get(), assignment) : hand("", assignment, Set.of()));
    }

    /// Does a task on this thread.
    Report await(Errand errand) throws InterruptedException {
        try {
            Report report = errand.run(
                    ground.cradle(), ground.tree(), ground.session(), (own, watching) -> open(errand, own, watching));
            back(errand, report);
            return report;
        } catch (InterruptedException stop) {
            back(errand, stopped(errand));
            throw stop;
        } catch (RuntimeException | Error bug) {
            left(errand);
            throw bug;
        }
    }

    private static Report stopped(Errand errand) {
        Delegated handed = errand.handed();
        return new Report(
                handed.agent(),
                handed.child(),
                Outcome.STOPPED,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                dev.jackdaw.model.Usage.NONE,
                "interrupted");
    }

    /// Does a task beside everything else.
    void begin(Errand errand) {
        Thread.ofPlatform().name(errand.handed().agent()).daemon(true).start(() -> {
            try {
                await(errand);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private LiveSession open(Errand errand, Session own, Watching watching) throws IOException {
        LiveSession above = ground.live().get();
        Delegated handed = errand.handed();
        Role role = ground.roles().named(handed.role());
        var occasions = new Occasions(
                ground.session().id(),
                ground.session().file().map(Path::toString).orElse(""),
                above.site().workspace().root(),
                () -> role.narrowed(above.policy()).mode().label(),
                Optional.of(new Occasions.Agent(
                        handed.agent(),
                        role.name(),
                        own.file().map(Path::toString).orElse(""))));
        var superior = new Superior(
                () -> role.narrowed(above.policy()),
                above.judges(),
                new Forwarding(handed.agent(), above.approver(), own, watching),
                occasions,
                () -> over(own));
        var tools = new ArrayList<Tool<?>>(errand.assignment().more());
        tools.add(new Reporting());
        OptionalInt rounds = errand.assignment().rounds();
        Tree tree = ground.tree();
        return ground.cradle()
                .open(new Cradle.Child(
                        handed.agent(),
                        own,
                        role,
                        instructions(role, errand.assignment()),
                        tools,
                        superior,
                        Optional.of(handed.worktree())
                                .filter(folder -> !folder.isEmpty())
                                .map(Path::of),
                        rounds.isPresent() ? rounds : role.rounds(),
                        tree.account().time(),
                        new Tree(tree.account(), tree.depth() + 1)));
    }

    private static String instructions(Role role, Assignment assignment) {
        return Stream.of(role.instructions(), assignment.instructions(), Resource.text(Staff.class, "agent.md"))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private Optional<Ending> over(Session own) {
        return Reporting.done(own.conversation())
                ? Optional.of(Ending.of(Ending.Reason.ANSWERED, ""))
                : ground.tree().account().spent();
    }

    /// Writes down that one is back. What nobody waits for is told to the model.
    private void back(Errand errand, Report report) {
        Delegated handed = errand.handed();
        try {
            ground.worktrees().settle(handed.worktree());
            if (!known().out().contains(handed.agent())) return;
            String summary = Brief.head(
                    Brief.line(report.ended().isEmpty() ? report.summary() : report.ended()), LONGEST_SUMMARY);
            String told = handed.background() ? Telling.text(report, handed) : "";
            var fact = new Returned(handed.agent(), Telling.outcome(report.outcome()), summary, report.usage(), told);
            if (handed.background()) ground.live().get().send(new Command.Undertake(fact, ""));
            else ground.session().append(fact);
        } finally {
            synchronized (this) {
                reports.put(handed.agent(), report);
            }
            left(errand);
        }
    }

    private synchronized void left(Errand errand) {
        working.remove(errand.handed().agent(), errand);
        notifyAll();
    }

    /// Waits until one of those in the background is back, or none is at work.
    ///
    /// @param agent which; any where empty
    synchronized void awaitNews(String agent, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long before = out(agent);
        while (before > 0 && out(agent) == before) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return;
            wait(left);
        }
    }

    private long out(String agent) {
        return working.values().stream()
                .filter(errand -> agent.isEmpty()
                        ? errand.handed().background()
                        : errand.handed().agent().equals(agent))
                .count();
    }

    synchronized boolean working(String agent) {
        return working.containsKey(agent);
    }

    @Override
    public synchronized boolean busy() {
        return !working.isEmpty();
    }

    @Override
    public void interrupt() {
        all().forEach(Errand::stop);
    }

    private synchronized List<Errand> all() {
        return List.copyOf(working.values());
    }

    @Override
    public void stop(String agent) {
        String name = named(agent).agent();
        all().stream().filter(errand -> errand.handed().agent().equals(name)).forEach(Errand::stop);
    }

    @Override
    public String merge(String agent) throws InterruptedException {
        String name = named(agent).agent();
        var toolbox = new Toolbox(List.of(new AgentMerge(this)), ground.saving());
        String id = "user-merge-" + ground.session().size();
        var call = new ToolCall(id, "agent_merge", Json.obj("agent", name).write());
        ToolResult result = toolbox.run(call, ground.live().get().site());
        if (result.details().get("merged").isNull()) throw new IllegalArgumentException(result.text());
        return result.text();
    }

    @Override
    public synchronized void close() {
        boolean interrupted = false;
        while (!working.isEmpty()) {
            working.values().forEach(Errand::stop);
            try {
                wait(1_000);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
