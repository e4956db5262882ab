package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryCommandTest {
    @TempDir
    Path folder;

    private Ran run(String... arguments) {
        var all = new ArrayList<>(List.of("memory"));
        all.addAll(List.of(arguments));
        return Ran.in(folder, Map.of("HOME", folder.toString()), all);
    }

    private List<String> listed(String... flags) {
        var all = new ArrayList<>(List.of("list", "--json"));
        all.addAll(List.of(flags));
        return Json.parse(run(all.toArray(String[]::new)).out()).items().stream()
                .map(note -> note.get("text").text(""))
                .toList();
    }

    private String id(String text) {
        return Json.parse(run("search", text, "--json").out())
                .items()
                .getFirst()
                .get("id")
                .text("");
    }

    @Test
    void notesAreKeptFoundCorrectedAndForgotten() {
        assertTrue(
                run("add", "Tests run offline.", "--topic", "debug-notes").out().startsWith("added "));
        assertTrue(run("add", "tests", "run", "offline").out().startsWith("refreshed "));
        run("add", "回答用中文", "--global", "--pin");
        assertEquals(List.of("tests run offline", "回答用中文"), listed());
        assertEquals(List.of("回答用中文"), listed("--global"));
        assertTrue(
                run("correct", id("offline"), "Tests need the network.").out().startsWith("corrected: "));
        assertEquals(List.of("Tests need the network."), listed("--project"));
        assertTrue(run("show", id("network")).out().contains("Tests need the network."));
        assertEquals(0, run("forget", id("network")).code());
        assertEquals(List.of(), listed("--project"));
        assertEquals(2, run("path").out().lines().count());
    }

    @Test
    void whatCannotBeDoneIsToldWithTheMend() {
        Ran none = run("show", "abc");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("there is no note abc"), none.err());
        assertTrue(run("add").err().contains("say what: jackdaw memory list"));
        assertTrue(run("add", "x", "--topic", "cats").err().contains("--topic is one of project-context, "));
        Ran secret = run("add", "key sk-ant-api03-abcdefghijklmnopqrstuvwx0123456789");
        assertEquals(1, secret.code());
        assertTrue(secret.err().contains("looks like a secret"), secret.err());
    }

    @Test
    void importingTellsWhatItWouldKeepAndThenKeepsIt() throws IOException {
        Files.writeString(
                folder.resolve("NOTES.md"),
                "# Notes\n- Use tabs.\n- use tabs\n- token: ghp_abcdefghijklmnopqrstuvwxyz0123456789\n");
        Ran dry = run("import", "NOTES.md", "--dry-run");
        assertTrue(dry.out().endsWith("3 notes found; nothing was kept\n"), dry.out());
        assertEquals(List.of(), listed());
        assertEquals(
                "1 added, 1 known already, 1 left out\n",
                run("import", "NOTES.md").out());
        assertEquals(
                "0 added, 2 known already, 1 left out\n",
                run("import", "NOTES.md").out());
    }
}
