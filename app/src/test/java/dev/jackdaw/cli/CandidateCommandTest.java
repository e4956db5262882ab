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

final class CandidateCommandTest {
    @TempDir
    Path folder;

    private Ran run(String... arguments) {
        var all = new ArrayList<>(List.of("memory"));
        all.addAll(List.of(arguments));
        return Ran.in(folder, Map.of("HOME", folder.toString()), all);
    }

    private List<String> texts(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return Json.parse(run(all.toArray(String[]::new)).out()).items().stream()
                .map(each -> each.get("text").text(""))
                .toList();
    }

    private String id(String text) {
        return Json.parse(run("pending", "--json").out()).items().stream()
                .filter(each -> each.get("text").text("").equals(text))
                .findFirst()
                .orElseThrow()
                .get("id")
                .text("");
    }

    /// As a person might write them.
    private void wait(String... texts) throws IOException {
        Path file = Path.of(run("path", "--project").out().strip()).resolve("pending.jsonl");
        Files.createDirectories(file.getParent());
        var lines = new StringBuilder();
        for (String text : texts) lines.append(Json.obj("text", text).write()).append('\n');
        Files.writeString(file, lines.toString());
    }

    @Test
    void whatWaitsIsPromotedOrRejectedByHand() throws IOException {
        wait("The build takes ten minutes", "Deploys run on Fridays", "The port is 8080", "Logs are in var");
        assertEquals(4, texts("pending").size());
        assertEquals(List.of(), texts("list"));
        assertEquals(0, run("promote", id("Deploys run on Fridays")).code());
        assertEquals(List.of("Deploys run on Fridays"), texts("list"));
        assertEquals(0, run("reject", id("The port is 8080")).code());
        assertEquals(List.of("The build takes ten minutes", "Logs are in var"), texts("pending"));
        assertTrue(run("promote").err().contains("nothing became a note"));
        assertTrue(run("promote", "--all").out().contains("Logs are in var"));
        assertEquals(List.of(), texts("pending"));
        assertEquals(3, texts("list").size());
        assertTrue(run("distill").out().startsWith("0 notes"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertEquals(2, run("reject").code());
        assertEquals(2, run("promote", "a", "b").code());
        assertTrue(run("reject", "zz").err().contains("no candidate zz"));
        assertTrue(run("distill", "everything").err().contains("no topic everything"));
    }
}
