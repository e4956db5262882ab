package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.policy.Judgement;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Remark;
import dev.jackdaw.policy.Verdict;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Permissions;
import dev.jackdaw.settings.RuleTest;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `jackdaw permissions test`: whether the rules decide as their files expect; with `--sessions`, which calls of past
/// sessions they would decide otherwise than it was decided then.
final class RuleTesting {
    private static final int SESSIONS = 20;

    private final Start start;
    private final Permissions permissions;
    private final Workspace workspace;

    private RuleTesting(Start start, Permissions permissions, Workspace workspace) {
        this.start = start;
        this.permissions = permissions;
        this.workspace = workspace;
    }

    /// @return 1 where something is decided otherwise than expected
    static int run(Start start, Permissions permissions) throws CommandFault, IOException {
        if (start.line().words().size() > 1)
            throw CommandFault.usage("write jackdaw permissions test, or test --sessions [N]");
        var testing = new RuleTesting(start, permissions, PermissionsCommand.workspace(start, permissions));
        Kit kit = Kit.open();
        try {
            testing.remarks(kit);
            return start.line().has("--sessions") ? testing.sessions(kit) : testing.tests();
        } finally {
            kit.close().run();
        }
    }

    private void remarks(Kit kit) {
        List<String> names = kit.tools().stream().map(Tool::name).toList();
        for (Remark remark : Remark.of(permissions.policy(), names)) start.warn(told(remark));
    }

    static String told(Remark remark) {
        return remark.list().label() + " " + remark.rule() + ": " + remark.what() + "; " + remark.mend();
    }

    private int tests() {
        int failed = 0;
        for (RuleTest test : permissions.tests()) {
            Judgement judgement = Why.judged(policy(test), workspace, test.trial());
            boolean right = judgement.verdict() == test.expected();
            if (!right) failed++;
            start.print(row(right ? "ok" : "FAILED", label(test.expected()), label(judgement.verdict()), test.call())
                    + (right ? "" : "\n       " + judgement.why() + "\n       expected by " + test.source()));
        }
        start.print(
                permissions.tests().isEmpty()
                        ? "There are no tests; write some as permissions: {tests: [{run: git status, expect: allow}]}"
                        : permissions.tests().size() - failed + " of "
                                + permissions.tests().size() + " as expected");
        return failed == 0 ? ExitCode.DONE : ExitCode.ERROR;
    }

    private Policy policy(RuleTest test) {
        Policy own = permissions.policy();
        return new Policy(test.mode().orElse(own.mode()), own.allow(), own.ask(), own.deny());
    }

    private static String row(String state, String expected, String found, String call) {
        return String.format(Locale.ROOT, "%-7s expected %-6s found %-6s %s", state, expected, found, call);
    }

    private static String label(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private int sessions(Kit kit) throws CommandFault, IOException {
        var sessions = new Sessions(start.state(), start.directory());
        var toolbox = new Toolbox(kit.tools(), List.of());
        var site = new Site(workspace, sessions.project(), _ -> {});
        int judged = 0;
        int other = 0;
        for (Sessions.Entry entry : sessions.list().stream().limit(most()).toList())
            for (PastCall past : PastCall.of(sessions.lines(entry.id()))) {
                if (!(toolbox.bind(past.call(), site) instanceof Toolbox.Bound.Ready(var invocation, var _))) continue;
                judged++;
                Judgement now = permissions.policy().judge(invocation, workspace);
                if (now.verdict() == past.verdict()) continue;
                other++;
                start.print(String.format(
                        Locale.ROOT,
                        "%s  %-5s then, %-5s now  %s%n       %s",
                        entry.id(),
                        label(past.verdict()),
                        label(now.verdict()),
                        past.shown(),
                        now.why()));
            }
        start.print(other + " of " + judged + " calls would be decided otherwise");
        return ExitCode.DONE;
    }

    private long most() throws CommandFault {
        String said = start.line().value("--sessions").orElse("");
        try {
            return said.isEmpty() ? SESSIONS : Long.parseUnsignedLong(said);
        } catch (NumberFormatException wrong) {
            throw CommandFault.usage("--sessions takes a number of sessions, not \"" + said + "\"");
        }
    }
}
