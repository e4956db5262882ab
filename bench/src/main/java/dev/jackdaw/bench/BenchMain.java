package dev.jackdaw.bench;

import dev.jackdaw.bench.context.ContextMain;
import dev.jackdaw.bench.faults.Faults;
import dev.jackdaw.bench.terminal.Terminal;
import dev.jackdaw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures the packaged program against floors of the same run: `BenchMain [--quick] [--only NAME,…] [PROGRAM]`,
/// plays what can go wrong: `BenchMain faults`, see [Faults]; or plays a long session: `BenchMain context`, see
/// [ContextMain].
public final class BenchMain {

    /// One group of figures.
    @FunctionalInterface
    private interface Measure {
        List<Figure> figures(Bench bench) throws IOException, InterruptedException;
    }

    private static final String USAGE = "usage: bench [--quick] [--only NAME,...] [--out FILE] [PROGRAM]\nnames: ";

    private BenchMain() {}

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("raw", RawCosts::measure);
        measures.put("prompt", Starting::prompt);
        measures.put("version", Starting::version);
        measures.put("start", Starting::measure);
        measures.put("screen", Drawing::measure);
        measures.put("terminal", bench -> Terminal.measure(bench.program(), bench.quick()));
        measures.put("turns", Turns::kinds);
        measures.put("memory", Turns::memory);
        measures.put("history", Turns::history);
        measures.put("parallel", Turns::together);
        measures.put("streaming", Streaming::measure);
        measures.put("saying", Saying::measure);
        measures.put("resume", Resuming::measure);
        measures.put("search", Searching::measure);
        measures.put("notes", Recalling::measure);
        measures.put("sandbox", Confining::measure);
        measures.put("complete", Completing::measure);
        return measures;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("faults"))
            System.exit(Faults.run(List.of(arguments).subList(1, arguments.length), System.out));
        if (arguments.length > 0 && arguments[0].equals("context"))
            System.exit(ContextMain.run(List.of(arguments).subList(1, arguments.length), System.out));
        var measures = measures();
        var only = new ArrayList<>(measures.keySet());
        List<String> launcher = Program.launcher();
        Path out = Path.of("bench", "target", "bench.json");
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--only" -> only.retainAll(List.of(next(arguments, ++i).split(",")));
                case "--out" -> out = Path.of(next(arguments, ++i));
                default -> {
                    if (arguments[i].startsWith("-")) refuse();
                    launcher = List.of(Path.of(arguments[i]).toAbsolutePath().toString());
                }
            }
        }
        if (only.isEmpty()) refuse();
        System.exit(run(launcher, quick, only, out) ? 0 : 1);
    }

    private static String next(String[] arguments, int at) {
        if (at >= arguments.length) refuse();
        return arguments[at];
    }

    private static void refuse() {
        System.err.println(USAGE + String.join(", ", measures().keySet()));
        System.exit(2);
    }

    private static boolean run(List<String> launcher, boolean quick, List<String> names, Path out)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackdaw-bench");
        try {
            Bench bench = Bench.in(folder, launcher, quick);
            System.out.println(String.join(" ", launcher) + "\n\n" + Table.head());
            var figures = new ArrayList<Figure>();
            var failures = new ArrayList<String>();
            for (String name : names) {
                try {
                    List<Figure> measured =
                            measures().getOrDefault(name, _ -> List.of()).figures(bench);
                    System.out.print(Table.rows(measured));
                    figures.addAll(measured);
                } catch (IllegalStateException | IndexOutOfBoundsException e) {
                    failures.add(name + ": " + e.getMessage());
                    System.out.println(name + ": could not be measured");
                }
            }
            failures.forEach(failure -> System.err.println("\n" + failure));
            write(out, launcher, figures, failures);
            return failures.isEmpty();
        } finally {
            delete(folder);
        }
    }

    private static void write(Path out, List<String> launcher, List<Figure> figures, List<String> failures)
            throws IOException {
        Json json = Json.obj(
                "at", Instant.now().toString(),
                "program", launcher,
                "java", System.getProperty("java.vm.version"),
                "processors", Runtime.getRuntime().availableProcessors(),
                "figures", figures.stream().map(Figure::json).toList(),
                "failures", failures);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.writeString(out, json.pretty() + "\n");
        System.out.println("\n" + out.toAbsolutePath());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
