package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.hook.Occasion;
import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// What hooks say of a prompt: failures, and refusals.
    private List<String> asked(Settings settings) throws InterruptedException {
        var occasion = new Occasion(HookEvent.USER_PROMPT_SUBMIT, List.of(), Json.obj(), Json.obj());
        return Hooks.of(settings.hooks(), folder.resolve("project"))
                .ask(occasion, _ -> false, Hooks.Listener.NOBODY)
                .stream()
                .map(outcome -> outcome.failure().isPresent()
                        ? outcome.answer().decision() + " " + outcome.failure().get()
                        : outcome.answer().context())
                .toList();
    }

    private Desk checked(String traits) throws IOException {
        return new Desk(folder)
                .project("hooks: {UserPromptSubmit: [{hooks: [{type: command, command: sh tools/check.sh" + traits
                        + "}]}]}")
                .file(folder.resolve("project/tools/check.sh"), ". \"$(dirname \"$0\")/more.sh\"\n")
                .file(folder.resolve("project/tools/more.sh"), "echo as approved\n")
                .environment("OPENAI_API_KEY", "k", "JACKDAW_TRUST_PROJECT", "1");
    }

    @Test
    void aScriptThatChangesAfterItWasReadDoesNotRun() throws Exception {
        Desk desk = checked("");
        Settings settings = desk.settings();
        assertEquals(List.of("as approved"), asked(settings));
        desk.file(folder.resolve("project/tools/more.sh"), "echo hostile\n");
        List<String> said = asked(settings);
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst()
                        .endsWith("is not run: what this folder brings has changed since it was trusted"
                                + " (tools/more.sh); jackdaw trust shows it, jackdaw trust add approves it for the next"
                                + " session"),
                said.getFirst());
    }

    @Test
    void thatIsToldOnceButARequiredHookRefusesEachTime() throws Exception {
        for (String traits : List.of("", ", required: true")) {
            Desk desk = checked(traits);
            var hooks = Hooks.of(desk.settings().hooks(), desk.project());
            desk.file(desk.project().resolve("tools/check.sh"), "touch " + folder.resolve("canary") + "\n");
            var occasion = new Occasion(HookEvent.USER_PROMPT_SUBMIT, List.of(), Json.obj(), Json.obj());
            var decisions = new ArrayList<String>();
            for (int time = 0; time < 3; time++)
                for (Hooks.Outcome outcome : hooks.ask(occasion, _ -> false, Hooks.Listener.NOBODY))
                    decisions.add(outcome.answer().decision().toString());
            assertEquals(traits.isEmpty() ? List.of("NONE") : List.of("DENY", "DENY", "DENY"), decisions);
        }
        assertFalse(Files.exists(folder.resolve("canary")));
    }

    @Test
    void hooksAreTakenFromTheSameFilesAsRules() throws Exception {
        Desk desk = new Desk(folder).environment("OPENAI_API_KEY", "k", "JACKDAW_TRUST_PROJECT", "1");
        write(desk.project().resolve(".claude/settings.json"), "above");
        Path below = Files.createDirectories(desk.project().resolve("one/two"));
        Request request = desk.request();
        var inside = new Request(below, request.environment(), request.flags(), request.managed());
        assertEquals(
                List.of("above"),
                Layers.load(inside).settings().orElseThrow().hooks().stream()
                        .map(hook -> hook.action().toString())
                        .toList());
    }
}
