package dev.jackdaw.undo;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.wording.Resource;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What a session has changed in its workspace, and the way back and forth.
public final class Timeline implements AutoCloseable {
    /// How a [Fact.Restored] came about.
    public static final String UNDO = "undo";

    public static final String REDO = "redo";
    public static final String REWIND = "rewind";

    private static final int NAMED = 50;

    /// What becomes of files that somebody else has changed since.
    public enum Conflicts {
        LEAVE,
        OVERWRITE
    }

    private final Session session;
    private final Path root;
    private final Watch watch;
    private final ToolFilter filter;

    /// @param folder where to keep what is saved: outside the workspace, one for all sessions of it
    /// @param harmless which commands surely change nothing
    public Timeline(Session session, Workspace workspace, Path folder, Quota quota, Predicate<String> harmless) {
        this.session = session;
        this.root = workspace.root();
        this.watch = new Watch(session, workspace, folder, quota);
        this.filter = new Checkpoint(watch, harmless);
    }

    /// The filter that saves what calls are about to change.
    public ToolFilter filter() {
        return filter;
    }

    public Path root() {
        return root;
    }

    /// The steps so far; one that was cut off when the program was killed is among them.
    ///
    /// @throws IOException when the folder cannot be used
    public Changes changes() throws IOException {
        try {
            watch.load();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return Changes.of(session.lines());
    }

    /// Taking back a step and all after it that stand.
    ///
    /// @param how [#UNDO] or [#REWIND]
    /// @param from the number of the first of them
    public Plan undo(String how, int from) throws IOException {
        List<Integer> steps = changes().standing(from);
        return Plan.of(how, steps, read(steps), watch.store());
    }

    /// Taking back the last undo, or the last rewinding of files.
    public Plan redo() throws IOException {
        List<Integer> redoable = changes().redoable();
        if (redoable.isEmpty()) return Plan.of(REDO, List.of(), List.of(), watch.store());
        int restoring = redoable.getLast();
        List<Integer> steps = session.lines().stream()
                .flatMap(line -> line.fact() instanceof Fact.Restored done && done.step() == restoring
                        ? done.steps().stream()
                        : java.util.stream.Stream.empty())
                .toList();
        return Plan.of(REDO, steps, read(List.of(restoring)), watch.store());
    }

    private List<List<Change>> read(List<Integer> steps) throws IOException {
        var changes = new ArrayList<List<Change>>();
        for (int step : steps) {
            try {
                changes.add(Format.changes(watch.shelf().step(step)));
            } catch (NoSuchFileException gone) {
                throw new IOException("what step " + step + " changed is not kept any more", gone);
            }
        }
        return changes;
    }

    /// What files were before a step, against what they are now.
    ///
    /// @return a unified diff
    public String diff(int from) throws IOException {
        return new Differences(root, watch.store()).of(read(changes().standing(from)));
    }

    /// Does what a plan says. It is a step itself, and the model is told of it.
    public Fact.Restored restore(Plan plan, Conflicts conflicts) throws IOException {
        List<Plan.Item> items = plan.items(conflicts);
        List<String> paths = items.stream().map(Plan.Item::path).toList();
        List<Left> left = plan.remaining(conflicts);
        List<Change> changes = List.of();
        try {
            if (!paths.isEmpty()) {
                Opened step = watch.begin("", plan.how(), paths, plan.now());
                if (step.trouble().isPresent())
                    throw new IOException(step.trouble().get().path());
                var restoring = new Restoring(watch.folders(), watch.store());
                left.addAll(restoring.run(items));
                changes = watch.changes(step, restoring.written());
            }
            return told(plan, changes, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Fact.Restored told(Plan plan, List<Change> changes, List<Left> left) throws IOException {
        int number = watch.write(changes);
        var restored = new Fact.Restored(
                plan.how(),
                number,
                plan.steps(),
                changes.size(),
                left.stream().map(Left::line).toList());
        session.append(restored);
        watch.shelf().settle();
        if (!changes.isEmpty()) session.append(new Fact.Reminded("restored", reminder(changes)));
        return restored;
    }

    /// The files a step of any session has changed, those that are gone among them; folders and links are none.
    ///
    /// @param folder what the timeline of that session was given
    /// @throws IOException when it is not kept any more
    public static List<Path> changed(Path folder, String session, int step) throws IOException {
        var files = new ArrayList<Path>();
        for (Change change : Format.changes(new Shelf(folder, session).step(step)))
            if (change.file()) files.add(Path.of(change.path()));
        return files;
    }

    private String reminder(List<Change> changes) {
        var names = new ArrayList<String>();
        for (Change change : changes.subList(0, Math.min(NAMED, changes.size())))
            names.add(root.relativize(Path.of(change.path())).toString());
        String more = changes.size() > NAMED ? ", …" : "";
        return Resource.properties(Timeline.class, "undo.properties")
                .getProperty("restored")
                .replace("{count}", Integer.toString(changes.size()))
                .replace("{files}", String.join(", ", names) + more);
    }

    @Override
    public void close() {
        watch.close();
    }
}
