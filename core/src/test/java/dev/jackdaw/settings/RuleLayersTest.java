package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.policy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLayersTest {
    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder);
    }

    private Desk claude(Desk desk) {
        return desk.file(desk.home().resolve(".claude/settings.json"), """
                        {"permissions": {"deny": ["A"], "allow": ["B"], "defaultMode": "acceptEdits"}, "hooks": {"x": 1}}""")
                .file(desk.project().resolve(".claude/settings.json"), """
                        {"permissions": {"deny": ["C"], "allow": ["D"], "defaultMode": "bypassPermissions"}}""")
                .file(desk.project().resolve(".claude/settings.local.json"), """
                        {"permissions": {"ask": ["E"], "additionalDirectories": [".."]}}""");
    }

    private static List<String> texts(List<Rule> rules) {
        return rules.stream().map(Rule::text).toList();
    }

    private static String what(Permissions permissions) {
        return permissions.warnings().stream()
                .map(warning -> warning.field() + " " + warning.what())
                .toList()
                .toString();
    }

    @Test
    void theLayersAddUpAndTheStrongestModeHolds() {
        Desk desk = claude(desk())
                .user("permissions: {deny: [F]}")
                .project("permissions: {deny: [G]}")
                .file(folder.resolve("project/.jackdaw/config.local.yaml"), "permissions: {deny: [H]}")
                .flag("permissions.deny", "I")
                .flag("trust", "true")
                .managed("permissions: {deny: [J]}");
        Permissions permissions = desk.permissions();
        assertEquals(
                List.of("J", "I", "H", "G", "C", "F", "A"),
                texts(permissions.policy().deny()));
        assertEquals(List.of("D", "B"), texts(permissions.policy().allow()));
        assertEquals(Mode.BYPASS, permissions.policy().mode());
        assertEquals(desk.project().resolve(".claude/settings.json").toString(), permissions.modeSource());
        assertEquals(List.of(folder), permissions.folders());
        assertEquals(List.of(), permissions.problems());
    }

    @Test
    void anUntrustedProjectTightensButDoesNotLoosen() {
        Permissions permissions = claude(desk()).permissions();
        assertEquals(List.of("C", "A"), texts(permissions.policy().deny()));
        assertEquals(List.of("E"), texts(permissions.policy().ask()));
        assertEquals(List.of("B"), texts(permissions.policy().allow()));
        assertEquals(Mode.ACCEPT_EDITS, permissions.policy().mode());
        assertEquals(List.of(), permissions.folders());
    }

    @Test
    void aRuleKnowsItsFileAndWhereItsPathsBegin() {
        Desk desk = claude(desk()).managed("permissions: {deny: [J]}").flag("permissions.deny", "I");
        assertEquals(
                List.of(
                        new Rule.Origin(desk.managedFile().toString(), Optional.of(folder.resolve("etc"))),
                        new Rule.Origin("flag", Optional.empty()),
                        new Rule.Origin(
                                desk.project().resolve(".claude/settings.json").toString(),
                                Optional.of(desk.project())),
                        new Rule.Origin(
                                desk.home().resolve(".claude/settings.json").toString(),
                                Optional.of(desk.home().resolve(".claude")))),
                desk.permissions().policy().deny().stream().map(Rule::origin).toList());
    }

    @Test
    void thoseWhoManageTheMachineCanForbidBypassAndOtherRules() {
        Desk desk = desk().user("permissions: {deny: [A], allow: [B]}\npermission_mode: bypass")
                .managed("""
                        permissions:
                          deny: [C]
                          disableBypassPermissionsMode: disable
                          allowManagedPermissionRulesOnly: true
                        """);
        String managed = desk.managedFile().toString();
        assertEquals(
                new Policy(
                        Mode.DEFAULT,
                        List.of(),
                        List.of(),
                        List.of(Rule.parse("C").of(new Rule.Origin(managed, Optional.of(folder.resolve("etc"))))),
                        new Policy.Locks(Optional.of(managed), Optional.of(managed))),
                desk.permissions().policy());
        assertTrue(what(desk.permissions()).contains("bypassPermissions mode is forbidden by " + managed));
        desk.flag("permission_mode", "bypassPermissions");
        assertEquals("flag", desk.permissions().problems().getFirst().where());
    }

    @Test
    void theHomeIsNoProject() {
        Desk desk = claude(desk()).user("permissions: {allow: [F]}");
        Permissions permissions = Layers.permissions(
                new Request(desk.home(), Map.of("HOME", desk.home().toString()), Map.of(), List.of()));
        assertEquals(List.of("F", "B"), texts(permissions.policy().allow()));
        assertEquals(List.of(), permissions.warnings());
    }

    @Test
    void noOtherFileSaysThatOnlyItsRulesCount() {
        Desk desk = desk().user("permissions: {deny: [A], allow_managed_permission_rules_only: true}");
        assertEquals(List.of("A"), texts(desk.permissions().policy().deny()));
    }

    @Test
    void aFaultyRuleIsToldAndWhatItForbidsIsNotLost() {
        Permissions permissions = desk().user("permissions: {deny: ['Bash(rm', 'Read(x)'], allow: ['Edit(', Glob]}")
                .permissions();
        assertEquals(List.of("Bash", "Read(x)"), texts(permissions.policy().deny()));
        assertEquals(List.of("Glob"), texts(permissions.policy().allow()));
        assertEquals(
                "[permissions.allow \"Edit(\" is not a rule, and is left out, "
                        + "permissions.deny \"Bash(rm\" is not a rule; until it is mended, it is read as Bash]",
                what(permissions));
    }

    @Test
    void aSettingsFileThatIsNoJsonStopsTheStart() {
        Desk desk = desk();
        desk.file(desk.project().resolve(".claude/settings.json"), "{\"permissions\": {,}");
        Problem problem = desk.permissions().problems().getFirst();
        assertEquals(desk.project().resolve(".claude/settings.json").toString(), problem.where());
        assertTrue(problem.what().startsWith("it is not JSON: "), problem.what());
    }

    @Test
    void whatIsOddInASettingsFileIsToldAndTheRestHolds() {
        Desk desk = desk();
        desk.file(desk.home().resolve(".claude/settings.json"), """
                {"permissions": {"deny": ["A", 3], "ask": "B", "defaultMode": "yolo", "additionalDirectories": ["/no"]}}""");
        Permissions permissions = desk.permissions();
        assertEquals(List.of("A"), texts(permissions.policy().deny()));
        assertEquals(4, permissions.warnings().size(), what(permissions));
        assertEquals(List.of(), permissions.problems());
    }

    @Test
    void aRuleKeepsTheDollarsOfItsCommand() {
        Desk desk = desk().project("permissions: {deny: ['Bash(echo ${HOME})']}");
        assertEquals(
                List.of("Bash(echo ${HOME})"), texts(desk.permissions().policy().deny()));
    }

    @Test
    void testsAreReadWithWhatTheyExpect() {
        Permissions permissions = desk().user("""
                        permissions:
                          tests:
                            - {run: git status, expect: allow}
                            - {tool: Edit, path: .env, expect: ask, mode: plan}
                            - {tool: Edit}
                        """).permissions();
        assertEquals(
                List.of("git status", "Edit .env"),
                permissions.tests().stream().map(RuleTest::call).toList());
        assertEquals(Verdict.ASK, permissions.tests().getLast().expected());
        assertEquals(Optional.of(Mode.PLAN), permissions.tests().getLast().mode());
        assertTrue(what(permissions).contains("it does not say \"expect\""), what(permissions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only this\n",
                "model: x # mine\n\npermissions: # rules\n  allow:\n  # the first\n  - A\n\n# end\nstream: true\n",
                "permissions:\n    ask: [B]\n    allow: [A, 'B(x)'] # these\n",
                "permissions:\n  allow: []\nmodel: x",
                "permissions:\n  deny:\n    - >-\n      C(x)\n",
                "permissions:\n",
            })
    void aRuleIsAddedAndEverythingElseStays(String yaml) throws IOException {
        Desk desk = desk().user(yaml);
        assertTrue(new RuleFile(desk.userFile()).add(RuleList.ALLOW, Rule.parse("Bash(echo 'x')")));
        List<String> allowed = texts(desk.permissions().policy().allow());
        assertEquals("Bash(echo 'x')", allowed.getLast());
        String after = Files.readString(desk.userFile());
        yaml.lines()
                .filter(line -> line.contains("#"))
                .forEach(line -> assertTrue(after.contains(line.substring(line.indexOf('#'))), after));
        assertEquals(false, new RuleFile(desk.userFile()).add(RuleList.ALLOW, Rule.parse("Bash(echo 'x')")));
    }

    @Test
    void aFileThatCannotBeAddedToStaysAsItIs() throws IOException {
        Desk desk = desk().user("{permissions: {allow: [A]}}");
        var fault = assertThrows(
                IllegalArgumentException.class,
                () -> new RuleFile(desk.userFile()).add(RuleList.DENY, Rule.parse("Bash(rm:*)")));
        assertTrue(String.valueOf(fault.getMessage()).contains("permissions: {deny: ['Bash(rm:*)']}"));
        assertEquals("{permissions: {allow: [A]}}", Files.readString(desk.userFile()));
    }
}
