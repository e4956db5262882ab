package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All files below a folder that git would not ignore, visited by several threads at once. Links are not followed.
///
/// @param <V> the visitors, one for each thread
public final class Walk<V extends Walk.Visitor> {
    private static final String IGNORE_FILE = ".gitignore";
    private static final long STACK = 4 << 20;

    /// Looks at files; used by one thread only.
    public interface Visitor {

        /// @param attributes those of the file itself, also where it is a link
        void visit(Path file, String name, BasicFileAttributes attributes) throws IOException;

        /// Whether nothing more is wanted.
        default boolean enough() {
            return false;
        }
    }

    private record Folder(Path path, Optional<IgnoreRules> rules) {}

    private final Deque<Folder> waiting = new ArrayDeque<>();
    private final List<V> visitors = Collections.synchronizedList(new ArrayList<>());
    private int busy;
    private volatile boolean stopped;
    private volatile @Nullable Throwable fault;

    private Walk() {}

    /// Walks, and gives back the visitors.
    ///
    /// @param start a folder
    /// @param top where ignore files above the start count, if no repository begins below it
    public static <V extends Visitor> List<V> over(Path start, Path top, Supplier<V> visitors)
            throws InterruptedException {
        var walk = new Walk<V>();
        walk.waiting.add(new Folder(start, above(start, top)));
        walk.run(visitors);
        return List.copyOf(walk.visitors);
    }

    private void run(Supplier<V> visitors) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        for (int i = 0; i < count; i++) {
            var thread = new Thread(null, () -> work(visitors.get()), "walk-" + i, STACK);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException stop) {
            stop();
            throw stop;
        }
        Throwable found = fault;
        if (found instanceof Error error) throw error;
        if (found instanceof RuntimeException bug) throw bug;
    }

    private void work(V visitor) {
        visitors.add(visitor);
        try {
            for (Optional<Folder> next = next(); next.isPresent(); next = next()) {
                list(next.get(), visitor);
                done();
            }
        } catch (RuntimeException | Error e) {
            fault = e;
            stop();
        }
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// The next folder to look at; waits for others to find one, unless nobody could.
    private synchronized Optional<Folder> next() {
        while (true) {
            if (stopped) return Optional.empty();
            Folder folder = waiting.pollLast();
            if (folder != null) {
                busy++;
                return Optional.of(folder);
            }
            if (busy == 0) return Optional.empty();
            try {
                wait();
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }
    }

    private synchronized void done() {
        busy--;
        if (busy == 0) notifyAll();
    }

    private synchronized void add(Folder folder) {
        waiting.addLast(folder);
        notify();
    }

    private void list(Folder folder, V visitor) {
        Path path = folder.path();
        Optional<IgnoreRules> rules = rules(path.resolve(IGNORE_FILE), path, folder.rules());
        String prefix = path.toString() + "/";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (stopped) return;
                entry(entry, prefix, rules, visitor);
                if (visitor.enough()) stop();
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What may not be listed is as if it were not there, as for git.
        }
    }

    private void entry(Path entry, String prefix, Optional<IgnoreRules> rules, V visitor) {
        String name = String.valueOf(entry.getFileName());
        if (name.equals(".git")) return;
        try {
            var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean folder = attributes.isDirectory();
            if (rules.isPresent() && rules.get().ignores(prefix + name, name, folder)) return;
            if (folder) add(new Folder(entry, rules));
            else visitor.visit(entry, name, attributes);
        } catch (IOException gone) {
            // Deleted meanwhile, or not ours to read.
        }
    }

    private static Optional<IgnoreRules> rules(Path file, Path folder, Optional<IgnoreRules> above) {
        if (!Files.isRegularFile(file)) return above;
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(IgnoreRules.parse(content, folder.toString(), above));
        } catch (IOException none) {
            return above;
        }
    }

    /// The rules of the folders above, from the repository's top on.
    private static Optional<IgnoreRules> above(Path start, Path top) {
        var folders = new ArrayList<Path>();
        Path folder = start;
        while (true) {
            boolean repository = Files.exists(folder.resolve(".git"));
            folders.addFirst(folder);
            Path parent = folder.getParent();
            if (repository || folder.equals(top)) break;
            if (parent == null) return Optional.empty();
            folder = parent;
        }
        Path first = folders.getFirst();
        Optional<IgnoreRules> rules = rules(first.resolve(".git/info/exclude"), first, Optional.empty());
        for (Path above : folders) if (!above.equals(start)) rules = rules(above.resolve(IGNORE_FILE), above, rules);
        return rules;
    }
}
