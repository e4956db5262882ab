package dev.jackdaw.agent;

import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;

/// The rules a session has of its own, as its facts tell.
final class SessionRules {
    private SessionRules() {}

    /// A policy with the rules the user added before the session was last closed.
    static Policy restored(Session session, Policy start) {
        Policy restored = start;
        for (Fact fact : session.choices().rules()) restored = after(fact, restored);
        return restored;
    }

    /// The policy after a fact of a log: where it may not be changed any more, or the rule is none, as it was.
    private static Policy after(Fact fact, Policy policy) {
        try {
            return changed(fact, policy);
        } catch (IllegalArgumentException otherwiseNow) {
            return policy;
        }
    }

    /// @throws IllegalArgumentException when the rule is none, is not there or may not be added, with the mend
    static Policy changed(Fact fact, Policy policy) {
        if (fact instanceof Fact.RuleAdded(var rule, var list))
            return policy.with(list.map(RuleList::named).orElse(RuleList.ALLOW), own(rule));
        if (fact instanceof Fact.RuleRemoved(var rule, var list))
            return policy.without(RuleList.named(list), own(rule));
        return policy;
    }

    private static Rule own(String rule) {
        return Rule.parse(rule).of(Rule.Origin.SESSION);
    }
}
