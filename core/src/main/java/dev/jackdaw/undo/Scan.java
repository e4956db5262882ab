package dev.jackdaw.undo;

import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;

/// Looks through folders by several threads, and keeps the contents that are not kept yet. Links are not followed.
final class Scan {
    private static final int THREADS = 8;
    private static final int MANY = 200;

    /// Their contents can mostly be made anew; they are kept last, when the quota may be used up.
    private static final Set<String> BULKY =
            Set.of("node_modules", "target", "build", "dist", "out", ".venv", "venv", ".gradle", ".tox", "__pycache__");

    /// @param folders none of which is within another
    /// @param except not looked into
    record Scope(List<Path> folders, Path except) {}

    /// More files than are watched.
    static final class TooMany extends IOException {
        TooMany(int most) {
            super("more than " + most + " files");
        }
    }

    private record Unread(Path file, String path, Entry entry, boolean bulky) {}

    private final Scope scope;
    private final Tree before;
    private final Store store;
    private final Map<String, Entry> found;
    private final Queue<Unread> unread = new ConcurrentLinkedQueue<>();
    private volatile String trouble = "";

    private Scan(Scope scope, Tree before, Store store) {
        this.scope = scope;
        this.before = before;
        this.store = store;
        this.found = new ConcurrentHashMap<>(before.entries().size() * 2 + 16);
    }

    /// What is in the folders now; files untouched since an earlier look are not read again.
    ///
    /// @throws IOException when contents cannot be kept
    static Tree of(Scope scope, Tree before, Store store) throws IOException, InterruptedException {
        return new Scan(scope, before, store).run();
    }

    /// What is at some paths now; files untouched since an earlier look are not read again.
    static Tree of(Collection<String> paths, Tree before, Store store) throws IOException {
        long at = now();
        var scan = new Scan(new Scope(List.of(), Path.of("/")), before, store);
        Consumer<String> look = path -> scan.look(Path.of(path), false);
        if (paths.size() < MANY) {
            paths.forEach(look);
            scan.unread.forEach(scan::read);
        } else {
            try (var pool = new ForkJoinPool(threads())) {
                pool.submit(() -> paths.parallelStream().forEach(look)).join();
                pool.submit(() -> scan.unread.parallelStream().forEach(scan::read))
                        .join();
            }
        }
        return scan.done(at);
    }

    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS);
    }

    private static long now() {
        Duration since = Duration.between(Instant.EPOCH, Instant.now());
        return since.toNanos();
    }

    private Tree run() throws IOException, InterruptedException {
        long at = now();
        var pool = new ForkJoinPool(threads());
        try {
            for (Path folder : scope.folders())
                pool.submit(() -> folder(folder, false)).get();
            for (boolean bulky : new boolean[] {false, true}) {
                List<Unread> files =
                        unread.stream().filter(file -> file.bulky == bulky).toList();
                if (!files.isEmpty())
                    pool.submit(() -> files.parallelStream().forEach(this::read))
                            .get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) throw bug;
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            pool.close();
        }
        return done(at);
    }

    private Tree done(long at) throws IOException {
        if (found.size() > store.quota().entries())
            throw new TooMany(store.quota().entries());
        if (!trouble.isEmpty()) throw new IOException(trouble);
        return new Tree(at, found);
    }

    private void folder(Path folder, boolean bulky) {
        if (found.size() > store.quota().entries()) return;
        var inside = new ArrayList<ForkJoinTask<?>>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean more = bulky || BULKY.contains(String.valueOf(entry.getFileName()));
                if (look(entry, more)) inside.add(ForkJoinTask.adapt(() -> folder(entry, more)));
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException | DirectoryIteratorException closed) {
            // What may not be listed is taken to be as it was, so that it is not mistaken for deleted.
            String below = folder + "/";
            before.entries().forEach((path, entry) -> {
                if (path.startsWith(below)) found.putIfAbsent(path, entry);
            });
        }
        ForkJoinTask.invokeAll(inside);
    }

    /// Notes what is at a path; tells whether it is a folder to look into.
    private boolean look(Path file, boolean bulky) {
        if (file.equals(scope.except())) return false;
        String path = file.toString();
        try {
            Entry entry = Entry.at(file).orElse(null);
            if (entry == null) return false;
            // A name that is not UTF-8 would be another file's when it is written down and read again.
            boolean lost = path.indexOf('\uFFFD') >= 0 && !Path.of(path).equals(file);
            if (lost) entry = new Entry(Entry.Kind.OTHER, 0, 0, 0, 0, 0, "");
            found.put(path, entry);
            if (entry.kind() == Entry.Kind.FILE) {
                var content = before.content(path, entry);
                if (content.isPresent()) found.put(path, entry.holding(content.get()));
                else unread.add(new Unread(file, path, entry, bulky));
            }
            return entry.kind() == Entry.Kind.FOLDER;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void read(Unread file) {
        Entry entry = file.entry;
        try {
            if (entry.size() > store.quota().file()) found.put(file.path, entry.unsaved(Why.LARGE));
            else if (store.full(entry.size())) found.put(file.path, entry.unsaved(Why.QUOTA));
            else found.put(file.path, entry.holding(store.save(file.file, entry.size())));
        } catch (IOException e) {
            boolean there = Files.exists(file.file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            if (there && Files.isReadable(file.file)) trouble = Failures.sentence(e);
            else if (there) found.put(file.path, entry.unsaved(Why.UNREADABLE));
            else found.remove(file.path);
        }
    }
}
