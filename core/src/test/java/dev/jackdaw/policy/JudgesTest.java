package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.workspace.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgesTest {
    private static final List<String> RULES = List.of(
            "Bash",
            "Bash(git *)",
            "Bash(rm *)",
            "Edit",
            "Edit(src/**)",
            "Read(secret/**)",
            "Agent(general)",
            "mcp__shop",
            "WebFetch(domain:a.test)",
            "Write");

    private static final List<List<Access>> CALLS = List.of(
            List.of(new Access.Execute("git push")),
            List.of(new Access.Execute("git status && rm -r x")),
            List.of(new Access.Execute("make"), new Access.Leave(Confinement.NONE)),
            List.of(new Access.Read("secret/a"), new Access.Write("secret/a")),
            List.of(new Access.Write("src/a.java")),
            List.of(new Access.Write(".git/config")),
            List.of(new Access.Fetch(URI.create("https://a.test/"))),
            List.of(new Access.Delegate("general")),
            List.of());

    private static final List<String> TOOLS = List.of("bash", "edit", "write", "read", "fetch", "mcp__shop__order");

    @TempDir
    Path folder;

    private static List<Rule> rules(Random random) {
        var rules = new ArrayList<Rule>();
        for (int i = random.nextInt(3); i > 0; i--) rules.add(Rule.parse(RULES.get(random.nextInt(RULES.size()))));
        return rules;
    }

    private static Policy policy(Random random) {
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        return new Policy(mode, rules(random), rules(random), rules(random));
    }

    @Test
    void whoIsBelowMayNeverDoMoreThanAnyoneAbove() throws Exception {
        var workspace = new Workspace(folder, List.of(), List.of());
        for (int seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var chain = new ArrayList<Policy>();
            for (int depth = 1 + random.nextInt(3); depth >= 0; depth--) chain.add(policy(random));
            var judges = new Judges(List.of(chain::getFirst));
            for (Policy above : chain.subList(1, chain.size())) judges = judges.under(Judges.of(() -> above));
            String tool = TOOLS.get(random.nextInt(TOOLS.size()));
            List<Access> accesses = CALLS.get(random.nextInt(CALLS.size()));
            Verdict together =
                    judges.judge(each -> each.judge(tool, accesses, workspace)).verdict();
            Verdict strictest = Verdict.ALLOW;
            for (Policy each : chain) {
                Verdict one = each.judge(tool, accesses, workspace).verdict();
                assertTrue(together.compareTo(one) >= 0, "seed " + seed);
                strictest = one.compareTo(strictest) > 0 ? one : strictest;
            }
            assertEquals(strictest, together, "seed " + seed);
        }
    }
}
