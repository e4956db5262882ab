package dev.jackdaw.undo;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Saves what is there before a step, and writes down what the step has changed.
final class Watch implements AutoCloseable {
    /// How long a call waits for the first look at a workspace.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Making room is tried that often at most, in nanoseconds.
    private static final long COLLECT = 60_000_000_000L;

    private enum Moment {
        BEFORE,
        AFTER
    }

    private final Session session;
    private final Path home;
    private final Scan.Scope scope;
    private final Store store;
    private final Shelf shelf;
    /// Held while the workspace is looked at: after the lock of this object, never before it.
    private final ReentrantLock turn = new ReentrantLock();
    private Tree tree = Tree.EMPTY;
    private boolean loaded;
    private Optional<Thread> looking = Optional.empty();
    private int next = 1;
    private int numbered;
    private long collected = System.nanoTime() - COLLECT;
    private volatile Optional<Left> hopeless = Optional.empty();

    Watch(Session session, Workspace workspace, Path home, Quota quota) {
        this.session = session;
        this.home = home;
        var folders = new ArrayList<Path>();
        for (Path folder : workspace.folders())
            if (workspace.folders().stream().noneMatch(other -> !other.equals(folder) && folder.startsWith(other)))
                folders.add(folder);
        this.scope = new Scan.Scope(List.copyOf(folders), home);
        this.store = Shelf.store(home, quota);
        this.shelf = new Shelf(home, session.id());
    }

    Store store() {
        return store;
    }

    Shelf shelf() {
        return shelf;
    }

    List<Path> folders() {
        return scope.folders();
    }

    /// Begins to look at the workspace in the background, the first time.
    synchronized Thread warm() {
        if (looking.isEmpty())
            looking = Optional.of(Thread.ofPlatform().name("undo").daemon(true).start(this::lookFirst));
        return looking.get();
    }

    private void lookFirst() {
        try {
            load();
            look();
        } catch (Scan.TooMany many) {
            hopeless = Optional.of(new Left(root(), Why.MANY));
        } catch (IOException | InterruptedException e) {
            // The step that needs it looks again, and tells what hinders it.
            loaded = false;
        }
    }

    /// Takes up what there is on the disk; a step that was cut off ends here.
    synchronized void load() throws IOException, InterruptedException {
        if (loaded && Files.isDirectory(home)) return;
        shelf.take(session.started().flatMap(Fact.Started::parent));
        store.load();
        if (store.full(store.quota().total() / 10)) shelf.collect(store);
        tree = shelf.seed(store);
        loaded = true;
        if (!Files.exists(shelf.open())) return;
        Opened cut = Format.opened(shelf.open());
        boolean known = session.lines().stream()
                .anyMatch(line -> line.fact() instanceof Fact.Saved saved
                        && saved.callId().equals(cut.call()));
        if (known) Files.delete(shelf.open());
        else end(cut.whole() ? new Opened(cut.call(), cut.what(), List.of(), tree, Optional.empty()) : cut);
    }

    /// The workspace as it is now, kept as what is known of it.
    private Tree look() throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            tree = Scan.of(scope, tree, store);
            return tree;
        } finally {
            turn.unlock();
        }
    }

    /// A look for which room is made where the quota has left something out.
    private Tree look(Moment moment) throws IOException, InterruptedException {
        Tree now = look();
        boolean shut = now.entries().values().stream()
                .anyMatch(entry -> entry.kind() == Entry.Kind.UNSAVED && entry.why() == Why.QUOTA);
        if (!shut || System.nanoTime() - collected < COLLECT) return now;
        collected = System.nanoTime();
        // While a step runs, the tree on the disk is what was there before it.
        if (moment == Moment.BEFORE) Format.write(shelf.tree(), now);
        shelf.collect(store);
        return look();
    }

    /// Saves what a call may change.
    ///
    /// @param paths what it may change; the whole workspace where empty
    Opened begin(String call, String what, List<String> paths) throws InterruptedException {
        return begin(call, what, paths, Tree.EMPTY);
    }

    /// @param known what was there a moment ago
    Opened begin(String call, String what, List<String> paths, Tree known) throws InterruptedException {
        var step = new Opened(call, what, paths, Tree.EMPTY, Optional.empty());
        boolean whole = paths.isEmpty();
        if (whole && !warm().join(PATIENCE)) return step.without(new Left(root(), Why.LATE));
        if (whole && hopeless.isPresent()) return step.without(hopeless.get());
        try {
            load();
            Tree before = whole ? look(Moment.BEFORE) : Scan.of(paths, known, store);
            if (whole) Format.write(shelf.tree(), before);
            var opened = new Opened(call, what, paths, before, Optional.empty());
            Format.write(shelf.open(), opened);
            return opened;
        } catch (IOException e) {
            return step.without(new Left(Failures.sentence(e), Why.FAILED));
        }
    }

    private String root() {
        return scope.folders().getFirst().toString();
    }

    /// Writes down what a step has changed, however it ended; nothing where it changed nothing.
    Optional<Fact.Saved> end(Opened step) {
        if (step.trouble().isPresent())
            return Optional.of(unsaved(step, step.trouble().get()));
        boolean interrupted = Thread.interrupted();
        try {
            List<Change> changes = changes(step);
            return changes.isEmpty() ? Optional.empty() : Optional.of(saved(step, changes));
        } catch (IOException e) {
            return Optional.of(unsaved(step, new Left(Failures.sentence(e), Why.FAILED)));
        } catch (InterruptedException again) {
            interrupted = true;
            return Optional.of(unsaved(step, new Left(root(), Why.FAILED)));
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private synchronized Fact.Saved saved(Opened step, List<Change> changes) throws IOException {
        int number = write(changes);
        var left = new ArrayList<String>();
        for (Change change : changes) change.left().ifPresent(each -> left.add(each.line()));
        var saved = new Fact.Saved(step.call(), number, step.what(), changes.size(), left);
        session.append(saved);
        shelf.settle();
        return saved;
    }

    private Fact.Saved unsaved(Opened step, Left why) {
        var saved = new Fact.Saved(step.call(), 0, step.what(), 0, List.of(why.line()));
        session.append(saved);
        return saved;
    }

    /// What is different from when a step began.
    List<Change> changes(Opened step) throws IOException, InterruptedException {
        return changes(step, Tree.EMPTY);
    }

    /// @param known what was there a moment ago
    List<Change> changes(Opened step, Tree known) throws IOException, InterruptedException {
        Tree after = step.whole() ? look(Moment.AFTER) : Scan.of(step.paths(), known, store);
        List<Change> changes = step.before().to(after);
        if (changes.isEmpty()) shelf.settle();
        return changes;
    }

    /// Keeps what a step changed under the next number.
    int write(List<Change> changes) throws IOException {
        int number = next();
        Format.write(shelf.step(number), changes);
        return number;
    }

    /// The number of the next step, as [Changes#next()] has it; of the log only what is new is read.
    private synchronized int next() {
        List<Line> lines = session.lines();
        for (Line line : lines.subList(numbered, lines.size())) {
            if (line.fact() instanceof Fact.Saved saved) next = Math.max(next, saved.step() + 1);
            if (line.fact() instanceof Fact.Restored restored) next = Math.max(next, restored.step() + 1);
        }
        numbered = lines.size();
        return next;
    }

    /// The path of a file a call would write, with the folders it would make on the way.
    static Set<String> reached(Path file) {
        var paths = new LinkedHashSet<String>();
        paths.add(file.toString());
        for (Path up = file.getParent(); up != null && Files.notExists(up); up = up.getParent())
            paths.add(up.toString());
        return paths;
    }

    @Override
    public void close() {
        Optional<Thread> background;
        synchronized (this) {
            background = looking;
        }
        background.ifPresent(Thread::interrupt);
        try {
            if (background.isPresent()) background.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shelf.close();
    }
}
