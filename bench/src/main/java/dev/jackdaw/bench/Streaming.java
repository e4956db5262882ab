package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an answer of twenty thousand small pieces costs above one of a single piece, over each format the scripted
/// server serves.
final class Streaming {
    private static final int DELTAS = 20_000;
    private static final String PIECE = "word ";
    private static final int RUNS = 10;

    private Streaming() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        var floor = new Cost();
        for (int run = 0; run < bench.runs(RUNS); run++) floor.add(bench, bench.floor());
        var figures = new ArrayList<Figure>();
        for (Wire wire : Wire.values()) {
            var cost = new Cost();
            for (int run = 0; run < bench.runs(RUNS); run++) cost.add(bench.over(wire), bench.program());
            figures.addAll(cost.figures(wire, floor));
        }
        return figures;
    }

    /// What the pieces cost, in seconds that passed and microseconds of CPU for each.
    private record Cost(Samples wall, Samples cpu) {
        Cost() {
            this(new Samples(), new Samples());
        }

        void add(Bench bench, Program who) throws IOException, InterruptedException {
            ScriptedReply many = ScriptedReply.text(PIECE.repeat(DELTAS)).inPiecesOf(PIECE.length());
            Bench.Timed one = bench.time(who, server -> server.says("done"), false);
            Bench.Timed all = bench.time(who, server -> server.plays(many), false);
            wall.add(afterwards(all) - afterwards(one));
            cpu.add((all.cpu() - one.cpu()) * 1e6 / DELTAS);
        }

        /// The floor is that of chat completions for all: it measures the machine.
        List<Figure> figures(Wire wire, Cost floor) {
            String over = " over " + wire.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return List.of(
                    Figure.of("20,000 deltas" + over + ", above one", "s", wall)
                            .above(floor.wall)
                            .beside(0.21),
                    Figure.of("CPU of a delta" + over + " (mean)", "µs", cpu.mean())
                            .above(new Samples().add(floor.cpu.mean()))
                            .against(13, 8));
        }
    }

    /// Seconds from the first byte of the answer to the end of the process.
    private static double afterwards(Bench.Timed run) {
        return (run.ended() - run.exchanges().getFirst().begun()) / 1e9;
    }
}
