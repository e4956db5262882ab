package dev.jackdaw.policy;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mode and the rules that go before it: deny, then ask, then allow. What a mode never does, and the commands that
/// are refused everywhere, no rule allows.
///
/// @param locks what may not be changed any more
public record Policy(Mode mode, List<Rule> allow, List<Rule> ask, List<Rule> deny, Locks locks) {
    private static final String BASH = "bash";

    public Policy {
        allow = folded(allow);
        ask = folded(ask);
        deny = folded(deny);
    }

    /// What those who manage the machine, or the user, have fixed.
    ///
    /// @param bypass who forbids the mode that asks nothing
    /// @param rules who says that no other rules count
    public record Locks(Optional<String> bypass, Optional<String> rules) {
        public static final Locks NONE = new Locks(Optional.empty(), Optional.empty());
    }

    public Policy(Mode mode, List<Rule> allow, List<Rule> ask, List<Rule> deny) {
        this(mode, allow, ask, deny, Locks.NONE);
    }

    public static Policy of(Mode mode) {
        return new Policy(mode, List.of(), List.of(), List.of());
    }

    /// Takes rules such as `Read(!public/**)` out of the list and excepts what they name from the rules before them
    /// that the same source has about the same tool. One source cannot take away what another says.
    private static List<Rule> folded(List<Rule> rules) {
        if (rules.stream().noneMatch(Policy::excepts)) return List.copyOf(rules);
        var folded = new ArrayList<Rule>();
        for (Rule rule : rules) {
            if (!excepts(rule)) folded.add(rule);
            else
                folded.replaceAll(before -> before.origin().equals(rule.origin()) && same(before, rule)
                        ? but(before, rule.spec().substring(1))
                        : before);
        }
        return List.copyOf(folded);
    }

    private static boolean excepts(Rule rule) {
        return rule.spec().startsWith("!") && !ToolNames.tool(rule.tool()).equals("bash");
    }

    private static boolean same(Rule one, Rule other) {
        return ToolNames.tool(one.tool()).equals(ToolNames.tool(other.tool()));
    }

    private static Rule but(Rule rule, String exception) {
        var except = new ArrayList<>(rule.except());
        except.add(exception);
        return new Rule(rule.tool(), rule.spec(), rule.origin(), except);
    }

    /// @throws IllegalArgumentException when that mode is forbidden, naming by whom
    public Policy in(Mode other) {
        if (other == Mode.BYPASS && locks.bypass().isPresent())
            throw new IllegalArgumentException(
                    other.label() + " mode is forbidden by " + locks.bypass().get() + "; choose another");
        return new Policy(other, allow, ask, deny, locks);
    }

    public List<Rule> rules(RuleList list) {
        return switch (list) {
            case ALLOW -> allow;
            case ASK -> ask;
            case DENY -> deny;
        };
    }

    public Policy allowing(Rule rule) {
        return with(RuleList.ALLOW, rule);
    }

    /// The same with one more rule.
    ///
    /// @throws IllegalArgumentException when only the rules of somebody else count, naming whose
    public Policy with(RuleList list, Rule rule) {
        if (locks.rules().isPresent())
            throw new IllegalArgumentException(
                    "only the rules of " + locks.rules().get() + " count; change them there");
        var more = new ArrayList<>(rules(list));
        more.add(rule);
        return replacing(list, more);
    }

    /// The same without a rule of the session.
    ///
    /// @throws IllegalArgumentException when the session has no such rule, naming those it has
    public Policy without(RuleList list, Rule rule) {
        var left = new ArrayList<>(rules(list));
        if (left.removeIf(
                each -> each.origin().equals(Rule.Origin.SESSION) && each.text().equals(rule.text())))
            return replacing(list, left);
        List<String> own = rules(list).stream()
                .filter(each -> each.origin().equals(Rule.Origin.SESSION))
                .map(Rule::text)
                .toList();
        throw new IllegalArgumentException("the session has no rule " + list.label() + " " + rule.text()
                + (own.isEmpty() ? "" : "; it has " + String.join(", ", own))
                + "; rules of files are removed there");
    }

    private Policy replacing(RuleList list, List<Rule> rules) {
        return new Policy(
                mode,
                list == RuleList.ALLOW ? rules : allow,
                list == RuleList.ASK ? rules : ask,
                list == RuleList.DENY ? rules : deny,
                locks);
    }

    public Judgement judge(Invocation<?> invocation, Workspace workspace) {
        var parameters = Parameters.of(invocation);
        List<Access> accesses = invocation.accesses();
        String subject = handed(accesses).orElseGet(parameters::subject);
        var tool = new ToolNames(invocation.tool().name(), invocation.tool().aliases(), subject);
        return settled(parameters.judge(this, tool, () -> new Judge(this, workspace, tool, BASH).judge(accesses)));
    }

    /// What is said of a call to a tool of that name that would touch this, without making one.
    public Judgement judge(String tool, List<Access> accesses, Workspace workspace) {
        return judge(tool, accesses, workspace, BASH);
    }

    /// The same where commands are for another shell than Bash, such as `zsh`.
    public Judgement judge(String tool, List<Access> accesses, Workspace workspace, String shell) {
        var names =
                new ToolNames(ToolNames.tool(tool), List.of(), handed(accesses).orElse(""));
        return settled(new Judge(this, workspace, names, shell).judge(accesses));
    }

    /// Why a command the user has written may not run unasked. Writing it agrees to what would be asked about; deny
    /// rules and plan mode hold.
    public Optional<String> forbids(String command, Workspace workspace) {
        if (mode == Mode.PLAN) return Optional.of("plan mode runs no commands that could change something");
        Policy judging = mode == Mode.BYPASS ? this : in(Mode.DEFAULT);
        Judgement judged = judging.judge(BASH, List.of(new Access.Execute(command)), workspace);
        return judged.verdict() == Verdict.DENY ? Optional.of(judged.why()) : Optional.empty();
    }

    /// The part a task is handed to, however the call spells it.
    private static Optional<String> handed(List<Access> accesses) {
        return accesses.size() == 1 && accesses.getFirst() instanceof Access.Delegate(var role)
                ? Optional.of(role)
                : Optional.empty();
    }

    /// No rule is offered where none could be added.
    private Judgement settled(Judgement found) {
        return locks.rules().isEmpty() ? found : new Judgement(found.verdict(), found.why(), "", found.parts());
    }
}
