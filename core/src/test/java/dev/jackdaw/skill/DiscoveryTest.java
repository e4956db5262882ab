package dev.jackdaw.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.prompt.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryTest {
    private static final Set<Owner> BOTH = Set.of(Owner.USER, Owner.PROJECT);

    @TempDir
    Path folder;

    private Path repository;
    private Path inner;
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        folder = folder.toRealPath();
        repository = Files.createDirectories(folder.resolve("repository"));
        inner = Files.createDirectories(repository.resolve("a/b"));
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(repository.resolve(".git"));
    }

    private void write(Path below, String name, String text) throws IOException {
        Path file = below.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void skill(Path below, String family, String name, String description) throws IOException {
        write(
                below,
                family + "/skills/" + name + "/SKILL.md",
                "---\nname: " + name + "\ndescription: " + description + "\n---\nBody");
    }

    private Lore lore(Set<Owner> heeded) {
        return Discovery.of(Roots.of(inner, home, Set.of(home.resolve(".jackdaw"))), heeded);
    }

    private static List<String> descriptions(List<Recipe> recipes) {
        return recipes.stream().map(Recipe::description).toList();
    }

    @Test
    void theProjectGoesBeforeTheUserTheNearerBeforeTheFartherAndOursBeforeOthers() throws IOException {
        skill(inner, ".jackdaw", "s", "1");
        skill(inner, ".agents", "s", "2");
        skill(inner, ".claude", "s", "3");
        skill(inner, ".minicode", "s", "4");
        write(inner, ".agent/skills/s.json", "{\"name\":\"s\",\"description\":\"5\"}");
        skill(inner.getParent(), ".jackdaw", "s", "6");
        skill(repository, ".claude", "s", "7");
        skill(folder, ".claude", "s", "above the repository");
        skill(home, ".jackdaw", "s", "8");
        skill(home, ".agents", "s", "9");
        skill(home, ".claude", "s", "10");
        skill(home, ".claude", "other", "11");

        Lore lore = lore(BOTH);

        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "10"), descriptions(lore.recipes()));
        assertEquals(List.of("1", "11"), descriptions(lore.of(Kind.SKILL)));
        assertEquals("1", lore.before(lore.recipes().get(3)).orElseThrow().description());
        assertEquals(List.of(), lore.troubles());
    }

    @Test
    void whatIsNotHeededIsNotRead() throws IOException {
        skill(inner, ".jackdaw", "s", "project's");
        skill(home, ".claude", "s", "user's");
        assertEquals(List.of("user's"), descriptions(lore(Set.of(Owner.USER)).recipes()));
        assertEquals(
                List.of("project's"), descriptions(lore(Set.of(Owner.PROJECT)).recipes()));
        assertEquals(List.of(), lore(Set.of()).recipes());
    }

    @Test
    void aUsersFoldersAreTheirsAlsoWhenTheyWorkAtHome() throws IOException {
        skill(home, ".claude", "s", "user's");
        Lore lore = Discovery.of(Roots.of(home, home, Set.of(home.resolve(".jackdaw"))), BOTH);
        assertEquals(
                List.of(Owner.USER),
                lore.recipes().stream().map(each -> each.origin().owner()).toList());
    }

    @Test
    void foldersOfCommandsAreNamespaces() throws IOException {
        write(inner, ".jackdaw/commands/review.md", "Review it.");
        write(
                inner,
                ".claude/commands/git/pr/open.md",
                "---\ndescription: Opens one.\nargument-hint: [title]\n---\nOpen");
        write(inner, ".minicode/commands/old.md", "Old");
        write(inner, ".minicode/commands/deep/no.md", "No");
        Lore lore = lore(BOTH);
        assertEquals(
                List.of("review", "git:pr:open", "old"),
                lore.of(Kind.COMMAND).stream().map(Recipe::name).toList());
        assertEquals(List.of("Review it.", "Opens one.", "Old"), descriptions(lore.of(Kind.COMMAND)));
        assertEquals(
                "a \"b c\"",
                lore.called(" /git:pr:open a \"b c\" ").orElseThrow().arguments());
        assertTrue(lore.called("/nothing").isEmpty());
        assertTrue(lore.called("/").isEmpty());
    }

    @Test
    void aPrefixTellsTheUsersFromTheProjects() throws IOException {
        write(inner, ".claude/commands/review.md", "Project");
        write(home, ".claude/commands/review.md", "User");
        Lore lore = lore(BOTH);
        assertEquals("Project", lore.called("/review").orElseThrow().recipe().body());
        assertEquals(
                "Project", lore.called("/project:review").orElseThrow().recipe().body());
        assertEquals("User", lore.called("/user:review").orElseThrow().recipe().body());
    }

    @Test
    void aSkillIsCalledByItsNameWhereItMayBe() throws IOException {
        skill(inner, ".claude", "open", "d");
        write(
                inner,
                ".claude/skills/closed/SKILL.md",
                "---\nname: closed\ndescription: d\nuser-invocable: false\n---\nB");
        assertEquals(
                List.of("open"),
                lore(BOTH).callable().stream().map(Recipe::name).toList());
    }

    @Test
    void agentsAreRead() throws IOException {
        write(
                inner,
                ".claude/agents/tester.md",
                "---\nname: tester\ndescription: Tests.\ntools: Read, Bash\n---\nYou test.");
        assertEquals(List.of("Read", "Bash"), lore(BOTH).agents().getFirst().tools());
    }

    @Test
    void aProjectsLinkOutOfTheProjectIsNotFollowed() throws IOException {
        write(home, "secret/SKILL.md", "---\nname: secret\ndescription: d\n---\nB");
        Files.createDirectories(inner.resolve(".claude/skills"));
        Files.createSymbolicLink(inner.resolve(".claude/skills/secret"), home.resolve("secret"));
        Lore lore = lore(BOTH);
        assertEquals(List.of(), lore.recipes());
        assertTrue(lore.troubles().getFirst().contains("leads out of the project"), lore.troubles()::getFirst);
    }

    @Test
    void oneBrokenFileLeavesTheOthers() throws IOException {
        write(inner, ".agent/skills/bad.json", "{oops");
        write(inner, ".agent/skills/good.json", "{\"name\":\"good\",\"description\":\"d\",\"triggers\":[]}");
        Lore lore = lore(BOTH);
        assertEquals(List.of("d"), descriptions(lore.recipes()));
        assertTrue(lore.troubles().getFirst().contains("bad.json is not JSON"), lore.troubles()::getFirst);
    }

    @Test
    void theIndexNamesWhatTheModelMayUse() throws IOException {
        skill(inner, ".claude", "a", "Does a.");
        write(
                inner,
                ".claude/skills/b/SKILL.md",
                "---\nname: b\ndescription: d\ndisable-model-invocation: true\n---\nB");
        Passage index = Index.of(lore(BOTH), 0);
        assertEquals(
                "# Skills\n\nEach says how something is done. Where one fits what you are to do, call `skill` with its"
                        + " name first.\n\n- a: Does a.",
                index.text());
        assertEquals(0, index.left());
        assertEquals("", Index.of(Lore.NONE, 0).text());
    }

    @Test
    void theIndexIsShortenedAndSaysWhatItLeavesOut() throws IOException {
        for (int i = 10; i < 60; i++) skill(inner, ".claude", "skill-" + i, "d".repeat(500));
        Passage all = Index.of(lore(BOTH), 0);
        assertTrue(all.text().length() < 8_300 && all.text().contains("- skill-59: ddd"), all.text());
        Passage few = Index.of(lore(BOTH), 8_000);
        assertTrue(few.text().length() < 900, few.text());
        assertTrue(few.text().endsWith("more; `skill` with the name \"list\" names all)"), few.text());
        assertTrue(few.left() > 20_000);
    }

    @Test
    void aProjectsLinkToASkillOfTheUserDoesNotHideIt() throws IOException {
        skill(home, ".claude", "mine", "user's");
        Files.createDirectories(inner.resolve(".claude/skills"));
        Files.createSymbolicLink(inner.resolve(".claude/skills/mine"), home.resolve(".claude/skills/mine"));
        assertEquals(List.of("user's"), descriptions(lore(BOTH).recipes()));
    }

    @Test
    void theFoldersAreThoseWhereTheFolderReallyIs() throws IOException {
        skill(inner, ".claude", "real", "real");
        Path elsewhere =
                Files.createDirectories(folder.resolve("elsewhere/.git")).getParent();
        skill(elsewhere, ".claude", "planted", "planted");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), inner);
        Lore lore = Discovery.of(Roots.of(link, home, Set.of(home.resolve(".jackdaw"))), BOTH);
        assertEquals(List.of("real"), descriptions(lore.recipes()));
    }

    @Test
    void aHomeUnderGitIsNobodysProject() throws IOException {
        Path work = Files.createDirectories(home.resolve("src/work"));
        Files.createDirectories(home.resolve(".git"));
        skill(home, ".minicode", "planted", "planted");
        skill(home.resolve("src"), ".claude", "planted", "planted");
        Lore lore = Discovery.of(Roots.of(work, home, Set.of(home.resolve(".jackdaw"))), BOTH);
        assertEquals(List.of(), lore.recipes());
    }

    @Test
    void aFileThatHoldsSecretsIsNoSkillOfAProject() throws IOException {
        write(repository, ".env", "KEY=1");
        Files.createDirectories(inner.resolve(".claude/commands"));
        Files.createSymbolicLink(inner.resolve(".claude/commands/show.md"), repository.resolve(".env"));
        Lore lore = lore(BOTH);
        assertEquals(List.of(), lore.recipes());
        assertTrue(lore.troubles().getFirst().contains("may hold secrets"), lore.troubles()::getFirst);
    }

    @Test
    void whatNobodySeesIsTakenOutAndToldOf() throws IOException {
        String hidden = "\uDB40\uDC41\uDB40\uDC42";
        write(
                inner,
                ".claude/skills/s/SKILL.md",
                "---\nname: s\ndescription: Does" + hidden
                        + " it.\nwhen_to_use: \"now\\u200B, \\U000E0041later\"\n---\nDo" + hidden + " it.");
        write(inner, ".claude/commands/a" + hidden + "b.md", "Say\u200b it.");
        write(inner, ".agent/skills/j.json", "{\"name\":\"j\",\"description\":\"d\\u200b\",\"steps\":\"e\\u2060\"}");
        Lore lore = lore(BOTH);
        Recipe skill = lore.find(Kind.SKILL, "s").orElseThrow();
        assertEquals("Does it. now, later", skill.purpose());
        assertEquals("Do it.", skill.body());
        assertTrue(skill.warnings().getFirst().contains("removed from line 3, 6"), skill.warnings()::getFirst);
        assertEquals("Say it.", lore.find(Kind.COMMAND, "ab").orElseThrow().body());
        Recipe json = lore.find(Kind.SKILL, "j").orElseThrow();
        assertEquals("d", json.purpose());
        assertEquals("## steps\n\ne", json.body());
        assertTrue(json.warnings().getFirst().contains("invisible characters"), json.warnings()::getFirst);
    }
}
