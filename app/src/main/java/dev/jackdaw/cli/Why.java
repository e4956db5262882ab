package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.policy.Trial;
import dev.jackdaw.settings.Permissions;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw permissions why`: what would be decided about a call, and what decides it; asks and runs nothing.
final class Why {
    private Why() {}

    static int run(Start start, Permissions permissions) throws CommandFault, IOException {
        List<String> words = start.line().words();
        boolean named = words.size() == 3 && !start.line().has("--tool");
        if (words.size() != 2 && !named)
            throw CommandFault.usage("write jackdaw permissions why 'COMMAND', or why --tool NAME 'WHAT'; "
                    + "WHAT is a path, an address, or the call's JSON");
        String tool = named ? words.get(1) : start.line().value("--tool").orElse("bash");
        Workspace workspace = PermissionsCommand.workspace(start, permissions);
        Judgement judgement = judged(permissions.policy(), workspace, tool, words.getLast());
        if (start.line().has("--json")) start.print(json(judgement, permissions).pretty());
        else print(start, judgement, permissions);
        return ExitCode.DONE;
    }

    private static Judgement judged(Policy policy, Workspace workspace, String tool, String what) throws CommandFault {
        try {
            return parameters(tool, what)
                    ? bound(policy, workspace, new ToolCall("why", Rule.tool(tool), what))
                    : judged(policy, workspace, Trial.of(tool, what));
        } catch (IllegalArgumentException wrong) {
            throw CommandFault.usage(String.valueOf(wrong.getMessage()));
        }
    }

    /// Whether it is a call's JSON; a group of shell commands begins like that too.
    private static boolean parameters(String tool, String what) {
        if (!what.startsWith("{") || !Rule.tool(tool).equals("bash")) return what.startsWith("{");
        try {
            return Json.parse(what) instanceof Json.Obj;
        } catch (JsonFault command) {
            return false;
        }
    }

    static Judgement judged(Policy policy, Workspace workspace, Trial trial) {
        return policy.judge(trial.tool(), trial.accesses(), workspace);
    }

    private static Judgement bound(Policy policy, Workspace workspace, ToolCall call) throws CommandFault {
        Kit kit = Kit.open();
        try {
            var site = new Site(workspace, workspace.root(), _ -> {});
            return switch (new Toolbox(kit.tools(), List.of()).bind(call, site)) {
                case Toolbox.Bound.Wrong(var why) -> throw CommandFault.usage(why);
                case Toolbox.Bound.Ready(var invocation, var _) -> policy.judge(invocation, workspace);
            };
        } finally {
            kit.close().run();
        }
    }

    private static void print(Start start, Judgement judgement, Permissions permissions) {
        start.print(label(judgement) + ": " + judgement.why());
        Policy policy = permissions.policy();
        if (decided(judgement, policy).isEmpty())
            start.print("by the mode " + policy.mode().label() + " (" + permissions.modeSource() + ")");
        for (Judgement.Part part : judgement.parts())
            start.print(String.format(
                    Locale.ROOT,
                    "  %-6s %s   (%s)",
                    part.verdict().name().toLowerCase(Locale.ROOT),
                    part.text(),
                    part.why()));
        if (!judgement.rule().isEmpty()) start.print("a rule that would allow it: " + judgement.rule());
    }

    static String label(Judgement judgement) {
        return judgement.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static Json.Obj json(Judgement judgement, Permissions permissions) {
        Policy policy = permissions.policy();
        Optional<Rule> rule = decided(judgement, policy);
        return Json.obj(
                "verdict", label(judgement),
                "reason", judgement.why(),
                "rule", rule.map(Rule::text),
                "source", rule.map(each -> each.origin().source()).orElse(permissions.modeSource()),
                "mode", policy.mode().label(),
                "parts", parts(judgement),
                "offer", judgement.rule());
    }

    static Json.Arr parts(Judgement judgement) {
        return Json.arr(judgement.parts().stream().map(Why::json).toList());
    }

    private static Json.Obj json(Judgement.Part part) {
        return Json.obj(
                "text", part.text(),
                "verdict", part.verdict().name().toLowerCase(Locale.ROOT),
                "reason", part.why());
    }

    /// The rule that a judgement names as its ground; none where the mode decides.
    private static Optional<Rule> decided(Judgement judgement, Policy policy) {
        for (RuleList list : RuleList.values())
            for (Rule rule : policy.rules(list))
                if (judgement.why().contains("the rule " + list.label() + " " + rule + " ")) return Optional.of(rule);
        return Optional.empty();
    }
}
