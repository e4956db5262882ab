package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// What searching 20,000 files of 200 MB in all costs, beside `grep` and `find`.
final class Searching {
    private static final int FOLDERS = 200;
    private static final int FILES_EACH = 100;
    private static final int BYTES = 10_000;
    private static final int RUNS = 8;
    private static final String[] WORDS =
            "alpha beta gamma delta value return public static final class import result index count".split(" ");

    private Searching() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        Path tree = tree(bench.program().world().resolve("tree"));
        int runs = bench.runs(RUNS);
        Program there = bench.program().at(tree);
        Bench.Timed timed = bench.time(
                there,
                server -> {
                    for (int i = 0; i <= runs; i++)
                        server.calls(ScriptedReply.call("grep", Json.obj("pattern", "needle" + i % 2 + "x")))
                                .calls(ScriptedReply.call(
                                        "grep", Json.obj("pattern", "thr[e]{2}d[0-9]+" + i % 2 + "z")))
                                .calls(ScriptedReply.call("glob", Json.obj("pattern", "**/*7" + i % 2 + ".txt")));
                    server.says("done");
                },
                false);
        return List.of(
                figure("grep, literal, 200 MB", timed, 0, runs)
                        .above(raw(there, runs, "grep", "-rnF", "needle0x", "."))
                        .against(99, 90),
                figure("grep, regex, 200 MB", timed, 1, runs)
                        .above(raw(there, runs, "grep", "-rnE", "thr[e]{2}d[0-9]+0z", "."))
                        .against(100, 90),
                figure("glob, 20,000 files", timed, 2, runs)
                        .above(raw(there, runs, "find", ".", "-name", "*70.txt"))
                        .against(29, 25));
    }

    /// The first round of three is left out: it warms the caches of the disk.
    private static Figure figure(String name, Bench.Timed timed, int kind, int runs) {
        var samples = new Samples();
        for (int i = 1; i <= runs; i++) samples.add(timed.turn(3 * i + kind));
        return Figure.of(name, "ms", samples);
    }

    private static Samples raw(Program there, int runs, String... command) throws IOException, InterruptedException {
        var samples = new Samples();
        for (int i = 0; i < runs; i++) samples.add(there.command(command).took().toNanos() / 1e6);
        return samples;
    }

    private static Path tree(Path root) throws IOException {
        var random = new SplittableRandom(7);
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path inside = Files.createDirectories(root.resolve("part" + folder % 14 + "/sub" + folder));
            for (int file = 0; file < FILES_EACH; file++)
                Files.writeString(inside.resolve("file" + file + ".txt"), text(random, folder * FILES_EACH + file));
        }
        return root;
    }

    private static String text(SplittableRandom random, int number) {
        var text = new StringBuilder(BYTES + 100);
        while (text.length() < BYTES) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
            text.append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        if (number % 1000 == 1)
            text.append("a needle").append(number / 1000 % 2).append("x here\n");
        if (number % 1000 == 2)
            text.append("a threed55").append(number / 1000 % 2).append("z here\n");
        return text.toString();
    }
}
