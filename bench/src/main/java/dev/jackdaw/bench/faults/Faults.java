package dev.jackdaw.bench.faults;

import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.faults.Asked.Spoken;
import dev.jackdaw.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plays all faults: `./dev bench faults [--only WORD] [--out FILE] [PROGRAM]`.
public final class Faults {
    private static final String USAGE = "usage: bench faults [--only WORD] [--out FILE] [PROGRAM]";

    private Faults() {}

    /// @return the exit code: 1 where something else came of a fault than must
    public static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        String only = "";
        Path file = Path.of("bench", "target", "faults.json");
        List<String> launcher = Program.launcher();
        for (var words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            boolean option = word.equals("--only") || word.equals("--out");
            if (word.startsWith("-") && !(option && words.hasNext())) {
                out.println(USAGE);
                return 2;
            }
            if (word.equals("--only")) only = words.next();
            else if (word.equals("--out")) file = Path.of(words.next());
            else launcher = List.of(Path.of(word).toAbsolutePath().toString());
        }
        var outcomes = new ArrayList<Trial.Outcome>();
        for (Trial trial : all(launcher)) {
            if (!trial.name().contains(only) && !trial.rule().equals(only)) continue;
            Trial.Outcome outcome = trial.outcome();
            outcomes.add(outcome);
            out.println(row(outcome));
        }
        return summed(outcomes, file, out);
    }

    /// Those that need no packaged program.
    static List<Trial> inProcess() {
        var trials = new ArrayList<Trial>();
        for (Spoken spoken : Spoken.values()) {
            trials.addAll(Refusals.trials(spoken));
            trials.addAll(Streams.trials(spoken));
            trials.addAll(Blocks.trials(spoken));
        }
        trials.addAll(Crowds.trials());
        return trials;
    }

    private static List<Trial> all(List<String> launcher) {
        var trials = new ArrayList<>(inProcess());
        for (Spoken spoken : Spoken.values()) trials.addAll(new Packaged(launcher, spoken).trials());
        return trials;
    }

    private static String row(Trial.Outcome outcome) {
        Trial trial = outcome.trial();
        String told = outcome.passed()
                ? ""
                : "\n       expected: " + trial.expected() + "\n       observed: " + outcome.observed();
        return String.format(
                Locale.ROOT,
                "%-6s %-4s %7d ms  %s%s",
                outcome.passed() ? "ok" : "FAILED",
                trial.rule(),
                outcome.millis(),
                trial.name(),
                told);
    }

    private static int summed(List<Trial.Outcome> outcomes, Path file, PrintStream out) throws IOException {
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        Json json = Json.obj(
                "at", Instant.now().toString(),
                "java", System.getProperty("java.vm.version"),
                "processors", Runtime.getRuntime().availableProcessors(),
                "summary", Json.obj("trials", outcomes.size(), "failed", failed),
                "trials", outcomes.stream().map(Trial.Outcome::json).toList());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.writeString(file, json.pretty() + "\n");
        out.println("\n" + outcomes.size() + " faults, " + failed + " of them handled badly; " + file.toAbsolutePath());
        return failed == 0 && !outcomes.isEmpty() ? 0 : 1;
    }
}
