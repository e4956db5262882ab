package dev.jackdaw.policy;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/// A mode and the rules that go before it: deny, then ask, then allow. What a mode never does, and the commands that
/// are refused everywhere, no rule allows.
public record Policy(Mode mode, List<Rule> allow, List<Rule> ask, List<Rule> deny) {
    private static final String BASH = "bash";

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
        var tool = new ToolNames(invocation.tool().name(), invocation.tool().aliases());
        return new Judge(this, workspace, tool, BASH).judge(invocation.accesses());
    }

    /// What is said of a call to a tool of that name that would touch this, without making one.
    public Judgement judge(String tool, List<Access> accesses, Workspace workspace) {
        return judge(tool, accesses, workspace, BASH);
    }

    /// The same where commands are for another shell than Bash, such as `zsh`.
    public Judgement judge(String tool, List<Access> accesses, Workspace workspace, String shell) {
        return new Judge(this, workspace, new ToolNames(ToolNames.tool(tool), List.of()), shell).judge(accesses);
    }
}
