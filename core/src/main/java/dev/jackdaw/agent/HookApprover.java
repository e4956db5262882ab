package dev.jackdaw.agent;

import dev.jackdaw.hook.HookedSession;
import dev.jackdaw.policy.Advice;
import dev.jackdaw.policy.Approver;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Invocation;
import java.util.function.Supplier;

/// Lets hooks answer what the user would be asked. Their yes counts as far as a rule of the user would.
record HookApprover(Session session, HookedSession hooks, Supplier<Policy> policy, Approver user) implements Approver {
    private static final String HOOK = "hook";

    @Override
    public Answer ask(Invocation<?> invocation, String why, String rule) throws InterruptedException {
        dev.jackdaw.hook.Answer said = hooks.request(invocation, rule);
        String id = invocation.call().id();
        return switch (said.decision()) {
            case DENY -> {
                session.append(new Fact.ApprovalGiven(id, false, HOOK, said.reason()));
                yield new Answer(false, said.reason());
            }
            case ALLOW -> {
                boolean allowed = said.input().isEmpty()
                        && new Advice(Verdict.ALLOW, HOOK)
                                        .over(
                                                policy.get(),
                                                invocation,
                                                invocation.site().workspace())
                                        .verdict()
                                == Verdict.ALLOW;
                if (!allowed) yield user.ask(invocation, why, rule);
                session.append(new Fact.ApprovalGiven(id, true, HOOK, said.reason()));
                yield new Answer(true, said.reason());
            }
            case NONE, ASK -> user.ask(invocation, why, rule);
        };
    }
}
