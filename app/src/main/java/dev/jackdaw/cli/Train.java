package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.headless.Standard;
import dev.jackdaw.json.Json;
import dev.jackdaw.settings.Preferences;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Walks once along the ways of a usual run, against a small server of its own, for the JVM to note which classes they
/// need. Quiet, and in folders that are gone afterwards.
final class Train {
    private static final String SAID = "Look around.";
    private static final long SCREEN_MILLIS = 3_000;

    private static final List<List<String>> FORMS = List.of(
            List.of("-p"),
            List.of("-p", "--output-format", "stream-json", "--verbose", "--include-partial-messages"),
            List.of("-p", "-c", "--output-format", "json", "--trust"));

    private static final List<ToolCall> CALLS = List.of(
            ScriptedReply.call("read", Json.obj("path", "note.txt")),
            ScriptedReply.call("edit", Json.obj("path", "note.txt", "old_string", "two", "new_string", "three")),
            ScriptedReply.call("bash", Json.obj("command", "cat note.txt && true")));

    private Train() {}

    /// One call after another for everything the user says, then a word.
    static ScriptedReply answer(ServedRequest request) {
        // What is recalled and told besides reads like something said.
        long said =
                request.said().stream().filter(text -> text.startsWith(SAID)).count();
        int step = request.results().size() - CALLS.size() * ((int) said - 1);
        return step < CALLS.size() ? ScriptedReply.calls(CALLS.get(step)) : ScriptedReply.text("Done, **all** of it.");
    }

    static int run(Start start) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackdaw-train-");
        try (var server = ScriptedServer.start().always(Train::answer)) {
            int code = run(start, folder, server.chatBase().toString());
            if (start.standard().typed() && start.standard().seen())
                onScreen(start, folder, server.chatBase().toString());
            return code;
        } finally {
            delete(folder);
        }
    }

    private static int run(Start start, Path folder, String address) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("AGENTS.md"), "Look around in note.txt.\n");
        Path skill = Files.createDirectories(work.resolve(".claude/skills/look"));
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: look\ndescription: Looks around.\n---\nLook.\n");
        int worst = quietly(
                start, folder, List.of("memory", "add", "Look around in note.txt first.", "--cwd", work.toString()));
        for (String wire : List.of("chat-completions", "anthropic-messages", "openai-responses", "gemini", "ollama")) {
            List<String> usual = usual(work, address, wire);
            for (List<String> more : FORMS) {
                Files.writeString(work.resolve("note.txt"), "one\ntwo\n");
                var arguments = new ArrayList<>(usual);
                arguments.addAll(more);
                worst = Math.max(worst, quietly(start, folder, arguments));
            }
        }
        if (worst != ExitCode.DONE) start.warn("training ended with code " + worst);
        return worst;
    }

    private static List<String> usual(Path work, String address, String wire) {
        return List.of(
                SAID,
                "--cwd",
                work.toString(),
                "--provider",
                "http",
                "--base-url",
                address,
                "--wire",
                wire,
                "--model",
                "train",
                "--api-key",
                "train",
                "--dangerously-skip-permissions");
    }

    /// The interactive face for a moment; where nobody leaves it, the end of the process does.
    private static void onScreen(Start start, Path home, String address) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(usual(home.resolve("work"), address, "chat-completions"));
        // A question whether the folder is trusted would come before the face, and nobody answers it.
        arguments.add("--trust");
        Preferences.in(home.resolve(".jackdaw")).begin();
        Thread screen = Thread.ofPlatform().daemon(true).start(() -> {
            int _ = new Program(start.standard(), environment(start, home)).run(arguments);
        });
        screen.join(SCREEN_MILLIS);
    }

    private static int quietly(Start start, Path home, List<String> arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var standard = Standard.of(
                InputStream.nullInputStream(), nowhere, start.standard().err());
        return new Program(standard, environment(start, home)).run(arguments);
    }

    private static Map<String, String> environment(Start start, Path home) {
        var environment = new HashMap<>(start.environment());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("JACKDAW_"));
        environment.put("HOME", home.toString());
        return environment;
    }

    private static void delete(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException | UncheckedIOException stillUsed) {
            // The interactive face may still write there; the system clears its folder for temporary files.
            return;
        }
    }
}
