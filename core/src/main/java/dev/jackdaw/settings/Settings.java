package dev.jackdaw.settings;

import dev.jackdaw.delegate.Caps;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.undo.Quota;
import dev.jackdaw.verify.Rigour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything a session is opened with.
///
/// @param directory the folder to work in
/// @param state where sessions and logs are kept, outside the workspace
/// @param lineup the models that may be asked
/// @param more further folders that may be read and written
/// @param instructions a system prompt in place of the built-in one
/// @param appended text after the system prompt
/// @param tools names of the tools offered; all where empty
/// @param artifacts where the records of a run go; below `state` where empty
/// @param appearance how the interface is to look
/// @param hooks who is asked about what happens, in their order
/// @param undo how much may be saved for undo
/// @param sandbox how commands are to be confined
/// @param knowing what the model knows beside the conversation
/// @param rigour how thoroughly the work is checked
/// @param agents what subagents may use
/// @param goals how goals are pursued
public record Settings(
        Path directory,
        Path state,
        Lineup lineup,
        Policy policy,
        List<Path> more,
        Limits limits,
        Optional<String> instructions,
        Optional<String> appended,
        List<String> tools,
        Optional<Path> artifacts,
        Appearance appearance,
        List<HookSetting> hooks,
        Quota undo,
        Wishes sandbox,
        Knowing knowing,
        Rigour rigour,
        Caps agents,
        Goals goals) {
    public Settings {
        hooks = List.copyOf(hooks);
        more = List.copyOf(more);
        tools = List.copyOf(tools);
    }

    /// The usual settings for a model: reading is free, and what would be asked is asked.
    ///
    /// @param state where sessions and logs are kept; not inside the directory
    public static Settings of(Path directory, Path state, Endpoint endpoint) {
        return new Settings(
                directory,
                state,
                Lineup.of(endpoint),
                Policy.of(Mode.DEFAULT),
                List.of(),
                Limits.USUAL,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Appearance.USUAL,
                List.of(),
                Quota.USUAL,
                Wishes.USUAL,
                Knowing.NOTHING,
                Rigour.USUAL,
                Caps.USUAL,
                Goals.USUAL);
    }

    /// The model of the session at first.
    public Endpoint endpoint() {
        return lineup.main();
    }

    /// The same under another policy.
    public Settings under(Policy other) {
        return with(state, other, limits, hooks, sandbox);
    }

    /// The same within other limits.
    public Settings within(Limits other) {
        return with(state, policy, other, hooks, sandbox);
    }

    /// The same with another place for sessions and logs.
    public Settings keeping(Path elsewhere) {
        return with(elsewhere, policy, limits, hooks, sandbox);
    }

    /// The same with further hooks.
    public Settings hooking(HookSetting... others) {
        var all = new ArrayList<>(hooks);
        all.addAll(List.of(others));
        return with(state, policy, limits, all, sandbox);
    }

    /// The same, with commands confined otherwise.
    public Settings confining(Wishes other) {
        return with(state, policy, limits, hooks, other);
    }

    private Settings with(Path state, Policy policy, Limits limits, List<HookSetting> hooks, Wishes sandbox) {
        return new Settings(
                directory,
                state,
                lineup,
                policy,
                more,
                limits,
                instructions,
                appended,
                tools,
                artifacts,
                appearance,
                hooks,
                undo,
                sandbox,
                knowing,
                rigour,
                agents,
                goals);
    }

    /// The same, heeding the files of others.
    public Settings heeding(Set<Owner> owners) {
        return knowing(
                new Knowing(owners, knowing.compacting(), knowing.recalled(), knowing.noting(), knowing.around()));
    }

    /// The same, knowing something else beside the conversation.
    public Settings knowing(Knowing other) {
        return with(other, rigour, agents, goals);
    }

    /// The same, its work checked otherwise.
    public Settings checking(Rigour other) {
        return with(knowing, other, agents, goals);
    }

    /// The same, with other limits for subagents.
    public Settings delegating(Caps other) {
        return with(knowing, rigour, other, goals);
    }

    /// The same, pursuing goals otherwise.
    public Settings pursuing(Goals other) {
        return with(knowing, rigour, agents, other);
    }

    private Settings with(Knowing knowing, Rigour rigour, Caps agents, Goals goals) {
        return new Settings(
                directory,
                state,
                lineup,
                policy,
                more,
                limits,
                instructions,
                appended,
                tools,
                artifacts,
                appearance,
                hooks,
                undo,
                sandbox,
                knowing,
                rigour,
                agents,
                goals);
    }
}
