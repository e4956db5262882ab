package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.kernel.Linux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else writes the file between our look at it and our writing it.
final class ForeignEditsTest {
    private static final int RACES = 1_000;

    @TempDir
    Path folder;

    private enum Way {
        IN_PLACE,
        BY_RENAMING
    }

    private record Race(Path file, int number, Way way) {
        private void foreign() throws IOException {
            LockSupport.parkNanos(number % 50 * 10_000L);
            switch (way) {
                case IN_PLACE -> Files.writeString(file, "foreign " + number);
                case BY_RENAMING -> {
                    Path fresh = Files.writeString(file.resolveSibling("fresh"), "foreign " + number);
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /// A foreign edit is lost when ours was written and theirs is nowhere, although theirs did not come first.
    @Test
    void noForeignEditIsLost() throws Exception {
        int written = 0;
        int refused = 0;
        int lost = 0;
        Path root = folder.toRealPath();
        Confined files = new Workspace(root, List.of(), List.of()).files();
        for (int i = 0; i < RACES; i++) {
            byte[] old = ("old " + i).getBytes(StandardCharsets.UTF_8);
            byte[] ours = ("ours " + i).getBytes(StandardCharsets.UTF_8);
            var race = new Race(Files.write(root.resolve("file"), old), i, Way.values()[i % 2]);
            var start = new CyclicBarrier(2);
            var other = Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    race.foreign();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            start.await();
            boolean done = wrote(files, race.file(), ours, old);
            other.join();
            String now = Files.readString(race.file());
            if (done) written++;
            else refused++;
            if (!now.equals("foreign " + i)) lost++;
        }
        IO.println(RACES + " races: " + written + " written before, " + refused + " refused, " + lost + " lost");
        if (Linux.here() && Linux.class.getModule().isNativeAccessEnabled()) assertEquals(0, lost);
        assertTrue(lost < RACES / 10, lost + " lost");
        try (var left = Files.list(root)) {
            assertEquals(List.of(root.resolve("file")), left.toList());
        }
    }

    private static boolean wrote(Confined files, Path file, byte[] ours, byte[] old) throws IOException {
        try {
            files.write(file, ours, Optional.of(Fingerprint.of(old)));
            return true;
        } catch (Stale foreign) {
            return false;
        }
    }
}
