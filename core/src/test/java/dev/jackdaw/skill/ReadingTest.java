package dev.jackdaw.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadingTest {
    private static final Origin ORIGIN = new Origin(Path.of("/s/pdf/SKILL.md"), Owner.USER, Family.AGENTS);

    private static Recipe skill(String text) {
        return new Reading(Kind.SKILL, "pdf", ORIGIN).markdown(text);
    }

    /// @param warning what its only warning begins with; none where empty
    private record Case(String text, String name, String description, String warning) {}

    private static Stream<Case> skills() {
        return Stream.of(
                new Case("---\nname: pdf\ndescription: Reads PDFs.\n---\nBody", "pdf", "Reads PDFs.", ""),
                new Case(
                        "\uFEFF---\r\nname: pdf\r\ndescription: \"Reads: PDFs\"\r\n---\r\nBody",
                        "pdf",
                        "Reads: PDFs",
                        ""),
                new Case("---\nname: pdf\ndescription: >\n  Reads\n  PDFs.\n---\nBody", "pdf", "Reads PDFs.", ""),
                new Case("---\nname: pdf\ndescription: d\nmetadata:\n  author: me\n---\nBody", "pdf", "d", ""),
                new Case("---\ndescription: d\n---\nBody", "pdf", "d", "name is missing; pdf is taken"),
                new Case(
                        "---\nname: pdf\n---\n# Title\n\nFirst lines\nof it.\n\nMore",
                        "pdf",
                        "First lines of it.",
                        "description is missing; the first paragraph is taken"),
                new Case("---\nname: pdf\n---\n", "pdf", "", "description is missing, so nothing tells"),
                new Case(
                        "---\nname: doc\ndescription: d\n---\nBody",
                        "doc",
                        "d",
                        "the name doc should be that of the folder"),
                new Case(
                        "---\nname: pdf\ndescription: Use when: asked\n---\nBody",
                        "pdf",
                        "Use when: asked",
                        "the front matter is not YAML, line 3, column"),
                new Case(
                        "---\nname: pdf\nDescription: d\n---\nBody",
                        "pdf",
                        "d",
                        "the field Description is taken for description"),
                new Case(
                        "---\nname: pdf\ndescription: d\nlicens: MIT\n---\nB",
                        "pdf",
                        "d",
                        "the field licens is not known; did you mean license?"),
                new Case(
                        "---\nname: pdf\ndescription: " + "d".repeat(1025) + "\n---\nB",
                        "pdf",
                        "d".repeat(1025),
                        "description has 1025 characters"),
                new Case(
                        "---\nname: pdf\ndescription: d\ncompatibility: " + "c".repeat(501) + "\n---\nB",
                        "pdf",
                        "d",
                        "compatibility has 501 characters"),
                new Case(
                        "---\nname: pdf\ndescription: d\nmetadata: none\n---\nB",
                        "pdf",
                        "d",
                        "metadata should be a map"),
                new Case("---\nname: pdf\ndescription: d\nallowed-tools: Bash(git *), Read\n---\nB", "pdf", "d", ""),
                new Case("---\nname: pdf\ndescription: a\n  b\n---\nBody", "pdf", "a b", ""),
                new Case("---\nname: pdf\ndescription: 'it''s'\n---\nBody", "pdf", "it's", ""));
    }

    @ParameterizedTest
    @MethodSource("skills")
    void whatIsUsableIsUsedAndTheRestWarnedOf(Case each) {
        Recipe read = skill(each.text());
        assertEquals(each.name(), read.name());
        assertEquals(each.description(), read.description());
        assertEquals(each.warning().isEmpty() ? 0 : 1, read.warnings().size(), () -> "" + read.warnings());
        if (!each.warning().isEmpty())
            assertTrue(read.warnings().getFirst().startsWith(each.warning()), read.warnings()::getFirst);
    }

    @Test
    void aNameOutsideOfTheSpecificationIsWarnedOf() {
        for (String name : List.of("PDF", "-pdf", "pdf-", "p--df", "p_df", "p".repeat(65)))
            assertTrue(
                    skill("---\nname: " + name + "\ndescription: d\n---\n")
                            .warnings()
                            .getFirst()
                            .contains("should be 1 to 64"),
                    name);
    }

    @Test
    void frontMatterThatIsNotClosedIsText() {
        Recipe read = skill("---\nname: pdf\n\nBody");
        assertEquals(
                "line 1: no line --- ends the front matter; it is not read",
                read.warnings().getFirst());
        assertEquals("---\nname: pdf\n\nBody", read.body());
    }

    @Test
    void whatClaudeCodeAddsIsKept() {
        Recipe read = skill("""
                ---
                name: pdf
                description: Reads PDFs.
                when_to_use: Before opening one.
                argument-hint: [file]
                disable-model-invocation: true
                user-invocable: false
                allowed-tools: Bash(git add:*), Read
                paths: ["*.pdf"]
                ---
                """);
        assertEquals("Reads PDFs. Before opening one. For files: *.pdf", read.purpose());
        assertEquals("[file]", read.hint());
        assertEquals(List.of("Bash(git add:*)", "Read"), read.words("allowed-tools"));
        assertEquals(List.of(false, false), List.of(read.ofModel(), read.ofUser()));
        assertEquals(List.of(), read.warnings());
    }

    @Test
    void aJsonSkillTellsItsTriggersAndWhatElseItHolds() {
        var origin = new Origin(Path.of("/p/.agent/skills/review.json"), Owner.PROJECT, Family.NANO);
        Recipe read = new Reading(Kind.SKILL, "review", origin)
                .json("{\"name\":\"review\",\"description\":\"Reviews code.\",\"triggers\":[\"review\",\"check\"],"
                        + "\"steps\":[\"read\"],\"content\":\"Look twice.\"}");
        assertEquals("Reviews code. Triggers: review, check", read.purpose());
        assertEquals("## steps\n\n[ \"read\" ]\n\n## content\n\nLook twice.", read.body());
    }

    @Test
    void anAgentHasToolsAndAModel() {
        var origin = new Origin(Path.of("/p/.claude/agents/tester.md"), Owner.PROJECT, Family.CLAUDE);
        String text =
                "---\nname: tester\ndescription: Tests.\ntools: Read, Bash\nmodel: haiku\nmaxTurns: 5\n---\nYou test.";
        AgentRole role = AgentRole.of(new Reading(Kind.AGENT, "tester", origin).markdown(text));
        assertEquals(List.of("Read", "Bash"), role.tools());
        assertEquals("haiku", role.model().orElse(""));
        assertEquals("You test.", role.instructions());
        assertEquals(new Json.Num("5"), role.fields().get("maxTurns"));
    }
}
