package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

        void visit(Entry entry) throws IOException;

        /// Whether nothing more is wanted.
        default boolean enough() {
            return false;
        }
    }

    /// A file in a folder that is held open.
    ///
    /// @param attributes those of the file itself, also where it is a link
    public record Entry(HeldFolder folder, Path path, String name, BasicFileAttributes attributes) {

        /// Opens it, if it is not a link.
        public SeekableByteChannel open() throws IOException {
            return folder.open(Objects.requireNonNull(path.getFileName()));
        }
    }

    /// @param identity what it was when it was seen in the folder above
    private record Folder(Path path, Optional<IgnoreRules> rules, Optional<Object> identity) {}

    private final Deque<Folder> waiting = new ArrayDeque<>();
    private final List<V> visitors = Collections.synchronizedList(new ArrayList<>());
    private int busy;
    private volatile boolean stopped;
    private volatile @Nullable Throwable fault;

    private final Confined files;

    private Walk(Confined files) {
        this.files = files;
    }

    /// Walks, and gives back the visitors.
    ///
    /// @param start a folder's real path
    public static <V extends Visitor> List<V> over(Workspace workspace, Path start, Supplier<V> visitors)
            throws InterruptedException {
        var walk = new Walk<V>(workspace.files());
        walk.waiting.add(new Folder(start, walk.above(start, workspace.root()), Optional.empty()));
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
            for (Thread thread : threads) thread.interrupt();
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
        String prefix = path.toString() + "/";
        try (HeldFolder held = hold(folder)) {
            List<Path> entries = held.entries();
            Optional<IgnoreRules> rules = folder.rules();
            for (Path entry : entries) if (entry.endsWith(IGNORE_FILE)) rules = rules(entry, path, rules);
            for (Path entry : entries) {
                if (stopped) return;
                entry(held, entry, prefix, rules, visitor);
                if (visitor.enough()) stop();
            }
        } catch (IOException unreadable) {
            // What may not be listed is as if it were not there, as for git.
        }
    }

    /// By its path, which is quick, if that still leads to what was seen; else from the root of the workspace.
    private HeldFolder hold(Folder folder) throws IOException {
        if (folder.identity().isPresent()) {
            HeldFolder quick = HeldFolder.of(folder.path());
            if (folder.identity().equals(quick.identity())) return quick;
            quick.close();
        }
        return files.hold(folder.path());
    }

    private void entry(HeldFolder held, Path entry, String prefix, Optional<IgnoreRules> rules, V visitor) {
        Path last = Objects.requireNonNull(entry.getFileName());
        String name = last.toString();
        if (name.equals(".git") || AtomicFile.leftover(name)) return;
        try {
            BasicFileAttributes attributes = held.attributes(last);
            boolean folder = attributes.isDirectory();
            if (rules.isPresent() && rules.get().ignores(prefix + name, name, folder)) return;
            if (folder) add(new Folder(entry, rules, Optional.ofNullable(attributes.fileKey())));
            else visitor.visit(new Entry(held, entry, name, attributes));
        } catch (IOException gone) {
            // Deleted meanwhile, or not ours to read.
        }
    }

    /// Like git, never those behind a link.
    private Optional<IgnoreRules> rules(Path file, Path folder, Optional<IgnoreRules> above) {
        try {
            String content = new String(files.bytes(file), StandardCharsets.UTF_8);
            return Optional.of(IgnoreRules.parse(content, folder.toString(), above));
        } catch (IOException none) {
            return above;
        }
    }

    /// The rules of the folders above, from the repository's top on.
    private Optional<IgnoreRules> above(Path start, Path top) {
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
