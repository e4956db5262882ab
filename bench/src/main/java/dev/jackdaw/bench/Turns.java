package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a turn with a tool costs, from the answer of the model to the next request.
final class Turns {
    private static final int TURNS = 20;
    private static final int MANY = 200;
    private static final int RUNS = 3;
    private static final int SLEEPERS = 8;

    private Turns() {}

    static List<Figure> kinds(Bench bench) throws IOException, InterruptedException {
        var program = List.of(new Samples(), new Samples(), new Samples());
        var floor = List.of(new Samples(), new Samples(), new Samples());
        for (int run = 0; run < bench.runs(RUNS); run++) {
            add(program, kinds(bench, bench.program()));
            add(floor, kinds(bench, bench.floor()));
        }
        return List.of(
                Figure.of("overhead of a shell turn", "ms", program.get(0))
                        .above(floor.get(0))
                        .against(6.1, 4),
                Figure.of("overhead of a read turn", "ms", program.get(1))
                        .above(floor.get(1))
                        .against(2.6, 1.5),
                Figure.of("overhead of an edit turn", "ms", program.get(2))
                        .above(floor.get(2))
                        .against(3.9, 2.5));
    }

    /// The medians of each kind over one run.
    private static void add(List<Samples> all, Bench.Timed run) {
        for (int kind = 0; kind < all.size(); kind++) {
            var turns = new Samples();
            for (int i = 0; i < TURNS; i++) turns.add(run.turn(kind * TURNS + i));
            all.get(kind).add(turns.median());
        }
    }

    private static Bench.Timed kinds(Bench bench, Program who) throws IOException, InterruptedException {
        for (int i = 0; i < TURNS; i++)
            bench.write("file" + i + ".txt", "line of file " + i + "\n" + "some text of this file\n".repeat(90));
        return bench.time(
                who,
                server -> {
                    for (int i = 0; i < TURNS; i++) server.calls(bash("echo hello " + i));
                    for (int i = 0; i < TURNS; i++)
                        server.calls(ScriptedReply.call("read", Json.obj("path", "file" + i + ".txt")));
                    for (int i = 0; i < TURNS; i++) server.calls(edit(i));
                    server.says("done");
                },
                false);
    }

    private static ToolCall edit(int i) {
        return ScriptedReply.call(
                "edit",
                Json.obj(
                        "path",
                        "file" + i + ".txt",
                        "old_string",
                        "line of file " + i,
                        "new_string",
                        "changed line of file " + i));
    }

    static ToolCall bash(String command) {
        return ScriptedReply.call("bash", Json.obj("command", command));
    }

    static List<Figure> memory(Bench bench) throws IOException, InterruptedException {
        var resident = new Samples();
        var proportional = new Samples();
        var floor = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) {
            Machine.Memory most = shell(bench, bench.program()).memory();
            resident.add(most.resident());
            proportional.add(most.proportional());
            floor.add(shell(bench, bench.floor()).memory().proportional());
        }
        return List.of(
                Figure.of("peak PSS over 20 shell turns", "MB", proportional)
                        .above(floor)
                        .against(146, 120),
                Figure.of("peak RSS over 20 shell turns", "MB", resident));
    }

    private static Bench.Timed shell(Bench bench, Program who) throws IOException, InterruptedException {
        return bench.time(
                who,
                server -> {
                    for (int i = 0; i < TURNS; i++) server.calls(bash("sleep 0.02; echo hello " + i));
                    server.says("done");
                },
                true);
    }

    static List<Figure> history(Bench bench) throws IOException, InterruptedException {
        for (int i = 0; i < MANY; i++) bench.write("two" + i + ".txt", ("line of " + i + "\n").repeat(170));
        var first = new Samples();
        var last = new Samples();
        var cpu = new Samples();
        var floorFirst = new Samples();
        var floorLast = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) {
            Bench.Timed program = history(bench, bench.program());
            Bench.Timed floor = history(bench, bench.floor());
            first.add(turns(program, 0, TURNS));
            last.add(turns(program, MANY - TURNS, MANY));
            cpu.add(program.cpu());
            floorFirst.add(turns(floor, 0, TURNS));
            floorLast.add(turns(floor, MANY - TURNS, MANY));
        }
        return List.of(
                Figure.of("turn 1-20 of 200", "ms", first).above(floorFirst),
                Figure.of("turn 181-200 of 200", "ms", last).above(floorLast).against(17.6, 6),
                Figure.of(
                        "last 20 to first 20 (floor " + tenths(floorLast, floorFirst) + ")",
                        "times",
                        last.median() / first.median()),
                Figure.of("CPU of 200 turns", "s", cpu));
    }

    private static double tenths(Samples last, Samples first) {
        return Math.round(10 * last.median() / first.median()) / 10.0;
    }

    private static double turns(Bench.Timed run, int from, int to) {
        var turns = new Samples();
        for (int i = from; i < to; i++) turns.add(run.turn(i));
        return turns.median();
    }

    private static Bench.Timed history(Bench bench, Program who) throws IOException, InterruptedException {
        return bench.time(
                who,
                server -> {
                    for (int i = 0; i < MANY; i++) server.calls(bash("cat two" + i + ".txt"));
                    server.says("done");
                },
                false,
                "--max-steps",
                "500",
                "--context-window",
                "1000000");
    }

    static List<Figure> together(Bench bench) throws IOException, InterruptedException {
        var program = new Samples();
        var floor = new Samples();
        for (int run = 0; run < bench.runs(2 * RUNS); run++) {
            program.add(bench.time(bench.program(), Turns::sleeps, false).turn(0));
            floor.add(bench.time(bench.floor(), Turns::sleeps, false).turn(0));
        }
        return List.of(Figure.of("8 parallel sleeps of 0.5 s", "ms", program)
                .above(floor)
                .against(557, 530));
    }

    private static void sleeps(ScriptedServer server) {
        var calls = new ArrayList<ToolCall>();
        IntStream.range(0, SLEEPERS).forEach(i -> calls.add(bash("sleep 0.5")));
        server.calls(calls.toArray(ToolCall[]::new)).says("done");
    }
}
