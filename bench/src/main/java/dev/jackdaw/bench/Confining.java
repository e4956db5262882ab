package dev.jackdaw.bench;

import dev.jackdaw.kernel.Order;
import dev.jackdaw.sandbox.Confined;
import dev.jackdaw.sandbox.Grounds;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.tool.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What confining a command costs, beside the same command from plain Java.
final class Confining {
    private static final int RUNS = 60;

    private Confining() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackdaw-confining").toRealPath();
        Path work = Files.createDirectories(folder.resolve("work"));
        var grounds = new Grounds(List.of(work), folder.resolve("spool"), folder.resolve("state"), folder);
        var figures = new ArrayList<Figure>();
        for (Wishes.Choice choice : List.of(Wishes.Choice.OFF, Wishes.Choice.LANDLOCK, Wishes.Choice.BUBBLEWRAP))
            try (var sandbox = Sandbox.of(Wishes.USUAL.choosing(choice), grounds, _ -> {})) {
                if (choice != Wishes.Choice.OFF && !sandbox.standing().confines()) continue;
                var confined = new Samples();
                var plain = new Samples();
                for (int i = 0; i < bench.runs(RUNS); i++) {
                    plain.add(plain());
                    confined.add(confined(sandbox, work));
                }
                String name = choice.name().toLowerCase(Locale.ROOT);
                figures.add(Figure.of("bash -c true, sandbox " + name, "ms", confined)
                        .above(plain));
            }
        return figures;
    }

    private static double plain() throws IOException, InterruptedException {
        long started = System.nanoTime();
        new ProcessBuilder("/bin/bash", "-c", "true").start().waitFor();
        return (System.nanoTime() - started) / 1e6;
    }

    private static double confined(Sandbox sandbox, Path work) throws IOException, InterruptedException {
        var order =
                new Order(List.of("/bin/bash", "-c", "true"), List.of("PATH=/usr/bin:/bin"), work, Order.Input.NOTHING);
        long started = System.nanoTime();
        Confined command = sandbox.start(order, Confinement.CLOSED);
        command.process().waitFor();
        double taken = (System.nanoTime() - started) / 1e6;
        if (!command.settle().get().isEmpty()) throw new IllegalStateException("the command changed something");
        return taken;
    }
}
