package dev.jackdaw;

import dev.jackdaw.agent.Chore;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Subagents;
import dev.jackdaw.delegate.Account;
import dev.jackdaw.delegate.AgentMerge;
import dev.jackdaw.delegate.AgentOutput;
import dev.jackdaw.delegate.AgentStop;
import dev.jackdaw.delegate.Cradle;
import dev.jackdaw.delegate.Delegate;
import dev.jackdaw.delegate.Lookout;
import dev.jackdaw.delegate.Role;
import dev.jackdaw.delegate.Roles;
import dev.jackdaw.delegate.Staff;
import dev.jackdaw.delegate.Worktrees;
import dev.jackdaw.goal.Judging;
import dev.jackdaw.goal.Pursuing;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.plan.Conducting;
import dev.jackdaw.plan.Planner;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Goals;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.team.TeamOrder;
import dev.jackdaw.team.TeamResult;
import dev.jackdaw.team.TeamWork;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.undo.Timeline;
import dev.jackdaw.verify.Claims;
import dev.jackdaw.verify.Inspection;
import dev.jackdaw.verify.Touched;
import dev.jackdaw.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a session does on its own account, put together: plans, goals, subagents, checks of its work.
///
/// @param tools what the model can do about it
/// @param preparations what is told before a model is asked
/// @param completions what is done before a turn ends
/// @param chores what the user can order beside the turns
/// @param filters what goes around calls inside the gate, after all others
record Undertakings(
        List<Tool<?>> tools,
        List<Preparation> preparations,
        List<Completion> completions,
        Subagents subagents,
        List<ToolFilter> filters,
        Map<String, Chore> chores) {

    /// What they are made of.
    ///
    /// @param live the session at work; not to be asked for before it is opened
    /// @param more the tools of whoever opened the session
    /// @param saving what saves what a call is about to change
    /// @param below the subagent it is, if it is one
    record Ground(
            Settings settings,
            Session session,
            Gateway gateway,
            Kit kit,
            Site site,
            Skills skills,
            LiveSession.Answering answering,
            Supplier<LiveSession> live,
            List<? extends Tool<?>> more,
            List<ToolFilter> saving,
            Optional<Nursery.Below> below) {}

    /// The order of the completions is that of the looks before a turn ends: what was handed out is waited for, what
    /// was changed is checked, what was said is compared with it, then the plan's next step and the goal follow.
    static Undertakings of(Ground ground) {
        var all = new Undertakings(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Subagents.NONE, new ArrayList<>(), Map.of());
        Optional<Staff> staff = all.delegating(ground);
        // A subagent does its task, and nothing else on its own account.
        if (ground.below().isPresent()) {
            for (Tool<?> own : ground.below().get().child().more())
                if (own instanceof Preparation telling) all.preparations().add(telling);
            return all.with(staff, Map.of());
        }
        all.completions.add(verification(ground));
        all.completions.add(claims(ground));
        plan(ground, all.tools, all.preparations, all.completions);
        goal(ground, all.preparations, all.completions);
        return all.with(staff, staff.map(agents -> team(ground, agents)).orElse(Map.of()));
    }

    private Undertakings with(Optional<Staff> staff, Map<String, Chore> chores) {
        return new Undertakings(
                tools, preparations, completions, staff.isPresent() ? staff.get() : Subagents.NONE, filters, chores);
    }

    /// Tasks can be handed out, unless the session is too deep down.
    private Optional<Staff> delegating(Ground ground) {
        Cradle.Tree tree = ground.below()
                .map(below -> below.child().tree())
                .orElseGet(() -> new Cradle.Tree(new Account(ground.settings().agents(), ground.live()), 0));
        if (!tree.delegates()) return Optional.empty();
        var staff = new Staff(new Staff.Ground(
                ground.session(),
                ground.live(),
                new Roles(ground.skills()::lore),
                new Nursery(ground),
                tree,
                new Worktrees(
                        ground.site().workspace().root(),
                        Jackdaw.project(ground.settings(), ground.session()).resolve("worktrees")),
                ground.saving()));
        var delegate = new Delegate(staff);
        tools.addAll(List.of(delegate, new AgentOutput(staff), new AgentStop(staff), new AgentMerge(staff)));
        filters.add(delegate);
        var lookout = new Lookout(staff, ground.answering());
        preparations.add(lookout);
        completions.add(lookout);
        return Optional.of(staff);
    }

    /// Without undo nobody sees what commands change.
    private static Claims claims(Ground ground) {
        boolean watched =
                ground.session().file().isPresent() && ground.settings().undo().total() > 0;
        return new Claims(ground.session(), watched ? Claims.Sight.EVERY_CHANGE : Claims.Sight.NAMED_ONLY);
    }

    private static void plan(
            Ground ground, List<Tool<?>> tools, List<Preparation> preparations, List<Completion> completions) {
        var planner = new Planner(
                new Aside(ground.session(), ground.gateway()), ground.site().workspace());
        var conducting = new Conducting(ground.session(), planner, ground.live());
        tools.addAll(conducting.tools());
        preparations.addAll(conducting.preparations());
        completions.add(conducting.completion());
    }

    private static Completion verification(Ground ground) {
        var inspection = new Inspection(
                ground.session(),
                ground.site(),
                ground.kit().checks(),
                () -> ground.live().get().policy(),
                () -> ground.live().get().sandbox().standing().confines());
        return new Verification(inspection, touched(ground), ground.settings().rigour());
    }

    /// What a subagent leaves behind is kept for the folder it works in.
    private static Touched touched(Ground ground) {
        Path here = ground.settings().directory();
        Path root = ground.site().workspace().root();
        return new Touched(ground.session(), root, new Touched.Traces() {
            private Sessions sessions(String worktree) {
                return new Sessions(ground.settings().state(), worktree.isEmpty() ? here : Path.of(worktree));
            }

            @Override
            public List<Line> lines(String session, String worktree) throws IOException {
                return sessions(worktree).lines(session);
            }

            @Override
            public List<Path> changed(String session, String worktree, int step) throws IOException {
                return Timeline.changed(sessions(worktree).project().resolve("undo"), session, step);
            }
        });
    }

    /// Has tasks done by teams.
    private static Map<String, Chore> team(Ground ground, Staff agents) {
        return Map.of(Team.CHORE, argument -> {
            List<String> roles = agents.roles().all().stream().map(Role::name).toList();
            var aside = new Aside(ground.session(), ground.gateway());
            TeamResult result = new TeamWork(ground.session(), aside, agents, roles).run(TeamOrder.of(argument));
            return new ToolResult(result.text(), !result.approved(), List.of(), result.json());
        });
    }

    private static void goal(Ground ground, List<Preparation> preparations, List<Completion> completions) {
        Goals figures = ground.settings().goals();
        var means = new Judging.Means(
                ground.kit().checks(),
                new Aside(ground.session(), ground.gateway()),
                ground.site(),
                () -> ground.live().get().policy(),
                figures.check(),
                figures.judge());
        var pursuing = new Pursuing(ground.session(), new Judging(ground.session(), means));
        preparations.add(pursuing);
        completions.add(pursuing);
    }
}
