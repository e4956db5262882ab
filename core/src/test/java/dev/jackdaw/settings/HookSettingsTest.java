package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookSettingsTest {
    private static final String HOOKS =
            "{\"permissions\":{},\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"NAME\"}]}]}}";

    @TempDir
    private Path folder;

    private void write(Path file, String name) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, HOOKS.replace("NAME", name));
    }

    /// Hooks in every place there is.
    private Desk desk() throws IOException {
        Desk desk = new Desk(folder)
                .user("hooks: {Stop: [{hooks: [{type: command, command: 'own ${X}'}]}]}")
                .project("hooks: {Stop: [{hooks: [{type: command, command: project}]}]}")
                .environment("OPENAI_API_KEY", "k");
        write(desk.home().resolve(".claude/settings.json"), "claude");
        write(desk.project().resolve(".claude/settings.json"), "shared");
        write(desk.project().resolve(".claude/settings.local.json"), "local");
        for (Path home : List.of(desk.home(), desk.project())) {
            Path hooks = home.resolve(".jackdaw/hooks");
            for (String name : List.of("guard.sh", "_resting.sh", "notes.txt")) {
                Files.createDirectories(hooks);
                Files.writeString(hooks.resolve(name), "#!/bin/sh\n");
                assertTrue(hooks.resolve(name).toFile().setExecutable(name.endsWith(".sh")));
            }
        }
        return desk;
    }

    private static List<String> actions(Desk desk) {
        return desk.settings().hooks().stream()
                .map(hook -> hook.action().toString())
                .toList();
    }

    @Test
    void aProjectsHooksRunOnlyWhereItIsTrusted() throws Exception {
        Desk desk = desk();
        List<String> user = List.of("own ${X}", "claude", desk.home() + "/.jackdaw/hooks/guard.sh");
        assertEquals(user, actions(desk));
        List<String> warned =
                desk.load().warnings().stream().map(Problem::where).toList();
        assertEquals(
                4,
                warned.stream()
                        .filter(where -> where.startsWith(desk.project().toString()))
                        .count(),
                warned.toString());
        assertEquals(
                List.of(
                        "own ${X}",
                        "project",
                        "claude",
                        desk.home() + "/.jackdaw/hooks/guard.sh",
                        "shared",
                        "local",
                        desk.project() + "/.jackdaw/hooks/guard.sh"),
                actions(desk.environment("JACKDAW_TRUST_PROJECT", "1")));
    }

    @Test
    void aMistakeInOnesOwnFileIsAProblem() throws Exception {
        Desk desk = desk().user("hooks: {PreToolUsed: []}");
        assertEquals(
                List.of("there is no event PreToolUsed; did you mean PreToolUse?"),
                desk.load().problems().stream().map(Problem::what).toList());
    }
}
