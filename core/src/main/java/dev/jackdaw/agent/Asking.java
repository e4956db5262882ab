package dev.jackdaw.agent;

import dev.jackdaw.policy.Approver;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Asks whoever holds the face, one question at a time.
final class Asking implements Approver {
    private final Session session;
    private final Consumer<Fact> always;
    private final ReentrantLock one = new ReentrantLock(true);
    private final Map<String, Command.Decide> decisions = new HashMap<>();

    /// @param always hears of the rule the user wants from now on
    Asking(Session session, Consumer<Fact> always) {
        this.session = session;
        this.always = always;
    }

    void decide(Command.Decide decision) {
        synchronized (decisions) {
            decisions.put(decision.callId(), decision);
            decisions.notifyAll();
        }
    }

    @Override
    public Answer ask(Invocation<?> invocation, String why, String rule) throws InterruptedException {
        // Who waits for others' questions can be interrupted.
        one.lockInterruptibly();
        try {
            return asked(invocation, why, rule);
        } finally {
            one.unlock();
        }
    }

    private Answer asked(Invocation<?> invocation, String why, String rule) throws InterruptedException {
        String id = invocation.call().id();
        boolean ofModel = session.conversation().unanswered().contains(invocation.call());
        Optional<ToolCall> own = ofModel ? Optional.empty() : Optional.of(invocation.call());
        session.append(new Fact.ApprovalAsked(id, why, rule, own));
        Command.Decide decision;
        try {
            decision = decision(id);
        } catch (InterruptedException stop) {
            // No turn ends that would close the question.
            if (own.isPresent()) session.append(new Fact.ApprovalGiven(id, false, "user", ""));
            throw stop;
        }
        boolean allowed = decision.decision() != Command.Decision.NO;
        session.append(new Fact.ApprovalGiven(id, allowed, "user", decision.note()));
        if (decision.decision() == Command.Decision.ALWAYS && !rule.isEmpty()) always.accept(new Fact.RuleAdded(rule));
        return new Answer(allowed, decision.note());
    }

    private Command.Decide decision(String id) throws InterruptedException {
        synchronized (decisions) {
            while (true) {
                Command.Decide decision = decisions.remove(id);
                if (decision != null) return decision;
                decisions.wait();
            }
        }
    }
}
