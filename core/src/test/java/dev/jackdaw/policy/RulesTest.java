package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("work"));
        for (String file :
                List.of("src/Main.java", "src/gen/Made.java", "secrets/key", "secrets/public/a", "build/x")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        Files.createSymbolicLink(root.resolve("open"), root.resolve("src"));
        Files.createSymbolicLink(root.resolve("hidden"), root.resolve("secrets"));
    }

    private Judgement judge(Policy policy, String tool, String what) throws IOException {
        Trial trial = Trial.of(tool, what);
        return policy.judge(trial.tool(), trial.accesses(), new Workspace(root, List.of(), List.of()));
    }

    private static Policy policy(String... rules) {
        return new Policy(Mode.DEFAULT, list("allow ", rules), list("ask ", rules), list("deny ", rules));
    }

    private static List<Rule> list(String kind, String... rules) {
        return Arrays.stream(rules)
                .filter(rule -> rule.startsWith(kind))
                .map(rule -> Rule.parse(rule.substring(kind.length())))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "deny Read(secrets/*); deny Read(!secrets/public)      ¦ Read  ¦ secrets/public/a  ¦ ALLOW",
                "deny Read(secrets/*); deny Read(!secrets/public)      ¦ Read  ¦ secrets/key       ¦ DENY",
                "deny Read(!secrets/public); deny Read(secrets/*)      ¦ Read  ¦ secrets/public/a  ¦ DENY",
                "deny Read(secrets/**); deny Read(!secrets/public/a)   ¦ Read  ¦ secrets/public/a  ¦ DENY",
                "deny Read(secrets/*); deny Read(!key)                 ¦ Read  ¦ hidden/key        ¦ ALLOW",
                "deny Read(secrets/); deny Read(!secrets/public/a)     ¦ Read  ¦ secrets/public/a  ¦ DENY",
                "deny Read(secrets/**); deny Edit(!secrets/public/**)  ¦ Read  ¦ secrets/public/a  ¦ DENY",
                "allow Edit(src/**); allow Edit(!src/gen/)             ¦ Edit  ¦ src/Main.java     ¦ ALLOW",
                "allow Edit(src/**); allow Edit(!src/gen/)             ¦ Write ¦ src/gen/Made.java ¦ ASK",
                "allow Edit(src/**)                                    ¦ Edit  ¦ open/Main.java    ¦ ASK",
                "allow Edit(src/**); allow Edit(open/**)               ¦ Edit  ¦ open/Main.java    ¦ ASK",
                "allow Edit(**)                                        ¦ Edit  ¦ open/Main.java    ¦ ALLOW",
                "deny Read(hidden/**)                                  ¦ Read  ¦ secrets/key       ¦ DENY",
                "deny Read(secrets/**)                                 ¦ Read  ¦ hidden/key        ¦ DENY",
                "deny Read(secrets/)                                   ¦ Grep  ¦ hidden            ¦ DENY",
                "allow Edit(src/Main.java/)                            ¦ Edit  ¦ src/Main.java     ¦ ASK",
                "deny Read(SECRETS/**)                                 ¦ Read  ¦ secrets/key       ¦ ALLOW",
                "deny Agent(reviewer)                                  ¦ Agent ¦ reviewer          ¦ DENY",
                "deny Agent(reviewer)                                  ¦ Agent ¦ explore           ¦ ALLOW",
                "ask Skill(deploy*)                                    ¦ Skill ¦ deploy-all        ¦ ASK",
                "allow WebFetch(domain:*.x.io)                         ¦ WebFetch ¦ x.io           ¦ ASK",
                "allow WebFetch(domain:X.io)                           ¦ WebFetch ¦ https://x.io./ ¦ ALLOW",
                "deny mcp__Mail                                        ¦ mcp__mail__send ¦ x       ¦ DENY",
                "allow mcp__mail__s*                                   ¦ mcp__mail__send ¦ x       ¦ ALLOW",
            })
    void aSpecMeansWhatGitignoreAndClaudeMean(String rules, String tool, String what, Verdict verdict)
            throws IOException {
        Judgement judgement = judge(policy(rules.split("; ")), tool, what);
        assertEquals(verdict, judgement.verdict(), judgement.why());
    }

    @Test
    void aPathWithOneSlashBeginsAtTheFolderOfItsSource() throws IOException {
        var elsewhere = new Rule.Origin("a file", Optional.of(root.resolve("src")));
        Policy policy = new Policy(
                Mode.DEFAULT,
                List.of(),
                List.of(),
                List.of(Rule.parse("Edit(/gen/**)").of(elsewhere)));
        assertEquals(
                new Judgement(Verdict.DENY, "the rule deny Edit(/gen/**) (a file) forbids it", ""),
                judge(policy, "Edit", "src/gen/Made.java"));
        assertEquals(Verdict.ASK, judge(policy, "Edit", "gen/Made.java").verdict());
    }

    @Test
    void oneSourceCannotExceptFromTheRulesOfAnother() throws IOException {
        Rule deny = Rule.parse("Read(secrets/**)").of(new Rule.Origin("one", Optional.empty()));
        Rule except = Rule.parse("Read(!secrets/key)").of(new Rule.Origin("other", Optional.empty()));
        Policy policy = new Policy(Mode.DEFAULT, List.of(), List.of(), List.of(deny, except));
        assertEquals(Verdict.DENY, judge(policy, "Read", "secrets/key").verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "deny Bash(background:true)  ¦ {\"command\":\"ls\",\"background\":true}  ¦ DENY",
                "deny Bash(background:true)  ¦ {\"command\":\"ls\"}                      ¦ ALLOW",
                "ask Bash(description:*all*) ¦ {\"command\":\"ls\",\"description\":\"for all\"} ¦ ASK",
                "allow Bash(background:true) ¦ {\"command\":\"x\",\"background\":true}   ¦ ASK",
                "deny Bash(timeout:*)        ¦ {\"command\":\"ls\",\"timeout\":1000}     ¦ ALLOW",
            })
    void aParameterCanBeDeniedAndAskedFor(String rule, String arguments, Verdict verdict) throws IOException {
        Kit kit = Kit.open();
        var site = new Site(new Workspace(root, List.of(), List.of()), root, _ -> {});
        var bound = new Toolbox(kit.tools(), List.of()).bind(new ToolCall("1", "bash", arguments), site);
        Invocation<?> invocation = ((Toolbox.Bound.Ready) bound).invocation();
        Judgement judgement = policy(rule).judge(invocation, site.workspace());
        kit.close().run();
        assertEquals(verdict, judgement.verdict(), judgement.why());
    }

    @Test
    void whatIsLockedCannotBeChanged() throws IOException {
        var locks = new Policy.Locks(Optional.of("the file"), Optional.of("the file"));
        Policy policy = new Policy(Mode.DEFAULT, List.of(), List.of(), List.of(), locks);
        var bypass = assertThrows(IllegalArgumentException.class, () -> policy.in(Mode.BYPASS));
        assertEquals("bypassPermissions mode is forbidden by the file; choose another", bypass.getMessage());
        assertThrows(IllegalArgumentException.class, () -> policy.with(RuleList.DENY, Rule.parse("Bash")));
        assertEquals("", judge(policy, "Bash", "npm test").rule());
    }

    @Test
    void onlyRulesOfTheSessionAreTakenBack() {
        Rule own = Rule.parse("Edit").of(Rule.Origin.SESSION);
        Policy policy = policy("deny Bash(rm:*)").with(RuleList.DENY, own);
        assertEquals(policy("deny Bash(rm:*)"), policy.without(RuleList.DENY, own));
        var fault = assertThrows(
                IllegalArgumentException.class, () -> policy.without(RuleList.DENY, Rule.parse("Bash(rm:*)")));
        assertTrue(String.valueOf(fault.getMessage()).contains("it has Edit"), fault.getMessage());
    }

    @Test
    void aRuleThatDoesNotDoWhatItSeemsToIsRemarkedOn() {
        List<String> remarked = Remark.of(
                        policy("allow Bsah(ls)", "deny Read(a/../b)", "ask mcp__x", "ask Agent(x)", "deny Edit(../x)"),
                        List.of())
                .stream()
                .map(remark -> remark.rule().text())
                .toList();
        assertEquals(List.of("Bsah(ls)", "Read(a/../b)"), remarked);
        assertFalse(Rule.widest("Bash(rm").isEmpty());
    }
}
