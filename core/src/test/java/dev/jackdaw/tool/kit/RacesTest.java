package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.kernel.Linux;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody exchanges folders and files for links that lead out, as fast as it goes, while the tools work.
/// `-Djackdaw.races=1000000` runs as many calls.
final class RacesTest {
    private static final int CALLS = Integer.getInteger("jackdaw.races", 20_000);
    private static final int WORKERS = 2;
    private static final String CANARY = "CANARY";
    private static final List<String> FILES =
            List.of("dir/file.txt", "deep/mid/low/file.txt", "file.txt", "link/low/file.txt", "other/low/file.txt");
    private static final List<String> FOLDERS = List.of("dir", "deep/mid", "deep/mid/low", ".", "link");
    private static final List<String> RACED = List.of("dir", "deep/mid", "file.txt", "other/low");

    @TempDir
    Path folder;

    private Desk desk;
    private Path outside;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger worked = new AtomicInteger();
    private final AtomicInteger swaps = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(folder);
        outside = folder.toRealPath().resolve("outside");
        for (String name : FILES) {
            if (!name.startsWith("link/")) desk.write(name, "inside\n");
            Files.createDirectories(outside.resolve(name).getParent());
            Files.writeString(outside.resolve(name), CANARY + "\n");
        }
        for (String name : List.of("dir", "deep/mid")) {
            Files.writeString(outside.resolve(name).resolve(CANARY), "");
            Files.writeString(outside.resolve(name).resolve(".gitignore"), "*.txt\n");
        }
        Files.createSymbolicLink(desk.root.resolve("link"), Path.of("deep/mid"));
        for (String name : RACED) Files.createSymbolicLink(desk.root.resolve(name + ".other"), outside.resolve(name));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void noCallReadsOrWritesOutside() throws Exception {
        Map<String, String> before = content();
        var racer = Thread.ofPlatform().start(this::race);
        try (var pool = Executors.newFixedThreadPool(WORKERS)) {
            var work = new ArrayList<Callable<String>>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int seed = worker;
                work.add(() -> work(seed));
            }
            for (var told : pool.invokeAll(work)) assertEquals("", told.get());
        } finally {
            done.set(true);
            racer.join();
        }
        assertEquals(before, content());
        assertTrue(worked.get() > CALLS / 10, worked + " calls did something");
        IO.println(CALLS + " calls, of which " + worked + " worked, during " + swaps + " swaps");
    }

    /// What one call told that it should not have; nothing where all is well.
    private String work(int seed) throws InterruptedException {
        for (int i = seed; i < CALLS; i += WORKERS) {
            String file = FILES.get(i / WORKERS % FILES.size());
            String inside = FOLDERS.get(i / WORKERS % FOLDERS.size());
            var result = call(i / WORKERS / FILES.size() % 200, file, inside);
            if (!result.failed()) worked.incrementAndGet();
            if (result.text().contains(CANARY)) return i + ": " + result.text();
        }
        return "";
    }

    private ToolResult call(int kind, String file, String inside) throws InterruptedException {
        if (kind == 0) return desk.call("grep", "pattern", "^[A-Z]", "path", inside, "output_mode", "content");
        if (kind == 1) return desk.call("glob", "pattern", "**", "path", inside);
        if (kind < 20) return desk.call("ls", "path", inside);
        if (kind < 40) return desk.call("write", "path", inside + "/new" + kind, "content", "new\n");
        if (kind < 60) return desk.call("edit", "path", file, "old_string", "inside", "new_string", "changed");
        if (kind < 80) return desk.call("write", "path", file, "content", "inside\n");
        return desk.call("read", "path", file);
    }

    private void race() {
        for (int i = 0; !done.get(); i++) {
            try {
                Path one = desk.root.resolve(RACED.get(i % RACED.size()));
                exchange(one, one.resolveSibling(one.getFileName() + ".other"));
                swaps.incrementAndGet();
            } catch (IOException swapped) {
                // One is swapped that the other is in.
            }
        }
    }

    private static void exchange(Path one, Path other) throws IOException {
        if (Linux.here() && Linux.class.getModule().isNativeAccessEnabled()) {
            try (Arena arena = Arena.ofConfined()) {
                long first = arena.allocateFrom(one.toString()).address();
                Linux.call(
                        Linux.arm() ? 276 : 316,
                        -100,
                        first,
                        -100,
                        arena.allocateFrom(other.toString()).address(),
                        2);
            }
            return;
        }
        Path third = one.resolveSibling(one.getFileName() + ".third");
        Files.move(one, third, StandardCopyOption.ATOMIC_MOVE);
        Files.move(other, one, StandardCopyOption.ATOMIC_MOVE);
        Files.move(third, other, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, String> content() throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(outside)) {
            for (Path file : files.toList())
                content.put(file.toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
        }
        return content;
    }
}
