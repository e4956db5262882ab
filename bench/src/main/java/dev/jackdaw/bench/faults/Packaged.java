package dev.jackdaw.bench.faults;

import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.bench.faults.Asked.Spoken;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The packaged program as it meets faults: what it runs, says and ends with.
final class Packaged {
    /// Sets a server up.
    @FunctionalInterface
    private interface Script {
        void plays(ScriptedServer server);
    }

    private static final ScriptedReply CALL =
            ScriptedReply.calls(ScriptedReply.call("bash", Json.obj("command", "echo once >> ran.txt")));

    private final List<String> launcher;
    private final Spoken spoken;

    Packaged(List<String> launcher, Spoken spoken) {
        this.launcher = launcher;
        this.spoken = spoken;
    }

    List<Trial> trials() {
        var trials = new ArrayList<Trial>();
        trial(
                trials,
                "faults in every phase",
                "R09",
                "exit 0, ran once, 6 requests",
                server -> server.plays(CALL.with(new Fault.Dropped()))
                        .plays(CALL.with(new Fault.Truncated(1)))
                        .plays(CALL)
                        .plays(ScriptedReply.text("done").with(new Fault.Reset(1)))
                        .fails(429, Map.of("retry-after", "1"), "")
                        .says("done"));
        trial(
                trials,
                "an empty account",
                "R08",
                "exit 1, ran nothing, 1 requests",
                server -> server.fails(429, Map.of(), Quotas.OPENAI.body()));
        trial(
                trials,
                "a key that is refused",
                "R08",
                "exit 1, ran nothing, 1 requests",
                server -> server.fails(401, Map.of(), ""));
        trial(
                trials,
                "a call that ends with the stream",
                "R03",
                "exit 0, ran once, 3 requests",
                server -> server.plays(CALL.with(new Fault.Truncated(spoken.unfinished(CALL))))
                        .plays(CALL)
                        .says("done"));
        return trials;
    }

    private void trial(List<Trial> trials, String what, String rule, String expected, Script script) {
        trials.add(new Trial(
                "program over " + spoken.name().toLowerCase(java.util.Locale.ROOT) + ", " + what,
                rule,
                expected,
                () -> run(script)));
    }

    private String run(Script script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackdaw-faults");
        try (var server = ScriptedServer.start()) {
            script.plays(server);
            Program program = Program.in(folder, launcher).asking(server, spoken.wire());
            Ran ran = program.run("-p", "hi", "--permission-mode=bypassPermissions");
            Path trace = program.file("ran.txt");
            String runs = Files.exists(trace)
                    ? Files.readString(trace).replace("\n", " ").strip()
                    : "nothing";
            return "exit " + ran.exit() + ", ran " + runs + ", " + server.count() + " requests"
                    + (server.violations().isEmpty() ? "" : " " + server.violations());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
