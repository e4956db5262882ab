package dev.jackdaw.session;

import dev.jackdaw.model.Arrival;

/// Something passing, never kept: a slow follower may miss it.
public sealed interface Glimpse extends Event {

    /// Whether it is one of the many small pieces something arrives in; who shows nothing live can do without them.
    default boolean piece() {
        return this instanceof ToolPrinted
                || this instanceof Heard(var arrival)
                        && (arrival instanceof Arrival.TextArrived
                                || arrival instanceof Arrival.ThinkingArrived
                                || arrival instanceof Arrival.ArgumentsArrived);
    }

    /// Whether it tells that a model is being asked, or will be asked again.
    default boolean request() {
        return this instanceof Asking || this instanceof Heard(var arrival) && arrival instanceof Arrival.Retrying;
    }

    /// A model is being asked.
    record Asking(String origin) implements Glimpse {}

    /// The conversation is being summed up.
    record SummingUp() implements Glimpse {}

    /// A piece of a reply.
    record Heard(Arrival arrival) implements Glimpse {}

    /// A call is past the gate and runs.
    record ToolStarted(String callId) implements Glimpse {}

    /// A running call printed something.
    record ToolPrinted(String callId, String text) implements Glimpse {}

    /// A subagent is at something.
    ///
    /// @param doing in a few words
    /// @param tokens it has used so far
    record AgentMoved(String agent, String doing, long tokens) implements Glimpse {}

    /// What was changed is being checked.
    ///
    /// @param command what runs, or what is looked at
    record Verifying(String command) implements Glimpse {}

    /// A hook is asked.
    ///
    /// @param status what its configuration has the user read meanwhile, or empty
    record HookBegan(String id, String event, String hook, String status) implements Glimpse {}

    /// A hook has answered.
    ///
    /// @param exit its exit code, or -1
    record HookEnded(String id, String event, String hook, int exit, String output, String errors) implements Glimpse {}
}
