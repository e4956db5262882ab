package dev.jackdaw.verify;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which files the calls of a session have changed, those of its subagents among them: what the edit tools tell of
/// themselves, and what was saved for undo of whatever commands changed. Where undo is off, what commands changed is
/// not known. What the user changed by commands of their own does not count, nor do folders that builds write.
public final class Touched {
    /// Never anybody's work.
    private static final Set<String> PRODUCTS = Set.of(
            ".git",
            "node_modules",
            "__pycache__",
            ".venv",
            "venv",
            ".gradle",
            ".tox",
            ".pytest_cache",
            ".mypy_cache",
            ".ruff_cache",
            ".jackdaw");

    /// Nobody's work where a build file stands beside them.
    private static final Set<String> BUILT = Set.of("target", "build", "dist", "out", "bin");

    private static final List<String> BUILDS =
            List.of("pom.xml", "Cargo.toml", "build.gradle", "build.gradle.kts", "package.json", "pyproject.toml");

    /// Times of files are coarser than those of the log.
    private static final Duration TICK = Duration.ofSeconds(2);

    /// Where it is read what sessions have left behind.
    public interface Traces {

        /// The facts of a subagent's session.
        ///
        /// @param worktree the folder of its own it works in, or empty
        List<Line> lines(String session, String worktree) throws IOException;

        /// The files a saved step has changed, by their absolute paths; those that are gone, too.
        List<Path> changed(String session, String worktree, int step) throws IOException;
    }

    private final Session session;
    private final Path root;
    private final Traces traces;
    private final Folded<Errands> errands;

    /// @param root of the workspace, by its real path
    public Touched(Session session, Path root, Traces traces) {
        this.session = session;
        this.root = root;
        this.traces = traces;
        this.errands = new Folded<>(session, Errands.NONE, Errands::with);
    }

    /// How many facts there were when the running turn began.
    public int turn() {
        List<Line> lines = session.lines();
        for (int i = lines.size() - 1; i >= 0; i--) if (lines.get(i).fact() instanceof Fact.TurnEnded) return i + 1;
        return 0;
    }

    /// The files of the running turn; see [#since(int)].
    public List<Path> inTurn() {
        return since(turn());
    }

    /// The files that were changed since so many facts, by their absolute paths in the order in which they were
    /// changed first; those that are gone, too. What a subagent has changed in a folder of its own counts once it
    /// has come to the workspace.
    public List<Path> since(int facts) {
        List<Line> lines = session.lines();
        if (facts >= lines.size()) return List.of();
        var look = new Look(
                session.id(), "", root, lines, errands.now(), lines.get(facts).at());
        var found = new ArrayList<Path>();
        for (Path path : found(look, facts, new HashSet<>())) if (!product(path, root)) found.add(path);
        return found;
    }

    /// @param from what others have done before is not looked at
    private record Look(String id, String worktree, Path base, List<Line> lines, Errands errands, Instant from) {}

    /// Tasks that were handed out, in their order.
    private record Errands(List<Errand> all, int size) {
        static final Errands NONE = new Errands(List.of(), 0);

        /// @param place of the fact that handed it out
        /// @param back where it came back, or [Integer#MAX_VALUE]
        private record Errand(Undertaking.Delegated sent, int place, int back) {
            private Errand back(String agent, int now) {
                boolean done = sent.agent().equals(agent) && back == Integer.MAX_VALUE;
                return done ? new Errand(sent, place, now) : this;
            }
        }

        Errands with(Fact fact) {
            return switch (fact) {
                case Undertaking.Delegated sent -> {
                    var more = new ArrayList<>(all);
                    more.add(new Errand(sent, size, Integer.MAX_VALUE));
                    yield new Errands(List.copyOf(more), size + 1);
                }
                case Undertaking.Returned done ->
                    new Errands(
                            all.stream()
                                    .map(errand -> errand.back(done.agent(), size))
                                    .toList(),
                            size + 1);
                case Fact _ -> new Errands(all, size + 1);
            };
        }

        static Errands of(List<Line> lines) {
            Errands errands = NONE;
            for (Line line : lines) errands = errands.with(line.fact());
            return errands;
        }
    }

    private Set<Path> found(Look look, int from, Set<String> known) {
        var found = new LinkedHashSet<Path>();
        var users = new HashSet<String>();
        for (Errands.Errand errand : look.errands().all())
            if (errand.back() >= from && known.add(errand.sent().child()))
                found.addAll(child(look, errand.sent(), errand.place(), known));
        for (Line line : look.lines().subList(from, look.lines().size())) {
            Fact fact = line.fact();
            if (fact instanceof Fact.UserBegan(var id, var _)) users.add(id);
            if (fact instanceof Fact.ToolRan(var _, var result))
                edited(look.base(), result).ifPresent(found::add);
            if (fact instanceof Fact.Saved saved && !users.contains(saved.callId())) found.addAll(saved(look, saved));
        }
        return found;
    }

    private Set<Path> child(Look parent, Undertaking.Delegated sent, int place, Set<String> known) {
        Path base = sent.worktree().isEmpty() ? parent.base() : Path.of(sent.worktree());
        List<Line> lines;
        try {
            lines = traces.lines(sent.child(), sent.worktree());
        } catch (IOException gone) {
            return Set.of();
        }
        int from = 0;
        while (from < lines.size() && lines.get(from).at().isBefore(parent.from())) from++;
        Set<Path> found = found(
                new Look(sent.child(), sent.worktree(), base, lines, Errands.of(lines), parent.from()), from, known);
        if (sent.worktree().isEmpty()) return found;
        var arrived = new LinkedHashSet<Path>();
        for (Path path : found)
            if (path.startsWith(base)) {
                Path here = parent.base().resolve(base.relativize(path));
                if (changedAfter(here, parent.lines().get(place).at())) arrived.add(here);
            }
        return arrived;
    }

    private static boolean changedAfter(Path file, Instant then) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(then.minus(TICK));
        } catch (IOException gone) {
            return false;
        }
    }

    /// The file an edit tool tells to have changed.
    private static Optional<Path> edited(Path base, ToolResult result) {
        boolean changed =
                !result.failed() && !result.details().get("diff").text("").isEmpty();
        return changed
                ? result.details()
                        .get("path")
                        .asText()
                        .map(path -> base.resolve(path).normalize())
                : Optional.empty();
    }

    private List<Path> saved(Look look, Fact.Saved saved) {
        if (saved.step() == 0) return List.of();
        try {
            return traces.changed(look.id(), look.worktree(), saved.step());
        } catch (IOException gone) {
            // What edit tools did is known without it.
            return List.of();
        }
    }

    /// Whether a file below a folder is what some build has made.
    static boolean product(Path file, Path root) {
        Path folder = root;
        if (!file.startsWith(root)) return false;
        for (Path part : root.relativize(file)) {
            String name = part.toString();
            if (PRODUCTS.contains(name)) return true;
            Path parent = folder;
            if (BUILT.contains(name) && BUILDS.stream().anyMatch(build -> Files.exists(parent.resolve(build))))
                return true;
            folder = folder.resolve(part);
        }
        return false;
    }
}
