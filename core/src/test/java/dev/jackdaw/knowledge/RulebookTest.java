package dev.jackdaw.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.prompt.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {
    @TempDir
    Path temporary;

    private Grove grove;

    @BeforeEach
    void plant() throws IOException {
        grove = Grove.in(temporary);
    }

    private static String told(Rulebook rulebook) {
        var told = new StringBuilder();
        for (Entry entry : rulebook.entries()) {
            told.append(entry.name()).append(' ').append(entry.standing());
            if (!entry.why().isEmpty()) told.append(" (").append(entry.why()).append(')');
            told.append('\n');
            for (String note : entry.notes()) told.append("  ").append(note).append('\n');
        }
        return told.toString();
    }

    private static List<String> sources(Rulebook rulebook) {
        return rulebook.passage().sources();
    }

    @Test
    void withoutFilesThereIsNothing() throws IOException {
        assertEquals(
                new Passage("instructions", "", 0, List.of()), grove.rulebook().passage());
    }

    @Test
    void theNearestStandsLast() throws IOException {
        for (String name : List.of(
                "etc/CLAUDE.md",
                "home/.codex/AGENTS.md",
                "home/.claude/CLAUDE.md",
                "home/.claude/rules/b/deep.md",
                "home/.claude/rules/a.md",
                "home/.jackdaw/AGENTS.md",
                "home/.jackdaw/rules/own.md",
                "AGENTS.md",
                "repository/AGENTS.md",
                "repository/CLAUDE.md",
                "repository/GEMINI.md",
                "repository/.claude/rules/style.md",
                "repository/one/AGENTS.md",
                "repository/one/AGENTS.override.md",
                "repository/one/two/.claude/CLAUDE.md",
                "repository/one/two/CLAUDE.local.md",
                "repository/one/two/.minicode/AGENTS.md",
                "repository/one/two/.agent/rules/r.md",
                "repository/one/two/.minicode/rules/r.md",
                "repository/one/two/.jackdaw/rules/r.md",
                "repository/one/two/three/GEMINI.md",
                "repository/one/two/three/four/AGENTS.md")) grove.file(name, "in " + name);
        assertEquals(
                List.of(
                        grove.folder().resolve("etc/CLAUDE.md").toString(),
                        "~/.codex/AGENTS.md",
                        "~/.claude/CLAUDE.md",
                        "~/.claude/rules/a.md",
                        "~/.claude/rules/b/deep.md",
                        "~/.jackdaw/AGENTS.md",
                        "~/.jackdaw/rules/own.md",
                        "../../../AGENTS.md",
                        "../../../CLAUDE.md",
                        "../../../.claude/rules/style.md",
                        "../../AGENTS.override.md",
                        "../.claude/CLAUDE.md",
                        "../.minicode/AGENTS.md",
                        "../CLAUDE.local.md",
                        "../.agent/rules/r.md",
                        "../.minicode/rules/r.md",
                        "../.jackdaw/rules/r.md",
                        "GEMINI.md"),
                sources(grove.rulebook("repository/one/two/three", Grove.BOTH)));
    }

    @Test
    void eachFileIsHeadedByItsName() throws IOException {
        grove.file("home/.jackdaw/AGENTS.md", "Be brief.\n").file("repository/AGENTS.md", "Use tabs.\n");
        assertEquals(
                new Passage(
                        "instructions", Wording.of("before") + """


                                <instructions from="~/.jackdaw/AGENTS.md">
                                Be brief.
                                </instructions>

                                <instructions from="AGENTS.md">
                                Use tabs.
                                </instructions>""", 0, List.of("~/.jackdaw/AGENTS.md", "AGENTS.md")),
                grove.rulebook().passage());
    }

    @Test
    void whatSaysTheSameCountsOnce() throws IOException {
        grove.file("repository/AGENTS.md", "Use tabs.\n")
                .file("repository/CLAUDE.md", "@AGENTS.md\n")
                .file("repository/sub/AGENTS.md", "See @CLAUDE.md\n")
                .file("repository/sub/CLAUDE.md", "Be kind.\n");
        Files.createSymbolicLink(
                grove.repository().resolve("CLAUDE.local.md"),
                grove.repository().resolve("AGENTS.md"));
        assertEquals("""
                ../AGENTS.md IN_FORCE
                ../CLAUDE.md EMPTY (it only imports others)
                ../CLAUDE.local.md SAME (../AGENTS.md)
                AGENTS.md IN_FORCE
                CLAUDE.md IN_FORCE
                CLAUDE.md SAME (CLAUDE.md)
                """, told(grove.rulebook("repository/sub", Grove.BOTH)));
        grove.file("repository/CLAUDE.md", "Use tabs.");
        assertEquals(List.of("AGENTS.md"), sources(grove.rulebook()));
    }

    @Test
    void importsAreFollowedFourTimesAndNoCycle() throws IOException {
        grove.file("repository/CLAUDE.md", "Read @docs/1.md, please.")
                .file("repository/docs/1.md", "one @2.md @../CLAUDE.md")
                .file("repository/docs/2.md", "two @3.md")
                .file("repository/docs/3.md", "three @4.md")
                .file("repository/docs/4.md", "four @5.md")
                .file("repository/docs/5.md", "five");
        Rulebook rulebook = grove.rulebook();
        assertEquals(List.of("CLAUDE.md", "docs/1.md", "docs/2.md", "docs/3.md", "docs/4.md"), sources(rulebook));
        assertTrue(rulebook.passage().text().contains("[@5.md is not read: imports are followed 4 times only]"));
    }

    @Test
    void codeAndCommentsImportNothing() throws IOException {
        grove.file("repository/x.md", "POISON")
                .file("repository/y.md", "wanted")
                .file("repository/CLAUDE.md", """
                        A `@x.md` and ``a ` @x.md`` in code, mail@x.md.
                        ```sh
                        @x.md
                        ```
                        ~~~~
                        ~~~
                        @x.md <!-- stays -->
                        ~~~~
                        <!-- @x.md
                        hidden -->
                        <!-- hidden --> shown
                        One @y.md: and @Override @param @types/node.
                        """);
        Rulebook rulebook = grove.rulebook();
        assertEquals(List.of("CLAUDE.md", "y.md"), sources(rulebook));
        String text = rulebook.passage().text();
        assertFalse(text.contains("hidden") || text.contains("POISON") || text.contains("not read"), text);
        assertTrue(text.contains("@x.md <!-- stays -->") && text.contains("shown"), text);
    }

    @Test
    void importsStayInTheProject() throws IOException {
        grove.file("outside/secret.md", "POISON")
                .file("home/mine.md", "mine")
                .file("home/.claude/CLAUDE.md", "@~/mine.md @../../outside/secret.md")
                .file("repository/AGENTS.md", "@../outside/secret.md @~/mine.md @link.md @gone.md @../home/mine.md");
        Files.createSymbolicLink(
                grove.repository().resolve("link.md"), grove.folder().resolve("outside/secret.md"));
        Files.createSymbolicLink(
                grove.repository().resolve("CLAUDE.md"), grove.folder().resolve("outside/secret.md"));
        Rulebook rulebook = grove.rulebook();
        assertFalse(rulebook.passage().text().contains("POISON"));
        assertEquals("""
                ~/.claude/CLAUDE.md EMPTY (it only imports others)
                  @../../outside/secret.md is not read: it is outside of the project (only --add-dir allows that)
                ~/mine.md IN_FORCE
                AGENTS.md EMPTY (it only imports others)
                  @../outside/secret.md is not read: it is outside of the project (only --add-dir allows that)
                  @~/mine.md is not read: only the user's own files may name files at home
                  @link.md is not read: it is outside of the project (only --add-dir allows that)
                  @gone.md is not read: there is no such file
                  @../home/mine.md is not read: it is outside of the project (only --add-dir allows that)
                CLAUDE.md REFUSED (it leads out of the project, to %1$s)
                  it is not read: it leads out of the project, to %1$s
                """.formatted(grove.folder().resolve("outside/secret.md")), told(rulebook));
        Rulebook allowed = Rulebook.of(
                grove.around(Approval.ALL),
                Grove.BOTH,
                grove.repository(),
                List.of(grove.folder().resolve("outside")));
        assertEquals(
                List.of("~/mine.md", grove.folder().resolve("outside/secret.md").toString()),
                sources(allowed).stream()
                        .map(name -> name.replace("../", grove.folder() + "/"))
                        .toList());
    }

    @Test
    void whatIsNoTextOrHugeIsRefused() throws IOException {
        grove.file("repository/AGENTS.md", "a\0b").file("repository/CLAUDE.md", "x".repeat(1024 * 1024 + 1));
        assertEquals("""
                AGENTS.md REFUSED (it is not text)
                  it is not read: it is not text
                CLAUDE.md REFUSED (it has 1024 KiB)
                  it is not read: it has 1024 KiB
                """, told(grove.rulebook()));
    }

    @Test
    void theMostGeneralIsCutFirst() throws IOException {
        String line = "a line of thirty-two characters\n";
        grove.file("repository/AGENTS.md", "root\n" + line.repeat(700))
                .file("repository/sub/AGENTS.md", "sub\n" + line.repeat(700))
                .file("repository/sub/CLAUDE.md", "huge\n" + line.repeat(2000));
        Passage passage = grove.rulebook("repository/sub", Grove.BOTH).passage();
        List<Entry> entries = grove.rulebook("repository/sub", Grove.BOTH).entries();
        var left = new ArrayList<Integer>();
        for (Entry entry : entries) left.add(entry.left());
        assertEquals(0, left.stream().mapToInt(Integer::intValue).sum() - passage.left());
        assertTrue(left.get(0) > 22_000 && left.get(1) > 14_000 && left.get(2) > 39_000, left::toString);
        assertTrue(
                passage.text().length() < Share.TOGETHER + 1500,
                () -> passage.text().length() + "");
        assertTrue(passage.text().contains("[" + left.get(2) + " characters of this file are left out"));
    }

    @Test
    void whatNobodySeesIsTakenOutAndToldOf() throws IOException {
        grove.file("repository/AGENTS.md", "One\nTwo\u200B\uDB40\uDC41 three\u202E\nFour");
        Rulebook rulebook = grove.rulebook();
        assertTrue(rulebook.passage().text().contains("\nOne\nTwo three\nFour\n"));
        assertEquals(
                List.of("AGENTS.md=invisible characters, which could hide instructions, were removed from line 2"),
                rulebook.warnings().stream().map(Object::toString).toList());
    }

    @Test
    void anUntrustedProjectIsListedAndNotRead() throws IOException {
        grove.file("home/.jackdaw/AGENTS.md", "mine")
                .file("repository/AGENTS.md", "POISON @x.md")
                .file("repository/x.md", "POISON");
        Rulebook rulebook = grove.rulebook("repository", Set.of(Owner.USER));
        assertEquals(List.of("~/.jackdaw/AGENTS.md"), sources(rulebook));
        assertEquals(List.of("AGENTS.md"), rulebook.untrusted());
        assertEquals(List.of(), grove.rulebook("repository", Set.of()).entries());
    }

    @Test
    void theHomeIsNobodysProject() throws IOException {
        grove.file("home/.git/HEAD", "").file("home/AGENTS.md", "dotfiles").file("home/work/AGENTS.md", "work");
        assertEquals(List.of("AGENTS.md"), sources(grove.rulebook("home/work", Grove.BOTH)));
    }

    @Test
    void filesBelowAreFoundForTheApproval() throws Exception {
        grove.file("repository/.gitignore", "node_modules\n")
                .file("repository/node_modules/a/AGENTS.md", "ignored")
                .file("repository/a/AGENTS.md", "a @more.md")
                .file("repository/a/more.md", "more")
                .file("repository/a/README.md", "no")
                .file("repository/b/.claude/rules/x/r.md", "rule")
                .file("repository/AGENTS.md", "top");
        Path top = grove.repository();
        assertEquals(
                List.of(top.resolve("a/AGENTS.md"), top.resolve("a/more.md"), top.resolve("b/.claude/rules/x/r.md")),
                grove.rulebook().below());
    }

    @Test
    void filesWithSecretsAreNotImported() throws IOException {
        grove.file("repository/.env", "KEY=POISON")
                .file("repository/AGENTS.md", "See @.env please.")
                .file("repository/sub/x.java", "");
        Files.createSymbolicLink(
                grove.repository().resolve("CLAUDE.md"), grove.repository().resolve(".env"));
        Rulebook rulebook = grove.rulebook();
        assertFalse(rulebook.passage().text().contains("POISON"));
        assertEquals("""
                AGENTS.md IN_FORCE
                  @.env is not read: it may hold secrets
                CLAUDE.md REFUSED (it may hold secrets)
                  it is not read: it may hold secrets
                """, told(rulebook));
    }
}
