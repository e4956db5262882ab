package dev.jackdaw.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Random changes with random snapshots between them: undoing all gives the first tree, redoing all the last.
class TreesPropertyTest {
    static final long[] SEEDS = new Random(11).longs(12).toArray();

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SEEDS")
    void undoingAllGivesTheFirstTreeAndRedoingAllTheLast(long seed) throws Exception {
        var random = new Random(seed);
        try (Place place = Place.in(folder)) {
            place.shell(script(random, 20));
            String first = place.tree();
            int steps = 2 + random.nextInt(4);
            for (int i = 0; i < steps; i++) place.bash(script(random, 1 + random.nextInt(6)));
            String last = place.tree();
            int undone = 0;
            for (; place.timeline.changes().last() > 0; undone++)
                assertEquals(List.of(), place.undo().left());
            assertEquals(first, place.tree());
            for (; undone > 0; undone--) assertEquals(List.of(), place.redo().left());
            assertEquals(last, place.tree());
            if (place.timeline.changes().last() == 0) return;
            place.undo(1);
            assertEquals(first, place.tree());
            place.redo();
            assertEquals(last, place.tree());
        }
    }

    private static String script(Random random, int changes) {
        var script = new StringBuilder();
        for (int i = 0; i < changes; i++)
            script.append('(').append(change(random)).append(") 2>/dev/null\n");
        return script + "true";
    }

    private static String change(Random random) {
        String one = path(random);
        String other = path(random);
        return switch (random.nextInt(12)) {
            case 0, 1 -> "mkdir -p " + one + "; echo " + random.nextInt(5) + " > " + one + "/file";
            case 2, 3 -> "echo " + random.nextInt(5) + " > " + one;
            case 4 -> "echo more >> " + one;
            case 5 -> "rm -rf " + one;
            case 6 -> "mv -f " + one + " " + other;
            case 7 -> "cp -r " + one + " " + other;
            case 8 -> "rm -f " + one + "; ln -s " + other + " " + one;
            case 9 -> "chmod " + List.of("600", "644", "755").get(random.nextInt(3)) + " " + one;
            case 10 -> "mkdir -p " + one;
            default -> "ln -f " + one + " " + other;
        };
    }

    private static String path(Random random) {
        String path = "p" + random.nextInt(4);
        for (int depth = random.nextInt(3); depth > 0; depth--) path += "/p" + random.nextInt(4);
        return path;
    }
}
