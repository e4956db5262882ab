package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedReply;
import java.io.IOException;
import java.util.List;

/// What an answer of twenty thousand small pieces costs above one of a single piece.
final class Streaming {
    private static final int DELTAS = 20_000;
    private static final String PIECE = "word ";
    private static final int RUNS = 5;

    private Streaming() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        var wall = new Samples();
        var cpu = new Samples();
        var floorWall = new Samples();
        var floorCpu = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) {
            add(bench, bench.program(), wall, cpu);
            add(bench, bench.floor(), floorWall, floorCpu);
        }
        return List.of(
                Figure.of("20,000 deltas, above one", "s", wall)
                        .above(floorWall)
                        .against(0.21, 0.21),
                Figure.of("CPU of a delta (mean)", "µs", cpu.mean())
                        .above(new Samples().add(floorCpu.mean()))
                        .against(13, 8));
    }

    private static void add(Bench bench, Program who, Samples wall, Samples cpu)
            throws IOException, InterruptedException {
        ScriptedReply many = ScriptedReply.text(PIECE.repeat(DELTAS)).inPiecesOf(PIECE.length());
        Bench.Timed one = bench.time(who, server -> server.says("done"), false);
        Bench.Timed all = bench.time(who, server -> server.plays(many), false);
        wall.add(afterwards(all) - afterwards(one));
        cpu.add((all.cpu() - one.cpu()) * 1e6 / DELTAS);
    }

    /// Seconds from the first byte of the answer to the end of the process.
    private static double afterwards(Bench.Timed run) {
        return (run.ended() - run.exchanges().getFirst().begun()) / 1e9;
    }
}
