package dev.jackdaw;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Subagents;
import dev.jackdaw.goal.Judging;
import dev.jackdaw.goal.Pursuing;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Goals;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.kit.Kit;
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
        goal(ground, preparations, completions);
        return new Undertakings(tools, preparations, completions, Subagents.NONE);
    }

    private static void goal(Ground ground, List<Preparation> preparations, List<Completion> completions) {
        Goals figures = ground.settings().goals();
        var means = new Judging.Means(
                ground.kit().checks(),
                new Aside(ground.session(), ground.gateway()),
                ground.site(),
                () -> ground.live().get().policy().mode(),
                figures.check(),
                figures.judge());
        var pursuing = new Pursuing(ground.session(), new Judging(ground.session(), means));
        preparations.add(pursuing);
        completions.add(pursuing);
    }
}
