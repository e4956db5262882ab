package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The packaged program as a process in a world of its own: home, state and working folder, and no key but those
/// given.
///
/// @param command how it is started
/// @param world the folder that holds all it may touch
/// @param directory where it works
/// @param environment everything it finds in its environment
public record Program(List<String> command, Path world, Path directory, Map<String, String> environment) {
    /// Where it is, the user is asked no questions of the first start.
    private static final String GREETED = "preferences.yaml";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What became of a run.
    ///
    /// @param exit the exit code; 128 and the number of the signal where one ended it
    public record Ran(int exit, String out, String err, Duration took) {
        /// Both outputs, for searching and for failed assertions.
        public String all() {
            return "exit " + exit + " after " + took.toMillis() + " ms\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    /// The launcher named by the property `jackdaw.program`, else the packaged one, else the classes on the class path.
    public static List<String> launcher() {
        String named = System.getProperty("jackdaw.program", "");
        Path packaged =
                Path.of("../app/target/dist/bin/jackdaw").toAbsolutePath().normalize();
        if (!named.isEmpty()) return List.of(named);
        if (Files.isExecutable(packaged)) return List.of(packaged.toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:UserThreadWaitAttemptsAtExit=0",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.jackdaw.cli.Main");
    }

    /// The program in a fresh world below a folder.
    public static Program in(Path world) throws IOException {
        return in(world, launcher());
    }

    public static Program in(Path world, List<String> command) throws IOException {
        Path home = Files.createDirectories(world.resolve("home"));
        Path work = Files.createDirectories(world.resolve("work"));
        Path state = greeted(home.resolve("jackdaw"));
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", home.toString());
        environment.put("JACKDAW_HOME", state.toString());
        environment.put("TMPDIR", Files.createDirectories(world.resolve("tmp")).toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        return new Program(command, world, work, environment);
    }

    /// A folder of state whose user has been asked the questions of the first start.
    public static Path greeted(Path state) throws IOException {
        Files.createDirectories(state);
        if (!Files.exists(state.resolve(GREETED))) Files.createFile(state.resolve(GREETED));
        return state;
    }

    /// How it is started, for a shell.
    public String line() {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /// This program where a shell of its world finds it under that name, wherever it is installed.
    public Program called(String name) throws IOException {
        Path bin = Files.createDirectories(world.resolve("bin"));
        Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec " + line() + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Program(List.of(name), world, directory, environment)
                .with("PATH", bin + ":" + environment.get("PATH"));
    }

    /// This program with one more variable in its environment.
    public Program with(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Program(command, world, directory, more);
    }

    /// This program asking that server, with a key for it.
    public Program asking(ScriptedServer server, Wire wire) {
        return switch (wire) {
            case CHAT_COMPLETIONS ->
                with("OPENAI_API_KEY", "sk-scripted")
                        .with("OPENAI_BASE_URL", server.chatBase().toString());
            case ANTHROPIC_MESSAGES ->
                with("ANTHROPIC_API_KEY", "sk-ant-scripted")
                        .with("ANTHROPIC_BASE_URL", server.messagesBase().toString());
            case RESPONSES -> asking(server, Wire.CHAT_COMPLETIONS).with("JACKDAW_WIRE", "openai-responses");
            case GEMINI -> speaking("gemini", "gemini-3-flash-preview", server.geminiBase());
            case OLLAMA -> speaking("ollama", "gpt-oss:20b", server.ollamaBase());
        };
    }

    private Program speaking(String wire, String model, URI base) {
        return with("JACKDAW_PROVIDER", "http")
                .with("JACKDAW_WIRE", wire)
                .with("JACKDAW_BASE_URL", base.toString())
                .with("JACKDAW_MODEL", model);
    }

    public Program at(Path elsewhere) {
        return new Program(command, world, elsewhere, environment);
    }

    /// Where the program keeps its state.
    public Path state() {
        return Path.of(environment.getOrDefault("JACKDAW_HOME", ""));
    }

    /// A file below the working folder.
    public Path file(String name) {
        return directory.resolve(name);
    }

    public Program write(String name, String content) throws IOException {
        Files.createDirectories(file(name).toAbsolutePath().getParent());
        Files.writeString(file(name), content);
        return this;
    }

    /// Starts it, with pipes for its streams.
    public Process start(String... arguments) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        return started(whole);
    }

    private Process started(List<String> whole) throws IOException {
        var builder = new ProcessBuilder(whole).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Runs it to its end without input.
    public Ran run(String... arguments) throws IOException, InterruptedException {
        return run(new byte[0], arguments);
    }

    /// Runs it to its end.
    public Ran run(byte[] input, String... arguments) throws IOException, InterruptedException {
        var started = new Running(start(arguments));
        started.feed(input);
        return started.ended(PATIENCE);
    }

    /// Runs another program in the same world; its first word is looked up in the `PATH`.
    public Ran command(String... words) throws IOException, InterruptedException {
        var started = new Running(started(List.of(words)));
        started.feed(new byte[0]);
        return started.ended(PATIENCE);
    }

    /// A process whose output is collected while it runs.
    public static final class Running {
        private final Process process;
        private final long began = System.nanoTime();
        private final Collected out;
        private final Collected err;

        public Running(Process process) {
            this.process = process;
            this.out = Collected.of(process.getInputStream());
            this.err = Collected.of(process.getErrorStream());
        }

        public Process process() {
            return process;
        }

        /// Gives it its whole input, without waiting for it to be read.
        public void feed(byte[] input) {
            Thread.ofVirtual().start(() -> {
                try (OutputStream stdin = process.getOutputStream()) {
                    stdin.write(input);
                } catch (IOException unread) {
                    // A program need not read its input.
                }
            });
        }

        /// What it printed so far.
        public String out() {
            return out.text();
        }

        /// Waits for its end; kills it when it takes too long, which counts as exit 137.
        public Ran ended(Duration patience) throws InterruptedException {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Ran(process.exitValue(), out.whole(), err.whole(), took);
        }
    }

    /// The bytes of a stream, read as they come.
    private static final class Collected {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;

        private Collected(InputStream in) {
            this.reader = Thread.ofVirtual().unstarted(() -> read(in));
        }

        static Collected of(InputStream in) {
            var collected = new Collected(in);
            collected.reader.start();
            return collected;
        }

        private void read(InputStream in) {
            try (var characters = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                char[] buffer = new char[8192];
                for (int n = characters.read(buffer); n >= 0; n = characters.read(buffer)) keep(buffer, n);
            } catch (IOException closed) {
                return;
            }
        }

        private synchronized void keep(char[] buffer, int length) {
            text.append(buffer, 0, length);
        }

        synchronized String text() {
            return text.toString();
        }

        /// The whole text; what a surviving grandchild might still print is not waited for long.
        String whole() throws InterruptedException {
            reader.join(2000);
            return text();
        }
    }
}
