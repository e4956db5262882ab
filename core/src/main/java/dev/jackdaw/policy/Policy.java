package dev.jackdaw.policy;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/// A mode and the rules that go before it: deny, then ask, then allow.
public record Policy(Mode mode, List<Rule> allow, List<Rule> ask, List<Rule> deny) {
    public Policy {
        allow = List.copyOf(allow);
        ask = List.copyOf(ask);
        deny = List.copyOf(deny);
    }

    public static Policy of(Mode mode) {
        return new Policy(mode, List.of(), List.of(), List.of());
    }

    public Policy in(Mode other) {
        return new Policy(other, allow, ask, deny);
    }

    public Policy allowing(Rule rule) {
        var more = new ArrayList<>(allow);
        more.add(rule);
        return new Policy(mode, more, ask, deny);
    }

    public Judgement judge(Invocation<?> invocation, Workspace workspace) {
        boolean reads = invocation.reads();
        return reads || mode == Mode.BYPASS
                ? new Judgement(Verdict.ALLOW, "reading is free", "")
                : new Judgement(Verdict.ASK, "it may change something", "");
    }
}
