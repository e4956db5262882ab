package dev.jackdaw.bench;

import dev.jackdaw.tui.complete.FileIndex;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a key costs that completes one of 100,000 files, beside looking for the same letters in a row in each path; and
/// finding the files.
final class Completing {
    private static final int FOLDERS = 1_000;
    private static final int EACH = 100;
    private static final int RUNS = 5;
    private static final int SHOWN = 60;

    /// Each typed from its first letter on.
    private static final List<String> TYPED = List.of("orderview", "mod12part", "crv77", "src/main/inv", "zzz");

    /// A letter that no path has.
    private static final String NOWHERE = "z";

    private Completing() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        Path tree = tree(bench.program().world().resolve("files")).toRealPath();
        var found = new Samples();
        var keys = new Samples();
        var scans = new Samples();
        double worst = 0;
        List<String> paths = paths(tree);
        for (int run = 0; run < bench.runs(RUNS); run++) {
            long started = System.nanoTime();
            try (var index = new FileIndex(new Workspace(tree, List.of(), List.of()), () -> {})) {
                index.freshen();
                index.await();
                found.add((System.nanoTime() - started) / 1e6);
                if (index.size() < FOLDERS * EACH) throw new IllegalStateException("not all was found");
                for (String query : queries()) {
                    double took = key(index, query);
                    keys.add(took);
                    if (run > 0) worst = Math.max(worst, took);
                    scans.add(scan(paths, query));
                }
            }
        }
        return List.of(
                Figure.of("a key in 100,000 files", "ms", keys).above(scans).promised(50),
                Figure.of("the slowest such key", "ms", worst).promised(50),
                Figure.of("finding 100,000 files", "ms", found));
    }

    private static List<String> queries() {
        var queries = new ArrayList<String>();
        for (String typed : TYPED)
            for (int length = 1; length <= typed.length(); length++) queries.add(typed.substring(0, length));
        return queries;
    }

    private static double key(FileIndex index, String query) {
        long started = System.nanoTime();
        List<String> best = index.best(query, SHOWN);
        double took = (System.nanoTime() - started) / 1e6;
        if (best.isEmpty() != query.startsWith(NOWHERE)) throw new IllegalStateException("wrong for " + query);
        return took;
    }

    private static double scan(List<String> paths, String query) {
        long started = System.nanoTime();
        long found = paths.stream().filter(path -> path.contains(query)).count();
        return found < 0 ? 0 : (System.nanoTime() - started) / 1e6;
    }

    private static List<String> paths(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> tree.relativize(file).toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private static Path tree(Path root) throws IOException {
        List<String> things = List.of("Order", "Customer", "Invoice", "Payment", "Shipment");
        List<String> kinds = List.of("Reader", "Writer", "View", "Store", "Test");
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path inside = Files.createDirectories(
                    root.resolve("module" + folder / 25 + "/src/main/java/dev/part" + folder % 25));
            for (int file = 0; file < EACH; file++)
                Files.createFile(inside.resolve(things.get(file % 5) + kinds.get(file / 5 % 5) + file + ".java"));
        }
        return root;
    }
}
