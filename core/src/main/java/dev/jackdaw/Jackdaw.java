package dev.jackdaw;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Going;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.agent.Repetition;
import dev.jackdaw.agent.Upkeep;
import dev.jackdaw.hook.CompactHooks;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.route.Crew;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.ReadOnly;
import dev.jackdaw.prompt.Consent;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.prompt.Pressure;
import dev.jackdaw.prompt.Summariser;
import dev.jackdaw.sandbox.Grounds;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Limits;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Discovery;
import dev.jackdaw.skill.Lore;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.tool.kit.SeenFiles;
import dev.jackdaw.undo.Timeline;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The front door: puts a session together with constructors, for the program and for embedders alike.
public final class Jackdaw {
    /// The version of the program and the library.
    public static final String VERSION = "0.1.0";

    private static final int LOG_VERSION = 1;

    /// How long the command of a loop's condition may take.
    private static final Duration CONDITION = Duration.ofMinutes(2);

    private Jackdaw() {}

    /// Begins a session kept below the state folder of the settings; what the policy would ask is refused.
    ///
    /// @param more tools beside the built-in ones
    /// @throws IOException when the folder to work in cannot be read
    public static LiveSession open(Settings settings, Tool<?>... more) throws IOException {
        Session session = new Sessions(settings.state(), settings.directory()).create();
        return open(settings, session, LiveSession.Answering.NOBODY, List.of(more));
    }

    /// Works a session, new or resumed, with the built-in tools and further ones.
    ///
    /// @throws IOException when the folder to work in cannot be read
    public static LiveSession open(
            Settings settings, Session session, LiveSession.Answering answering, List<? extends Tool<?>> more)
            throws IOException {
        return open(settings, session, answering, more, new Crew(settings.lineup()));
    }

    /// The same with models of the caller's own, such as `Gateway.of(model)`.
    public static LiveSession open(
            Settings settings,
            Session session,
            LiveSession.Answering answering,
            List<? extends Tool<?>> more,
            Gateway gateway)
            throws IOException {
        return open(new Opening(settings, session, answering, more, gateway, Optional.empty()));
    }

    /// What a session is opened with.
    ///
    /// @param below the subagent it is, if it is one
    record Opening(
            Settings settings,
            Session session,
            LiveSession.Answering answering,
            List<? extends Tool<?>> more,
            Gateway gateway,
            Optional<Nursery.Below> below) {}

    static LiveSession open(Opening opening) throws IOException {
        Settings settings = opening.settings();
        Session session = opening.session();
        Gateway gateway = opening.gateway();
        LiveSession.Answering answering = opening.answering();
        Path spool = spool(settings, session);
        Skills skills = Skills.in(Background.roots(settings), settings.knowing().heeded());
        var readable =
                new ArrayList<>(skills.readable(settings.knowing().around().home()));
        readable.add(spool);
        var workspace = new Workspace(settings.directory(), settings.more(), readable);
        Background background = Background.of(settings, skills, workspace);
        Sandbox sandbox = sandbox(settings, session, workspace);
        Kit kit = Kit.open(sandbox);
        Optional<Timeline> timeline =
                opening.below().isPresent() ? Optional.empty() : timeline(settings, session, workspace);
        List<ToolFilter> saving = opening.below()
                .map(Nursery.Below::saving)
                .orElseGet(() -> timeline.map(Timeline::filter).stream().toList());
        var inner = new ArrayList<>(saving);
        inner.addAll(kit.filters());
        var all = new ArrayList<Tool<?>>(kit.tools());
        all.addAll(background.tools(session));
        var site = new Site(workspace, spool, text -> {});
        var opened = new AtomicReference<LiveSession>();
        Supplier<LiveSession> self = () -> Objects.requireNonNull(opened.get(), "the session is not opened yet");
        var undertakings = Undertakings.of(new Undertakings.Ground(
                settings,
                session,
                gateway,
                kit,
                site,
                skills,
                answering,
                self,
                opening.more(),
                saving,
                opening.below()));
        all.addAll(undertakings.tools());
        all.addAll(opening.more());
        inner.addAll(undertakings.filters());
        List<Tool<?>> tools = opening.below()
                .map(below -> below.offered(offered(settings, all)))
                .orElseGet(() -> offered(settings, all));
        Hooks hooks = Hooks.of(settings.hooks(), workspace.root());
        String instructions = instructions(settings, session, background);
        Runnable noticing = background.noticing(session, gateway, answering);
        var preparations = new ArrayList<>(background.preparations(session, kit.seen(), site, tools, hooks));
        preparations.addAll(undertakings.preparations());
        var live = new LiveSession(
                session,
                new Parts(
                        gateway,
                        tools,
                        inner,
                        settings.policy(),
                        site,
                        instructions,
                        budget(settings.limits(), session),
                        answering,
                        () -> {
                            noticing.run();
                            kit.close().run();
                        },
                        hooks,
                        going(timeline, kit.seen(), workspace),
                        sandbox,
                        new Upkeep(
                                preparations, fitting(settings, session, gateway, hooks), undertakings.completions()),
                        background.learned(),
                        undertakings.subagents(),
                        opening.below().map(below -> below.child().superior()),
                        repetition(kit, site, () -> self.get().policy()),
                        undertakings.chores()));
        opened.set(live);
        return live;
    }

    /// The skills, commands and agents there are for a folder.
    ///
    /// @param heeded whose files are looked at
    public static Lore lore(Settings settings, Set<Owner> heeded) {
        return Discovery.of(Background.roots(settings), heeded);
    }

    private static Repetition repetition(Kit kit, Site site, Supplier<Policy> policy) {
        return new Repetition(Repetition.Timepiece.SYSTEM, command -> {
            Policy now = policy.get();
            return now.forbids(command, site.workspace()).isEmpty()
                    && kit.checks()
                            .run(command, site, now.mode().confinement(), CONDITION)
                            .passed();
        });
    }

    private static Fitting fitting(Settings settings, Session session, Gateway gateway, Hooks hooks) {
        String mode = settings.policy().mode().label();
        var compaction = new Consent(
                new Summariser(session, gateway), CompactHooks.of(session, hooks, settings.directory(), mode));
        return new Pressure(gateway, session, compaction, compacting(settings));
    }

    private static Pressure.Compacting compacting(Settings settings) {
        return switch (settings.knowing().compacting()) {
            case AUTO -> Pressure.Compacting.AUTO;
            case ASKED -> Pressure.Compacting.ASKED;
        };
    }

    /// What the user restores is not drift: the model is told of it otherwise.
    private static Going going(Optional<Timeline> timeline, SeenFiles seen, Workspace workspace) {
        return new Going(
                timeline,
                seen::forget,
                () -> seen.vigil().look(workspace.files()),
                () -> seen.vigil().settle(workspace.files()));
    }

    /// A session that is kept in memory leaves nothing on the disk, and so cannot be undone.
    private static Optional<Timeline> timeline(Settings settings, Session session, Workspace workspace) {
        if (session.file().isEmpty() || settings.undo().total() == 0) return Optional.empty();
        Path folder =
                new Sessions(settings.state(), settings.directory()).project().resolve("undo");
        return Optional.of(new Timeline(session, workspace, folder, settings.undo(), ReadOnly::command));
    }

    /// What confines the session's commands; how far is logged once it is known, unless the user switched it off.
    private static Sandbox sandbox(Settings settings, Session session, Workspace workspace) {
        var grounds = new Grounds(
                workspace.folders(),
                spool(settings, session),
                settings.state(),
                Path.of(System.getProperty("user.home", "/")));
        boolean off = settings.sandbox().choice() == Wishes.Choice.OFF;
        return Sandbox.of(settings.sandbox(), grounds, standing -> {
            if (!off) session.append(new Fact.Confined(standing.level().label(), standing.why()));
        });
    }

    /// What went before counts for nothing: a session that is resumed has all it may use again.
    private static Budget budget(Limits limits, Session session) {
        Usage before = session.conversation().usage();
        return new Budget(
                limits.rounds(),
                limits.replies(),
                limits.tokens().map(tokens -> before.total() + tokens),
                limits.dollars().map(dollars -> before.cost() + dollars),
                limits.time());
    }

    private static Path spool(Settings settings, Session session) {
        return project(settings, session).resolve("outputs").resolve(session.id());
    }

    /// The folder of all there is about a working directory: of a subagent in a worktree that of its session.
    static Path project(Settings settings, Session session) {
        return session.file()
                .map(Path::getParent)
                .map(Path::getParent)
                .orElseGet(() -> new Sessions(settings.state(), settings.directory()).project());
    }

    /// A session that goes on keeps the instructions it began with: they are in its log.
    private static String instructions(Settings settings, Session session, Background background) throws IOException {
        Optional<String> begun = session.conversation().bearings().instructions();
        if (begun.isPresent()) return begun.get();
        List<Passage> passages = background.passages();
        session.append(new Fact.Started(
                LOG_VERSION,
                session.id(),
                settings.directory(),
                settings.endpoint().label(),
                settings.policy().mode().label(),
                Passage.together(passages),
                Optional.empty(),
                Passage.sections(passages)));
        return Passage.together(passages);
    }

    private static List<Tool<?>> offered(Settings settings, List<Tool<?>> tools) {
        if (settings.tools().isEmpty()) return List.copyOf(tools);
        return tools.stream()
                .filter(tool -> settings.tools().contains(tool.name()))
                .toList();
    }
}
