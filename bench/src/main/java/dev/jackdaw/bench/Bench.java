package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ScriptedServer.Exchange;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.ServedRequest.Wire;
import dev.jackdaw.testing.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// The program and the floor, ready to be run side by side.
///
/// @param program the packaged program
/// @param floor the floor agent, started with the same options of the JVM and a cache of its own
/// @param wire the format in which the program asks; the floor knows chat completions alone
/// @param quick whether fewer runs will do
record Bench(Program program, Program floor, Wire wire, boolean quick) {
    private static final long PATIENCE_SECONDS = 300;

    /// A run with its clocks, in [System#nanoTime()] and CPU seconds.
    record Timed(
            long started,
            long ended,
            double cpu,
            Machine.Memory memory,
            List<Exchange> exchanges,
            List<ServedRequest> requests) {

        double millis() {
            return (ended - started) / 1e6;
        }

        double millisToFirstRequest() {
            return (exchanges.getFirst().arrived() - started) / 1e6;
        }

        /// From the answer to a request, counted from 0, to the arrival of the next.
        double turn(int number) {
            return (exchanges.get(number + 1).arrived() - exchanges.get(number).answered()) / 1e6;
        }
    }

    static Bench in(Path folder, List<String> launcher, boolean quick) throws IOException, InterruptedException {
        Path jar = floorJar(folder);
        Path cache = folder.resolve("floor.aot");
        Path work = folder.resolve("work");
        Program program = Program.in(Files.createDirectories(folder.resolve("program")), launcher)
                .at(Files.createDirectories(work));
        Program floor = Program.in(
                        Files.createDirectories(folder.resolve("floor")),
                        floorCommand(jar, "-XX:AOTCacheOutput=" + cache))
                .at(work);
        var bench = new Bench(program, floor, Wire.CHAT_COMPLETIONS, quick);
        bench.time(floor, server -> server.says("trained"), false);
        List<String> command = floorCommand(jar, "-XX:AOTCache=" + cache);
        var warm = new Program(command, floor.world(), floor.directory(), floor.environment());
        return new Bench(program, warm, Wire.CHAT_COMPLETIONS, quick);
    }

    /// The same with the program asking in another format.
    Bench over(Wire other) {
        return new Bench(program, floor, other, quick);
    }

    private static List<String> floorCommand(Path jar, String cache) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                cache,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:UserThreadWaitAttemptsAtExit=0",
                "-Xlog:disable",
                "-cp",
                jar.toString(),
                FloorAgent.class.getName());
    }

    /// The floor agent alone in a jar: a cache cannot be made of folders.
    private static Path floorJar(Path folder) throws IOException {
        String name = FloorAgent.class.getName().replace('.', '/') + ".class";
        Path jar = Files.createDirectories(folder).resolve("floor.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = FloorAgent.class.getResourceAsStream("FloorAgent.class")) {
            if (in == null) throw new IOException(name + " is not on the class path");
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }

    /// How often to run something that is worth that many runs.
    int runs(int many) {
        return quick ? Math.max(2, many / 4) : many;
    }

    /// A file in the folder both work in.
    Bench write(String name, String content) throws IOException {
        program.write(name, content);
        return this;
    }

    /// Runs a scripted task in an own process against an own server.
    ///
    /// @param watched whether its memory is looked at all the while, which costs time
    Timed time(Program who, Consumer<ScriptedServer> script, boolean watched, String... more)
            throws IOException, InterruptedException {
        try (var server = ScriptedServer.start(Strictness.FULL)) {
            script.accept(server);
            var arguments = new ArrayList<>(List.of("-p", "go", "--permission-mode", "bypassPermissions"));
            arguments.addAll(List.of(more));
            Program asking = who.asking(server, who.equals(floor) ? Wire.CHAT_COMPLETIONS : wire);
            double cpu = Machine.childSeconds();
            long started = System.nanoTime();
            var running = new Program.Running(asking.start(arguments.toArray(String[]::new)));
            running.process().getOutputStream().close();
            Machine.Memory memory = watched ? watch(running.process()) : new Machine.Memory(0, 0);
            boolean ended = running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long end = System.nanoTime();
            check(running, ended, server);
            List<Exchange> exchanges = server.exchanges().stream()
                    .sorted(Comparator.comparingLong(Exchange::arrived))
                    .toList();
            return new Timed(started, end, Machine.childSeconds() - cpu, memory, exchanges, server.requests());
        }
    }

    private static Machine.Memory watch(Process process) throws InterruptedException {
        var most = new Machine.Memory(0, 0);
        do most = most.most(Machine.memory(process));
        while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        return most;
    }

    private static void check(Program.Running running, boolean ended, ScriptedServer server)
            throws InterruptedException {
        if (!ended) throw new IllegalStateException("no end after " + PATIENCE_SECONDS + " s");
        if (running.process().exitValue() != 0 || !server.violations().isEmpty())
            throw new IllegalStateException(
                    "it failed: " + running.ended(Duration.ZERO).all() + "\n" + server.violations());
    }
}
