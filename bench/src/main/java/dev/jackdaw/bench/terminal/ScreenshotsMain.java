package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Program;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes the pictures of the README from what the program really shows: `ScreenshotsMain FOLDER`. A script stands in
/// the place of the model; the file is read, changed and run.
public final class ScreenshotsMain {
    private static final int COLUMNS = 92;
    private static final int LINES = 48;
    private static final String OLD = "ceiling(length * width * height / 5000)";
    private static final String NEW = "ceiling(length * width * height / 5000.0)";

    private ScreenshotsMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: screenshots FOLDER");
            System.exit(2);
        }
        if (!Tmux.installed()) {
            System.err.println("screenshots: tmux is missing; install it, for instance with: apt install tmux");
            System.exit(1);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        take("C.UTF-8", "", folder);
        take("zh_CN.UTF-8", ".zh-CN", folder);
        System.exit(0);
    }

    private static void take(String language, String suffix, Path folder) throws IOException, InterruptedException {
        Path world = Files.createTempDirectory("jackdaw-screenshots");
        Words words = Words.of(Map.of("LANG", language));
        String[] scene = resource("scene-" + words.language() + ".md").split("\n---\n");
        Program program = Program.in(world)
                .at(Files.createDirectories(world.resolve("parcels")))
                .with("LANG", language)
                .with("JACKDAW_MODEL", "claude-sonnet-4-6")
                .write("src/Parcel.java", resource("Parcel.txt"));
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        try (var server = script(scene);
                var tmux = Tmux.open(
                        program.with("PATH", bin + ":" + program.environment().get("PATH"))
                                .asking(server, Wire.ANTHROPIC_MESSAGES),
                        COLUMNS,
                        LINES,
                        "exec " + program.line())) {
            tmux.await(words.of("header.mode", "default"));
            tmux.type(scene[0]).press("Enter").await(words.of("ask.once"));
            tmux.still();
            save(folder.resolve("question" + suffix + ".svg"), new Shot(tmux, program, scene[0]));
            tmux.press("1").await("question", screen -> screen.contains("java src/Parcel.java") && asks(screen, words));
            tmux.still();
            String answer = scene[3].lines().findFirst().orElseThrow();
            tmux.press("1")
                    .await(answer, screen -> screen.contains(answer) && !screen.contains(words.of("doing.keys")));
            tmux.still();
            save(folder.resolve("answer" + suffix + ".svg"), new Shot(tmux, program, scene[3]));
            if (!server.violations().isEmpty()) throw new IllegalStateException("" + server.violations());
            tmux.press("C-d");
        } finally {
            delete(world);
        }
    }

    private static boolean asks(String screen, Words words) {
        return screen.contains(words.of("ask.once"));
    }

    private static ScriptedServer script(String[] scene) throws IOException {
        return ScriptedServer.start()
                .calls(call("read", Json.obj("path", "src/Parcel.java")))
                .plays(says(
                        scene[1],
                        call("edit", Json.obj("path", "src/Parcel.java", "old_string", OLD, "new_string", NEW))))
                .plays(says(scene[2], call("bash", Json.obj("command", "java src/Parcel.java"))))
                .says(scene[3]);
    }

    private static ScriptedReply says(String text, ToolCall call) {
        return ScriptedReply.of(List.of(new Content.Text(text), new Content.Call(call)));
    }

    private static ToolCall call(String tool, Json arguments) {
        return ScriptedReply.call(tool, arguments);
    }

    private record Shot(Tmux tmux, Program program, String title) {}

    private static void save(Path file, Shot shot) throws IOException, InterruptedException {
        String here = shot.program().directory().toRealPath().toString();
        List<List<Cell>> cells = Cell.of(shot.tmux().colours().replace(here, "~/parcels"));
        Files.writeString(file, Picture.of(cells, COLUMNS, shot.title().strip()));
        System.out.println(file);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScreenshotsMain.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
