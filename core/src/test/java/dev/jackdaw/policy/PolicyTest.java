package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("work"));
        for (String file :
                List.of("pom.xml", "src/Main.java", ".env", ".env.example", "keys/server.pem", ".git/config"))
            write(root.resolve(file));
        write(folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("notes.txt"), root.resolve(".env"));
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    /// A call as tests write it: `read PATH`, `edit PATH`, `bash COMMAND`, `fetch URL`, or another tool's name.
    private Judgement judge(Policy policy, String call) throws IOException {
        int space = call.indexOf(' ');
        String tool = space < 0 ? call : call.substring(0, space);
        String rest = space < 0 ? "" : call.substring(space + 1);
        List<Access> accesses = switch (tool) {
            case "read", "grep", "ls" -> List.of(new Access.Read(rest));
            case "edit", "write", "multi_edit" -> List.of(new Access.Read(rest), new Access.Write(rest));
            case "bash" -> List.of(new Access.Execute(rest));
            case "fetch" -> List.of(new Access.Fetch(URI.create(rest)));
            case "delegate" -> List.of(new Access.Delegate(rest));
            case "todo" -> List.of();
            default -> List.of(new Access.Execute(tool));
        };
        return policy.judge(tool, accesses, new Workspace(root, List.of(), List.of()));
    }

    private static Policy policy(Mode mode, String... rules) {
        return new Policy(mode, rules("allow ", rules), rules("ask ", rules), rules("deny ", rules));
    }

    private static List<Rule> rules(String kind, String... rules) {
        return Arrays.stream(rules)
                .filter(rule -> rule.startsWith(kind))
                .map(rule -> Rule.parse(rule.substring(kind.length())))
                .toList();
    }

    @Test
    void whatTheUserWroteToCheckTheWorkIsFreeButForDenyRulesAndPlanMode() throws IOException {
        var workspace = new Workspace(root, List.of(), List.of());
        for (Mode mode : Mode.values()) {
            Policy policy = policy(mode, "ask Bash(make *)", "deny Bash(touch *)");
            assertEquals(
                    mode != Mode.PLAN, policy.forbids("make test", workspace).isEmpty(), mode::label);
            assertTrue(policy.forbids("make test; touch ran", workspace).isPresent(), mode::label);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                // call                     default acceptEdits plan  auto  dontAsk bypass
                "read pom.xml              ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "read .env                 ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "read keys/server.pem      ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "read notes.txt            ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "read .env.example         ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "read ../secret.txt        ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY",
                "read link.txt             ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY",
                "edit src/Main.java        ¦ ASK   ¦ ALLOW ¦ DENY  ¦ ALLOW ¦ DENY  ¦ ALLOW",
                "write new/File.java       ¦ ASK   ¦ ALLOW ¦ DENY  ¦ ALLOW ¦ DENY  ¦ ALLOW",
                "edit .git/config          ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "edit .GIT/hooks/x         ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "edit .env                 ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "edit notes.txt            ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "write .jackdaw/x          ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "write .claude/x           ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "write .bashrc             ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
                "edit /etc/hosts           ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY",
                "bash ls -la               ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash cd src && ls         ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash cd /etc && ls        ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW ¦ DENY  ¦ ALLOW",
                "bash ls /tmp              ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash ls -la ..            ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash ls ~                 ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash git status           ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash cat .env             ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash cat .e*              ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash cat keys/*           ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash wc -l src/*          ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "bash cat ../secret.txt    ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash cat /etc/passwd      ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "bash mvn test             ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW ¦ DENY  ¦ ALLOW",
                "bash echo hi > x          ¦ ASK   ¦ ALLOW ¦ DENY  ¦ ALLOW ¦ DENY  ¦ ALLOW",
                "bash rm -rf /             ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY  ¦ DENY",
                "fetch https://x.io/       ¦ ASK   ¦ ASK   ¦ ASK   ¦ ASK   ¦ DENY  ¦ ALLOW",
                "delegate look around      ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "todo                      ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW ¦ ALLOW",
                "mcp__mail__send           ¦ ASK   ¦ ASK   ¦ DENY  ¦ ASK   ¦ DENY  ¦ ALLOW",
            })
    void aModeDecidesWhereNoRuleDoes(
            String call,
            Verdict asDefault,
            Verdict acceptEdits,
            Verdict plan,
            Verdict auto,
            Verdict dontAsk,
            Verdict bypass)
            throws IOException {
        Map<Mode, Verdict> expected = Map.of(
                Mode.DEFAULT, asDefault,
                Mode.ACCEPT_EDITS, acceptEdits,
                Mode.PLAN, plan,
                Mode.AUTO, auto,
                Mode.DONT_ASK, dontAsk,
                Mode.BYPASS, bypass);
        Map<Mode, Verdict> found = new LinkedHashMap<>();
        for (Mode mode : Mode.values())
            found.put(mode, judge(Policy.of(mode), call).verdict());
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                // rule                     call                                     verdict
                "allow Bash(npm test:*)    ¦ bash npm test                          ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash npm test -- --watch               ¦ ALLOW",
                "allow Bash(npm test *)    ¦ bash npm testing                       ¦ ASK",
                "allow Bash(npm test)      ¦ bash npm test x                        ¦ ASK",
                "allow Bash(npm *)         ¦ bash npm  run   x                      ¦ ALLOW",
                "allow Bash(* --version)   ¦ bash mvn --version                     ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash npm test && rm x                  ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test; rm x                    ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test | tee x                  ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test & rm x                   ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test | head -5                ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash cd src && npm test                ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash npm test 2>&1 | tail              ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash npm test $(rm x)                  ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test `rm x`                   ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test > x                      ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test <(rm x)                  ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash npm test \"$X\"                   ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash timeout 60 npm test               ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash sudo npm test                     ¦ ASK",
                "allow Bash(npm test:*)    ¦ bash CI=1 npm test                     ¦ ALLOW",
                "allow Bash(npm test:*)    ¦ bash NODE_OPTIONS=--require=x npm test ¦ ASK",
                "allow Bash(find:*)        ¦ bash find . -delete                    ¦ ASK",
                "allow Bash(find:*)        ¦ bash find . -exec rm {} +              ¦ ASK",
                "allow Bash                ¦ bash npm test $(rm x) > y              ¦ ALLOW",
                "allow Bash(*)             ¦ bash npm test $(rm x) > y              ¦ ALLOW",
                "allow bash(echo $X > y)   ¦ bash echo $X > y                       ¦ ALLOW",
                "allow Bash(rm:*)          ¦ bash rm -rf /                          ¦ DENY",
                "deny Bash(rm:*)           ¦ bash ls && rm x                        ¦ DENY",
                "deny Bash(rm:*)           ¦ bash touch a; \\rm a                   ¦ DENY",
                "deny Bash(rm:*)           ¦ bash /bin/rm a                         ¦ DENY",
                "deny Bash(rm:*)           ¦ bash 'rm' a                            ¦ DENY",
                "deny Bash(rm:*)           ¦ bash sudo rm a                         ¦ DENY",
                "deny Bash(rm:*)           ¦ bash A=b rm a                          ¦ DENY",
                "deny Bash(rm:*)           ¦ bash echo $(rm a)                      ¦ DENY",
                "deny Bash(rm:*)           ¦ bash bash -c 'rm a'                    ¦ DENY",
                "deny Bash(rm:*)           ¦ bash (rm a)                            ¦ DENY",
                "deny Bash(rm:*)           ¦ bash rmdir a                           ¦ ASK",
                "deny Bash(rm:*)           ¦ bash echo 'rm a'                       ¦ ALLOW",
                "ask Bash(git status)      ¦ bash git status                        ¦ ASK",
                "ask Bash(cat:*)           ¦ bash ls | cat                          ¦ ASK",
                "allow Edit                ¦ edit src/Main.java                     ¦ ALLOW",
                "allow Edit                ¦ write src/Main.java                    ¦ ALLOW",
                "allow Write               ¦ edit src/Main.java                     ¦ ASK",
                "allow Edit                ¦ edit .env                              ¦ ASK",
                "allow Edit(.env)          ¦ edit .env                              ¦ ALLOW",
                "allow Edit(**)            ¦ edit .git/config                       ¦ ASK",
                "allow Edit(/src/**)       ¦ edit src/Main.java                     ¦ ALLOW",
                "allow Edit(src/**)        ¦ edit src/a/b/C.java                    ¦ ALLOW",
                "allow Edit(src/*)         ¦ edit pom.xml                           ¦ ASK",
                "allow Edit(*.java)        ¦ edit src/Main.java                     ¦ ALLOW",
                "allow Edit(/*.java)       ¦ edit src/Main.java                     ¦ ASK",
                "allow Edit(/src/../..)    ¦ edit pom.xml                           ¦ ASK",
                "allow Edit(notes.txt)     ¦ edit notes.txt                         ¦ ASK",
                "allow Read(.env)          ¦ read .env                              ¦ ALLOW",
                "allow Read                ¦ read .env                              ¦ ASK",
                "deny Read(.env)           ¦ read .env                              ¦ DENY",
                "deny Read(.env)           ¦ read notes.txt                         ¦ DENY",
                "deny Read(notes.txt)      ¦ read notes.txt                         ¦ DENY",
                "deny Read(./.env)         ¦ bash cat .env                          ¦ DENY",
                "deny Read(keys/**)        ¦ grep keys                              ¦ DENY",
                "deny Read(src/**)         ¦ edit src/Main.java                     ¦ DENY",
                "deny Edit(*.java)         ¦ multi_edit src/Main.java               ¦ DENY",
                "deny Edit(pom.xml)        ¦ bash echo > pom.xml                    ¦ DENY",
                "deny Edit(pom.xml)        ¦ bash sed -i s/a/b/ pom.xml             ¦ DENY",
                "deny Edit(pom.xml)        ¦ bash cat pom.xml                       ¦ ALLOW",
                "deny Grep                 ¦ grep src                               ¦ DENY",
                "deny Grep                 ¦ read src/Main.java                     ¦ ALLOW",
                "ask Read(src/**)          ¦ read src/Main.java                     ¦ ASK",
                "deny TodoWrite            ¦ todo                                   ¦ DENY",
                "allow WebFetch(domain:x.io) ¦ fetch https://x.io/a                 ¦ ALLOW",
                "allow WebFetch(domain:x.io) ¦ fetch https://x.io.evil.test/a       ¦ ASK",
                "allow WebFetch(domain:*.x.io) ¦ fetch https://a.x.io/              ¦ ALLOW",
                "deny WebFetch             ¦ fetch https://x.io/a                   ¦ DENY",
                "allow mcp__mail           ¦ mcp__mail__send                        ¦ ALLOW",
                "allow mcp__mail__*        ¦ mcp__mail__send                        ¦ ALLOW",
                "allow mcp__mail__send     ¦ mcp__mail__send                        ¦ ALLOW",
                "allow mcp__ma             ¦ mcp__mail__send                        ¦ ASK",
                "deny mcp__mail            ¦ mcp__mail__send                        ¦ DENY",
                "deny Task                 ¦ delegate x                             ¦ DENY",
            })
    void aRuleDecidesBeforeTheMode(String rule, String call, Verdict verdict) throws IOException {
        Judgement judgement = judge(policy(Mode.DEFAULT, rule), call);
        assertEquals(verdict, judgement.verdict(), judgement.why());
    }

    @Test
    void denyComesBeforeAskAndAskBeforeAllow() throws IOException {
        String[] all = {"allow Edit", "ask Edit(src/**)", "deny Edit(*.xml)"};
        assertEquals(Verdict.ALLOW, judge(policy(Mode.DEFAULT, all), "edit x").verdict());
        assertEquals(
                Verdict.ASK, judge(policy(Mode.ACCEPT_EDITS, all), "edit src/x").verdict());
        assertEquals(
                Verdict.DENY, judge(policy(Mode.BYPASS, all), "edit src/x.xml").verdict());
        assertEquals(
                Verdict.DENY, judge(policy(Mode.DONT_ASK, all), "edit src/x").verdict());
    }

    @Test
    void noRuleLiftsTheLimitOfThePlanMode() throws IOException {
        Policy plan = policy(Mode.PLAN, "allow Edit", "allow Bash");
        assertEquals(Verdict.DENY, judge(plan, "edit src/Main.java").verdict());
        assertEquals(Verdict.DENY, judge(plan, "bash mvn test").verdict());
        assertEquals(Verdict.ALLOW, judge(plan, "bash git log").verdict());
    }

    @Test
    void theReasonNamesWhatDecided() throws IOException {
        assertEquals(
                "the rule deny Bash(rm:*) forbids it",
                judge(policy(Mode.DEFAULT, "deny Bash(rm:*)"), "bash rm x").why());
        assertEquals(
                "plan mode changes nothing, and it changes files: pom.xml",
                judge(Policy.of(Mode.PLAN), "edit pom.xml").why());
        assertEquals(
                "the command may change something: x may change something",
                judge(Policy.of(Mode.DEFAULT), "bash echo $(x)").why());
        assertEquals(
                "it changes files: pom.xml, and dontAsk mode refuses what would be asked",
                judge(Policy.of(Mode.DONT_ASK), "edit pom.xml").why());
        assertEquals(
                "the command may change something: mvn runs what the build says, which auto mode allows",
                judge(Policy.of(Mode.AUTO), "bash mvn test").why());
        assertEquals(
                "it would remove / and everything below it; no mode and no rule allows that",
                judge(Policy.of(Mode.BYPASS), "bash rm -rf /").why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "bash mvn -q test               ¦ Bash(mvn -q test)",
                "bash mvn -q test | tail -5     ¦ Bash(mvn -q test)",
                "bash npm test                  ¦ Bash(npm test:*)",
                "bash npm run build             ¦ Bash(npm run build:*)",
                "bash mvn a && mvn b            ¦ Bash(mvn a && mvn b)",
                "bash rm *.tmp                  ¦ Bash(rm \\*.tmp)",
                "bash echo $(x)                 ¦ ''",
                "bash echo x > y                ¦ ''",
                "edit src/Main.java             ¦ Edit(/src/**)",
                "edit pom.xml                   ¦ Edit(/pom.xml)",
                "edit .env                      ¦ ''",
                "read .env                      ¦ ''",
                "fetch https://x.io/a           ¦ WebFetch(domain:x.io)",
                "mcp__mail__send                ¦ mcp__mail__send",
            })
    void theRuleOfferedAllowsTheCallAndLittleMore(String call, String rule) throws IOException {
        Judgement judgement = judge(Policy.of(Mode.DEFAULT), call);
        assertEquals(rule, judgement.rule());
        if (!rule.isEmpty())
            assertEquals(
                    Verdict.ALLOW,
                    judge(Policy.of(Mode.DEFAULT).allowing(Rule.parse(rule)), call)
                            .verdict());
    }

    @Test
    void anOfferedRuleDoesNotTakeItsStarForAWildcard() throws IOException {
        Policy policy = Policy.of(Mode.DEFAULT).allowing(Rule.parse("Bash(rm \\*.tmp)"));
        assertEquals(Verdict.ASK, judge(policy, "bash rm -rf src x.tmp").verdict());
    }

    @Test
    void gitReadsAskWhereTheRepositoryChoseAProgramToRun() throws IOException {
        Files.writeString(root.resolve(".git/config"), "[core]\n\tfsmonitor = ./x\n");
        assertEquals(
                Verdict.ASK, judge(Policy.of(Mode.DEFAULT), "bash git status").verdict());
        Files.writeString(root.resolve(".git/config"), "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = x\n");
        assertEquals(
                Verdict.ALLOW, judge(Policy.of(Mode.DEFAULT), "bash git status").verdict());
    }

    @Test
    void addingADenyRuleNeverLoosens() throws IOException {
        List<String> calls =
                List.of("read .env", "edit src/Main.java", "bash ls", "bash mvn test", "fetch https://x.io");
        for (Mode mode : Mode.values())
            for (String deny : List.of("deny Bash(ls:*)", "deny Edit(src/**)", "deny Read", "deny WebFetch"))
                for (String call : calls) {
                    Verdict before = judge(Policy.of(mode), call).verdict();
                    Verdict after = judge(policy(mode, deny), call).verdict();
                    assertTrue(after.compareTo(before) >= 0, mode + " " + deny + " " + call);
                }
    }

    @Test
    void whatIsNoRuleIsRefused() {
        for (String text : List.of("", "Bash(", "Bash)", "(x)", "Bash()", "Bash( )", "two words", "1x"))
            assertThrows(IllegalArgumentException.class, () -> Rule.parse(text), text);
        assertEquals("Bash(a (b))", Rule.parse(" Bash(a (b)) ").toString());
    }
}
