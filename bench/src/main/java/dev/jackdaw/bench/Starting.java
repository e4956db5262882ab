package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ServedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a start costs: to the first request, to the end of a one-line answer, and for `--version`.
final class Starting {
    private static final int RUNS = 15;

    private Starting() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        var first = new Samples();
        var exit = new Samples();
        var cpu = new Samples();
        var floorFirst = new Samples();
        var floorExit = new Samples();
        var floorCpu = new Samples();
        for (int i = 0; i < bench.runs(RUNS); i++) {
            Bench.Timed program = bench.time(bench.program(), server -> server.says("done"), false);
            Bench.Timed floor = bench.time(bench.floor(), server -> server.says("done"), false);
            first.add(program.millisToFirstRequest());
            exit.add(program.millis());
            cpu.add(program.cpu());
            floorFirst.add(floor.millisToFirstRequest());
            floorExit.add(floor.millis());
            floorCpu.add(floor.cpu());
        }
        return List.of(
                Figure.of("start to first model request", "ms", first)
                        .above(floorFirst)
                        .against(227, 200),
                Figure.of("start to exit, one-line answer", "ms", exit)
                        .above(floorExit)
                        .against(283, 250),
                Figure.of("CPU of that run (mean)", "s", cpu.mean())
                        .above(new Samples().add(floorCpu.mean()))
                        .against(0.27, 0.30));
    }

    static List<Figure> version(Bench bench) throws IOException, InterruptedException {
        var program = new Samples();
        var floor = new Samples();
        for (int i = 0; i < bench.runs(RUNS); i++) {
            program.add(version(bench.program()));
            floor.add(version(bench.floor()));
        }
        return List.of(Figure.of("--version", "ms", program).above(floor).against(43, 80));
    }

    private static double version(Program who) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = who.start("--version");
        process.getOutputStream().close();
        int exit = process.waitFor();
        double took = (System.nanoTime() - started) / 1e6;
        if (exit != 0) throw new IllegalStateException("--version ended with " + exit);
        return took;
    }

    /// What stands in every request before the first word of the user.
    static List<Figure> prompt(Bench bench) throws IOException, InterruptedException {
        ServedRequest request = bench.time(bench.program(), server -> server.says("done"), false)
                .requests()
                .getFirst();
        double system = bytes(new Json.Str(request.instructions()).write());
        double tools = bytes(request.body().get("tools").write());
        return List.of(
                Figure.of("system prompt", "bytes", system),
                Figure.of(request.tools().size() + " tools", "bytes", tools),
                Figure.of("system prompt and tools, estimated", "tokens", (system + tools) / 4)
                        .against(1317, 3000));
    }

    private static double bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
