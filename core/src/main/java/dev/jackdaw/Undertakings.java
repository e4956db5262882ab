package dev.jackdaw;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Subagents;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.plan.Conducting;
import dev.jackdaw.plan.Planner;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.verify.Claims;
import dev.jackdaw.undo.Timeline;
import dev.jackdaw.verify.Inspection;
import dev.jackdaw.verify.Touched;
import dev.jackdaw.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a session does on its own account, put together: plans, goals, subagents, checks of its work.
///
/// @param tools what the model can do about it
/// @param preparations what is told before a model is asked
/// @param completions what is done before a turn ends
record Undertakings(
        List<Tool<?>> tools, List<Preparation> preparations, List<Completion> completions, Subagents subagents) {

    /// What they are made of.
    ///
    /// @param live the session at work; not to be asked for before it is opened
    record Ground(
            Settings settings,
            Session session,
            Gateway gateway,
            Kit kit,
            Site site,
            Skills skills,
            LiveSession.Answering answering,
            Supplier<LiveSession> live) {}

    /// The order of the completions is that of the looks before a turn ends: what was handed out is waited for, what
    /// was
    /// changed is checked, what was said is compared with it, then the next step of the plan and the goal follow.
    static Undertakings of(Ground ground) {
        var tools = new ArrayList<Tool<?>>();
        var preparations = new ArrayList<Preparation>();
        var completions = new ArrayList<Completion>();
        completions.add(verification(ground));
        completions.add(claims(ground));
        plan(ground, tools, preparations, completions);
        return new Undertakings(tools, preparations, completions, Subagents.NONE);
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
}
