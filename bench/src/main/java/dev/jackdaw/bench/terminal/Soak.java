package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Figure;
import dev.jackdaw.bench.Machine;
import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.Samples;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What thousands of turns leave behind in the program: each a call that reads a file, and an answer.
final class Soak {
    /// Small enough for the conversation to be cut and summed up all the time, as in any long session.
    private static final String WINDOW = "16K";

    private static final double MEGABYTE = 1024 * 1024;

    private Soak() {}

    /// What a process holds.
    ///
    /// @param heap bytes that live in the heap, after a collection
    /// @param resident MB
    /// @param log bytes of the session's log
    record Held(int turns, long heap, double resident, int threads, int descriptors, long log) {}

    static List<Figure> measure(Program program, int turns) throws IOException, InterruptedException {
        List<Held> held = play(program, turns / 10, turns);
        Held first = held.getFirst();
        Held last = held.getLast();
        String after = ", " + turns + " turns (floor: " + first.turns() + ")";
        return List.of(
                beside("heap" + after, "MB", last.heap() / MEGABYTE, first.heap() / MEGABYTE),
                beside("resident" + after, "MB", last.resident(), first.resident()),
                beside("log" + after, "MB", last.log() / MEGABYTE, first.log() / MEGABYTE),
                beside("threads" + after, "", last.threads(), first.threads()),
                beside("descriptors" + after, "", last.descriptors(), first.descriptors()));
    }

    private static Figure beside(String name, String unit, double last, double first) {
        return Figure.of(name, unit, last).above(new Samples().add(first));
    }

    /// Plays one session and looks at it after so many turns.
    static List<Held> play(Program program, int... looks) throws IOException, InterruptedException {
        program.write("soaked.txt", "a line of a file that is read in every turn\n".repeat(20));
        try (var server =
                ScriptedServer.start(Strictness.FULL.allowingRewrites().forgetting())) {
            server.always(Soak::reply);
            try (var played = Played.begun(program, server, "--context-window", WINDOW)) {
                var held = new ArrayList<Held>();
                int turn = 0;
                for (int look : looks) {
                    while (turn < look) turn(played, ++turn);
                    held.add(held(played, turn));
                }
                if (!server.violations().isEmpty()) throw new IllegalStateException("" + server.violations());
                return held;
            }
        }
    }

    private static void turn(Played played, int turn) throws IOException, InterruptedException {
        played.pty().forget();
        played.pty().type("turn " + turn + ", please\r");
        played.turns(turn);
    }

    private static ScriptedReply reply(ServedRequest request) {
        if (request.tools().isEmpty()) return ScriptedReply.text("## Goal\nRead the file.\n## Open\nNothing.\n");
        Json last = request.messages().getLast();
        if (last.get("role").text("").equals("tool"))
            return ScriptedReply.text("The file says **the same** as before:\n\n```java\nint same = 1;\n```\n");
        return ScriptedReply.calls(ScriptedReply.call("read", Json.obj("path", "soaked.txt")));
    }

    private static Held held(Played played, int turn) throws IOException, InterruptedException {
        ProcessHandle jvm = played.pty().running("java");
        long heap = heap(jvm);
        return new Held(
                turn,
                heap,
                Machine.memory(jvm.pid()).resident(),
                Machine.threads(jvm),
                Machine.descriptors(jvm),
                played.logged());
    }

    /// What lives in the heap of another JVM: the histogram of its classes is taken after a collection.
    private static long heap(ProcessHandle jvm) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(tool, "" + jvm.pid(), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return bytes(told, "Total") - bytes(told, "jdk.internal.vm.FillerElement");
    }

    /// The bytes in the line of the histogram in which that stands; room the collector has left unused has a line too.
    private static long bytes(String told, String name) {
        for (String line : told.lines().toList())
            if (line.contains(name)) return Long.parseLong(line.strip().split("\\s+")[2]);
        return 0;
    }
}
