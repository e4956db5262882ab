package dev.jackdaw.delegate;

import dev.jackdaw.policy.Approver;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;

/// Puts what a subagent's gate would ask to whoever answers its superior's: under a call id that names the agent.
///
/// @param above who is asked
/// @param child the subagent's own session, which keeps the answer
record Forwarding(String agent, Approver above, Session child, Watching watching) implements Approver {
    @Override
    public Answer ask(Invocation<?> invocation, String why, String rule) throws InterruptedException {
        watching.moved("waiting for an answer");
        Answer answer = above.ask(named(agent, invocation), agent + ": " + why, rule);
        String by = above == NOBODY ? "nobody" : "user";
        child.append(new Fact.ApprovalGiven(invocation.call().id(), answer.allowed(), by, answer.note()));
        return answer;
    }

    /// A call of a subagent as its superior knows it.
    static <P extends Record> Invocation<P> named(String agent, Invocation<P> invocation) {
        ToolCall call = invocation.call();
        var renamed = new ToolCall(agent + "/" + call.id(), call.tool(), call.arguments());
        return new Invocation<>(renamed, invocation.tool(), invocation.parameters(), invocation.site());
    }
}
