package dev.jackdaw.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Approvals approvals;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectory(temporary.resolve("project")).toRealPath();
        approvals = new Approvals(temporary.resolve("state"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Belongings found() throws IOException {
        return Belongings.of(
                folder,
                new Brought(
                        List.of(folder.resolve(".claude/settings.json"), folder.resolve(".jackdaw/hooks")),
                        List.of(folder.resolve("AGENTS.md")),
                        List.of(folder.resolve(".claude/skills")),
                        Optional.empty()));
    }

    private Standing standing() throws IOException {
        return approvals.standing(found());
    }

    @Test
    void aFolderThatBringsNothingNeedsNoApproval() throws IOException {
        write("README.md", "hello");
        assertEquals(new Standing.Nothing(), standing());
    }

    @Test
    void whatWasApprovedCountsUntilItChanges() throws IOException {
        write(".claude/settings.json", "{\"hooks\": 1}\n");
        assertEquals(new Standing.Unknown(), standing());
        approvals.approve(found());
        assertEquals(new Standing.Approved(), standing());
        write(".claude/settings.json", "{\"hooks\": 2}\n");
        assertEquals(new Standing.Changed("""
                        --- a/.claude/settings.json
                        +++ b/.claude/settings.json
                        @@ -1 +1 @@
                        -{"hooks": 1}
                        +{"hooks": 2}
                        """), standing());
    }

    @Test
    void aFileThatIsAddedOrTakenAwayIsAChange() throws IOException {
        write(".jackdaw/hooks/one.sh", "one\n");
        approvals.approve(found());
        write(".jackdaw/hooks/two.sh", "two\n");
        assertInstanceOf(Standing.Changed.class, standing());
        Files.delete(folder.resolve(".jackdaw/hooks/two.sh"));
        assertEquals(new Standing.Approved(), standing());
        Files.delete(folder.resolve(".jackdaw/hooks/one.sh"));
        write(".claude/settings.json", "{}");
        assertInstanceOf(Standing.Changed.class, standing());
    }

    @Test
    void anEmptyFileThatIsAddedOrTakenAwayIsNamed() throws IOException {
        write(".jackdaw/hooks/one.sh", "one\n");
        approvals.approve(found());
        write(".jackdaw/hooks/two.sh", "");
        assertEquals(new Standing.Changed("+++ .jackdaw/hooks/two.sh\n"), standing());
        approvals.approve(found());
        Files.delete(folder.resolve(".jackdaw/hooks/two.sh"));
        assertEquals(new Standing.Changed("--- .jackdaw/hooks/two.sh\n"), standing());
    }

    @Test
    void scriptsThatSettingsNameAreApprovedWithThem() throws IOException {
        write(".claude/settings.json", "{\"command\": \"bash $CLAUDE_PROJECT_DIR/scripts/check.sh --all\"}");
        write("scripts/check.sh", "exec ./scripts/deep.py\n");
        write("scripts/deep.py", "print(1)\n");
        write("scripts/other.sh", "echo\n");
        assertEquals(
                Set.of(".claude/settings.json", "scripts/check.sh", "scripts/deep.py"),
                found().texts().keySet());
        approvals.approve(found());
        write("scripts/deep.py", "print(2)\n");
        assertInstanceOf(Standing.Changed.class, standing());
    }

    @Test
    void keysAreKeptByTheirHash() throws IOException {
        write(".claude/settings.json", "api_key: sk-very-secret\nmodel: m\n");
        Belongings found = found().with(".env", new TreeMap<>(Map.of("ANY_API_KEY", "sk-other-secret")));
        assertFalse(found.toString().contains("secret"), found.toString());
        assertTrue(found.texts().get(".claude/settings.json").contains("model: m"));
        approvals.approve(found);
        assertEquals(new Standing.Approved(), approvals.standing(found));
        Belongings changed = found().with(".env", new TreeMap<>(Map.of("ANY_API_KEY", "sk-third-secret")));
        assertInstanceOf(Standing.Changed.class, approvals.standing(changed));
    }

    @Test
    void anApprovalIsOfOneFolder() throws IOException {
        write(".claude/settings.json", "{}");
        approvals.approve(found());
        assertEquals(List.of(folder.toString()), approvals.folders());
        Path other = Files.createDirectory(temporary.resolve("other")).toRealPath();
        assertEquals(new Standing.Unknown(), approvals.standing(new Belongings(other, found().texts())));
        assertTrue(approvals.withdraw(folder));
        assertFalse(approvals.withdraw(folder));
        assertEquals(new Standing.Unknown(), standing());
    }

    @Test
    void anUnreadableApprovalIsNone() throws IOException {
        write(".claude/settings.json", "{}");
        approvals.approve(found());
        try (var files = Files.list(temporary.resolve("state/trusted"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{\"folder\": ");
        }
        assertEquals(new Standing.Unknown(), standing());
    }

    @Test
    void aScriptIsApprovedHoweverItIsNamed() throws IOException {
        write("tools/lib.sh", "echo\n");
        write("tools/check.sh", ". $(dirname $0)/lib.sh\n");
        write("README.md", "see src/main.c\n");
        write("src/main.c", "int main;\n");
        for (String name :
                List.of("tools/check.sh", "./tools/check.sh", "$DIR/tools/check.sh", folder + "/tools/check.sh"))
            assertEquals(Set.of(".claude/settings.json", "README.md", "tools/check.sh", "tools/lib.sh"), named(name));
    }

    private Set<String> named(String name) throws IOException {
        write(".claude/settings.json", "{\"hooks\": [\"" + name + " README.md\"]}\n");
        return found().texts().keySet();
    }

    @Test
    void tooMuchToBeLookedAtIsNotApprovedInPart() throws IOException {
        for (int i = 0; i < 201; i++) write(".jackdaw/hooks/" + i, "echo\n");
        assertTrue(String.valueOf(assertThrows(IOException.class, this::found).getMessage())
                .contains("too many to be approved"));
    }

    @Test
    void pagesAreApprovedWordForWordAndNotWhatTheyMention() throws IOException {
        write(
                "AGENTS.md",
                "Never print a token: not even a short one.\napi_key: sk-0123456789abcdef\nRun tools/x.sh.\n");
        write("tools/x.sh", "echo\n");
        assertEquals(Set.of("AGENTS.md"), found().texts().keySet());
        String kept = found().texts().get("AGENTS.md");
        assertTrue(kept.contains("Never print a token: not even a short one."), kept);
        assertFalse(kept.contains("sk-0123456789abcdef"), kept);
    }

    @Test
    void scriptsOfSkillsAreApprovedByContentAndManyAsOne() throws IOException {
        write(".claude/skills/one/SKILL.md", "Look: !`sh tools/now.sh`\n");
        write(".claude/skills/one/run.sh", "echo one\n");
        write("tools/now.sh", "date\n");
        for (int i = 0; i < 300; i++) write(".claude/skills/many/part/" + i, "text " + i);
        write(".claude/skills/many/SKILL.md", "many\n");
        assertEquals(
                Set.of(
                        ".claude/skills/one/SKILL.md",
                        ".claude/skills/one/run.sh",
                        "tools/now.sh",
                        ".claude/skills/many/SKILL.md",
                        ".claude/skills/many/"),
                found().texts().keySet());
        for (String changed : List.of(".claude/skills/one/run.sh", ".claude/skills/many/part/7", "tools/now.sh")) {
            approvals.approve(found());
            assertEquals(new Standing.Approved(), standing());
            write(changed, "changed\n");
            assertInstanceOf(Standing.Changed.class, standing(), changed);
        }
    }

    @Test
    void aLinkOutOfTheFolderIsToldOfAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("SKILL.md"), "elsewhere");
        Files.createDirectories(folder.resolve(".claude/skills"));
        Files.createSymbolicLink(folder.resolve(".claude/skills/x"), outside);
        assertEquals(Map.of(".claude/skills/x ->", outside.toRealPath() + "\n"), found().texts());
    }

    @Test
    void filesBelowAreComparedWhenTheyAreTouched() throws IOException {
        write("sub/AGENTS.md", "be kind\n");
        Path file = folder.resolve("sub/AGENTS.md");
        assertFalse(approvals.covers(folder, file));
        approvals.approve(found().below(List.of(file)));
        assertTrue(approvals.covers(folder, file));
        assertEquals(new Standing.Approved(), standing());
        write("sub/AGENTS.md", "be rude\n");
        assertFalse(approvals.covers(folder, file));
        assertEquals(new Standing.Approved(), standing());
        assertEquals(new Standing.Changed("""
                        --- a/sub/AGENTS.md
                        +++ b/sub/AGENTS.md
                        @@ -1 +1 @@
                        -be kind
                        +be rude
                        """), approvals.standing(found().below(List.of(file))));
    }
}
