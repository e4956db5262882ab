package dev.jackdaw.tui.complete;

import dev.jackdaw.workspace.Walk;
import dev.jackdaw.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files and folders of a workspace that git would not ignore, looked up in the background when they are first
/// asked for and again when that is a while ago. At most 250,000 paths.
public final class FileIndex implements AutoCloseable {
    private static final int MOST = 250_000;

    /// Paths handed over at once.
    private static final int BATCH = 512;

    /// Milliseconds after which what was found is looked up again; more, where looking takes long.
    private static final long FRESH = 3_000;

    private static final long TIMES = 20;

    private final Workspace workspace;
    private final Runnable grown;
    private final String root;
    private volatile FileList list = new FileList();
    private Optional<Thread> walking = Optional.empty();
    private long due = Long.MIN_VALUE;
    private boolean closed;

    /// @param grown told, on any thread, when there is more than before
    public FileIndex(Workspace workspace, Runnable grown) {
        this.workspace = workspace;
        this.grown = grown;
        String top = workspace.root().toString();
        this.root = top.endsWith("/") ? top : top + "/";
    }

    /// The paths that fit best, best first: of what has been found so far.
    public List<String> best(String query, int most) {
        return list.best(query, most);
    }

    /// How many paths there are so far.
    public int size() {
        return list.size();
    }

    /// Looks again, where what was found is not fresh any more; returns at once.
    public synchronized void freshen() {
        if (closed || walking.isPresent() || System.nanoTime() / 1_000_000 < due) return;
        Thread thread = Thread.ofPlatform().daemon(true).name("files").unstarted(this::walk);
        walking = Optional.of(thread);
        thread.start();
    }

    private void walk() {
        long begun = System.nanoTime() / 1_000_000;
        FileList found = list.size() == 0 ? list : new FileList();
        Set<String> folders = new HashSet<>();
        try {
            for (Gatherer gatherer : Walk.over(workspace, workspace.root(), () -> new Gatherer(found, folders)))
                gatherer.hand();
            list = found;
        } catch (InterruptedException stop) {
            // What was found before stays.
            Thread.currentThread().interrupt();
        } finally {
            long now = System.nanoTime() / 1_000_000;
            done(now + Math.max(FRESH, TIMES * (now - begun)));
        }
    }

    private void done(long next) {
        synchronized (this) {
            walking = Optional.empty();
            due = next;
            notifyAll();
            if (closed) return;
        }
        grown.run();
    }

    /// Waits until nothing is being looked up.
    public synchronized void await() throws InterruptedException {
        while (walking.isPresent()) wait();
    }

    /// Stops looking.
    @Override
    public synchronized void close() {
        closed = true;
        walking.ifPresent(Thread::interrupt);
    }

    /// Gathers paths for one thread.
    private final class Gatherer implements Walk.Visitor {
        private final FileList found;
        private final Set<String> folders;
        private final List<String> paths = new ArrayList<>(BATCH);
        private String last = "";

        /// @param folders those known, shared by all threads
        Gatherer(FileList found, Set<String> folders) {
            this.found = found;
            this.folders = folders;
        }

        @Override
        public void visit(Walk.Entry entry) {
            String path = entry.path().toString();
            if (!path.startsWith(root) || !plain(path)) return;
            String below = path.substring(root.length());
            String folder = below.substring(0, below.lastIndexOf('/') + 1);
            if (!folder.equals(last)) above(folder);
            last = folder;
            paths.add(below);
            if (paths.size() >= BATCH) hand();
        }

        private void above(String folder) {
            synchronized (folders) {
                String each = folder;
                while (!each.isEmpty() && folders.add(each)) {
                    paths.add(each);
                    each = each.substring(0, each.lastIndexOf('/', each.length() - 2) + 1);
                }
            }
        }

        /// A name with controls in it could not be typed either.
        private static boolean plain(String path) {
            for (int i = 0; i < path.length(); i++) if (path.charAt(i) < ' ' || path.charAt(i) == 0x7f) return false;
            return true;
        }

        void hand() {
            boolean first = found.size() == 0;
            found.add(paths);
            paths.clear();
            if (first) grown.run();
        }

        @Override
        public boolean enough() {
            return found.size() >= MOST;
        }
    }
}
