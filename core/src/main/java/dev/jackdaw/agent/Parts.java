package dev.jackdaw.agent;

import dev.jackdaw.agent.LiveSession.Answering;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session is worked with.
///
/// @param tools the tools of the model
/// @param inner filters between the gate and the tool, outermost first
/// @param gateway the models
/// @param instructions the system prompt, where the log has none
/// @param answering whether somebody is there to answer the gate
/// @param close what is to be ended with the session
/// @param hooks who is asked about what happens
/// @param going the way back; the filter of its timeline is among the inner ones
/// @param sandbox what confines commands
/// @param upkeep what is looked after before a model is asked
/// @param learned what is known from files
/// @param subagents those the session has handed tasks to
/// @param superior whoever handed the session its task; empty where the user did
/// @param repetition what loops go by
/// @param chores what the user can order by its name, to be done beside the turns
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
        Hooks hooks,
        Going going,
        Sandbox sandbox,
        Upkeep upkeep,
        Learned learned,
        Subagents subagents,
        Optional<Superior> superior,
        Repetition repetition,
        Map<String, Chore> chores) {

    /// A session of the user's own.
    public Parts(
            Gateway gateway,
            List<? extends Tool<?>> tools,
            List<? extends ToolFilter> inner,
            Policy policy,
            Site site,
            String instructions,
            Budget budget,
            Answering answering,
            Runnable close,
            Hooks hooks,
            Going going,
            Sandbox sandbox,
            Upkeep upkeep,
            Learned learned,
            Subagents subagents) {
        this(
                gateway,
                tools,
                inner,
                policy,
                site,
                instructions,
                budget,
                answering,
                close,
                hooks,
                going,
                sandbox,
                upkeep,
                learned,
                subagents,
                Optional.empty(),
                Repetition.NONE,
                Map.of());
    }

    /// Without hooks, undo, a sandbox, upkeep and anything learned.
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
        this(
                gateway,
                tools,
                inner,
                policy,
                site,
                instructions,
                budget,
                answering,
                close,
                Hooks.NONE,
                Going.NONE,
                Sandbox.off(),
                Upkeep.NONE,
                Learned.nothing(),
                Subagents.NONE);
    }

    /// The same with loops that go by something else.
    Parts repeating(Repetition other) {
        return new Parts(
                gateway,
                tools,
                inner,
                policy,
                site,
                instructions,
                budget,
                answering,
                close,
                hooks,
                going,
                sandbox,
                upkeep,
                learned,
                subagents,
                superior,
                other,
                chores);
    }
}
