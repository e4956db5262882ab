package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that files can tell a model, in one repository.
final class KnowledgeCommandTest {
    @TempDir
    Path temporary;

    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String described(String name) {
        return "---\nname: " + name + "\ndescription: It is " + name + ".\n---\nDo it.\n";
    }

    @BeforeEach
    void plant() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve("project/.git"));
        write("home/.claude/CLAUDE.md", "Mine.");
        write("home/.jackdaw/AGENTS.md", "Mine too.");
        write("home/.claude/skills/release/SKILL.md", described("release"));
        write("home/.claude/commands/hello.md", "Say hello.");
        write("project/AGENTS.md", "Top.");
        write("project/CLAUDE.md", "Top of Claude's.\n@docs/style.md\n@docs/gone.md\n");
        write("project/docs/style.md", "Style. @deep.md");
        write("project/docs/deep.md", "Deep.");
        write("project/.claude/rules/ts.md", "---\npaths: '**/*.ts'\n---\nTypeScript.");
        write("project/.agent/rules/all.md", "Always.");
        write(
                "project/.agent/skills/nano.json",
                "{\"name\": \"nano\", \"description\": \"Small.\", \"triggers\": [\"x\"]}");
        write("project/.claude/skills/release/SKILL.md", described("release"));
        write("project/.claude/commands/git/review.md", "---\nargument-hint: FILE\n---\nReview $1.");
        write("project/a/AGENTS.md", "A.");
        write("project/a/CLAUDE.md", "@AGENTS.md");
        write("project/a/.minicode/AGENTS.md", "Minicode's.");
        write("project/a/.minicode/skills/mini/SKILL.md", described("mini"));
        write("project/a/.minicode/commands/old.md", "Old.");
        write("project/a/.minicode/agents/planner.md", described("planner"));
        write("project/a/b/AGENTS.override.md", "B, instead.");
        write("project/a/b/AGENTS.md", "POISON");
        write("project/a/b/.agents/skills/pdf/SKILL.md", "Reads.\n");
        write("project/a/b/.claude/agents/tester.md", described("tester"));
        write("project/a/b/c/AGENTS.md", "C.");
        write("project/a/b/c/.jackdaw/rules/x.md", "X.");
        write("project/a/b/c/below/AGENTS.md", "Below: once something there is touched.");
    }

    private String run(String... flags) {
        var all = new ArrayList<>(List.of("knowledge"));
        all.addAll(List.of(flags));
        var environment = Map.of("HOME", folder.resolve("home").toString(), "LANG", "en");
        Ran ran = Ran.in(folder.resolve("project/a/b/c"), environment, all);
        assertEquals(0, ran.code(), ran.err());
        return ran.out().replace(folder.toString(), "");
    }

    private static String expected(String name) throws IOException {
        try (var in = KnowledgeCommandTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everythingIsFoundInTheOrderInWhichItCounts() throws IOException {
        assertEquals(expected("knowledge-trusted.txt"), run("--trust"));
    }

    @Test
    void anUntrustedFoldersFilesAreToldOfAndNotUsed() throws IOException {
        assertEquals(expected("knowledge-untrusted.txt"), run());
    }

    @Test
    void programsAreToldTheSame() {
        Json told = Json.parse(run("--json", "--trust"));
        assertEquals(14, names(told, "instructions").size());
        assertEquals(List.of("pdf", "mini", "release", "nano", "release"), names(told, "skills"));
        assertEquals(List.of("old", "git:review", "hello"), names(told, "commands"));
        assertEquals(List.of("tester", "planner"), names(told, "agents"));
        assertEquals(
                Json.obj(
                        "name",
                        "release",
                        "purpose",
                        "It is release.",
                        "file",
                        "/home/.claude/skills/release/SKILL.md",
                        "owner",
                        "user",
                        "unused",
                        "/project/.claude/skills/release/SKILL.md goes before it",
                        "warnings",
                        List.of()),
                told.get("skills").items().getLast());
    }

    private static List<String> names(Json told, String kind) {
        return told.get(kind).items().stream()
                .map(each -> each.get("name").text(""))
                .toList();
    }
}
