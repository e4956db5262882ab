package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.GitConfiguration;
import dev.jackdaw.policy.shell.Touch;
import dev.jackdaw.policy.shell.Touch.Depth;
import dev.jackdaw.policy.shell.Value;
import dev.jackdaw.workspace.Outside;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is to be said of the files a command would touch.
record Operands(Workspace workspace, Map<Touch, Finding> judged) {
    Operands(Workspace workspace) {
        this(workspace, new HashMap<>());
    }

    /// @param why what it does, where it is not free
    record Finding(Effect effect, String why) {
        static final Finding FREE = new Finding(Effect.RUN_HARMLESS, "");
    }

    /// The same for the same: files are looked at once for a command.
    Finding of(Touch touch) {
        Finding before = judged.get(touch);
        if (before != null) return before;
        Finding finding = found(touch);
        judged.put(touch, finding);
        return finding;
    }

    private Finding found(Touch touch) {
        return switch (touch) {
            case Touch.Asks(var why) -> new Finding(Effect.RUN, why);
            case Touch.Never(var why) -> new Finding(Effect.RUN, why);
            case Touch.Moves(var path) -> moves(path);
            case Touch.Git(var folder) -> git(folder);
            case Touch.Writes(var path) -> writes(path);
            case Touch.Reads reads -> reads(reads);
        };
    }

    private static Finding secret(String path, String what) {
        return new Finding(Effect.READ_SECRET, Value.of(path).shown() + what);
    }

    private Finding moves(String path) {
        return plain(path) && physical(path).filter(this::inside).isPresent()
                ? Finding.FREE
                : new Finding(Effect.RUN, "cd leaves the workspace, or where it leads is not known");
    }

    private Finding git(String folder) {
        Optional<Path> real = plain(folder) ? physical(folder) : Optional.empty();
        if (real.isEmpty() || !inside(real.get()))
            return new Finding(Effect.RUN, "git works in a folder outside the workspace, or one that is not known");
        return GitConfiguration.runs(real.get())
                ? new Finding(Effect.RUN, "the repository's configuration may make git run a program")
                : Finding.FREE;
    }

    private Finding writes(String path) {
        if (!plain(path)) return new Finding(Effect.RUN, "where it writes is not known");
        Optional<Path> real = physical(path);
        if (real.isEmpty()) return new Finding(Effect.RUN, "where it writes is not known");
        String shown = workspace.shown(real.get());
        if (Protected.write(Path.of(path)) || Protected.write(real.get()))
            return new Finding(Effect.EDIT_PROTECTED, shown);
        try {
            workspace.toWrite(real.get().toString());
            return new Finding(Effect.EDIT, shown);
        } catch (IOException outside) {
            return new Finding(Effect.RUN, "it writes " + shown + ", which is outside the workspace");
        }
    }

    private Finding reads(Touch.Reads reads) {
        String path = reads.path();
        if (has(path, Value.ANY) || has(path, Value.DOWNLOAD) || has(path, Value.PIPE))
            return reads.depth() == Depth.THERE ? Finding.FREE : secret(path, " is not known, and may hold secrets");
        int name = path.indexOf(Value.NAME);
        if (name >= 0) return below(path.substring(0, name), path.substring(name + 1), reads);
        if (has(path, Value.STAR) || has(path, Value.ONE)) return expanded(reads);
        return has(path, Value.WORD) ? worded(reads) : file(path, reads);
    }

    /// A name with words in it that are not known: any that is there now, and those it would be with or without them.
    private Finding worded(Touch.Reads reads) {
        if (reads.depth() == Depth.NAMES || reads.depth() == Depth.THERE)
            return file(reads.path().replace(Value.WORD, 'x'), reads);
        for (String word : List.of("x", "")) {
            Finding finding = file(reads.path().replace(String.valueOf(Value.WORD), word), reads);
            if (finding.effect() != Effect.RUN_HARMLESS) return finding;
        }
        return expanded(new Touch.Reads(reads.path().replace(Value.WORD, Value.STAR), reads.depth(), reads.sought()));
    }

    private static boolean has(String path, char sign) {
        return path.indexOf(sign) >= 0;
    }

    private static boolean plain(String path) {
        return path.chars().noneMatch(Value::sign);
    }

    private Finding file(String path, Touch.Reads reads) {
        Optional<Path> real = physical(path);
        if (real.isEmpty()) return secret(path, " is not known");
        if (reads.depth() == Depth.THERE) return Finding.FREE;
        boolean names = reads.depth() == Depth.NAMES;
        boolean guarded = Protected.read(real.get()) || Protected.read(Path.of(path));
        boolean inside = inside(real.get());
        if (guarded && !(names && inside)) return secret(workspace.shown(real.get()), " may hold secrets");
        if (!inside && !Protected.fact(real.get()) && !(names && listed(real.get())))
            return secret(workspace.shown(real.get()), " is outside the workspace");
        boolean tree = reads.depth() == Depth.TREE || reads.depth() == Depth.VISIBLE;
        return tree && inside && Files.isDirectory(real.get())
                ? tree(real.get(), "", reads, Protected::read)
                : Finding.FREE;
    }

    /// Whether the names in a folder outside may be shown: of systems, of temporary files, and of where the workspace
    /// is.
    private boolean listed(Path real) {
        boolean around = workspace.root().startsWith(real)
                && real.getNameCount() > 1
                && !real.equals(Path.of(System.getProperty("user.home", "/")));
        return around || real.equals(Path.of("/tmp")) || Protected.listed(real);
    }

    private Finding tree(Path folder, String pattern, Touch.Reads reads, Predicate<Path> guarded) {
        return Secrets.below(folder, pattern, reads, guarded)
                .map(found -> secret(workspace.shown(found), " may hold secrets"))
                .orElse(Finding.FREE);
    }

    /// Names that a listing of a folder gives, perhaps of a pattern.
    private Finding below(String base, String rest, Touch.Reads reads) {
        boolean glued = !base.isEmpty() && !base.endsWith("/") || !rest.isEmpty() && !rest.startsWith("/");
        if (rest.contains("..") || glued && reads.depth() != Depth.THERE) return secret(base, " is not known");
        Finding start = file(base.isEmpty() ? "/" : base, new Touch.Reads(base, Depth.NAMES));
        if (start.effect() != Effect.RUN_HARMLESS || reads.depth() == Depth.NAMES) return start;
        Optional<Path> folder = physical(base);
        String last = rest.substring(rest.lastIndexOf('/') + 1);
        if (folder.isEmpty() || !inside(folder.get())) return secret(base, " is outside the workspace");
        return tree(folder.get(), last, new Touch.Reads(base, Depth.TREE, reads.sought()), this::leads);
    }

    /// Whether a file is guarded, or a link to one that is or is elsewhere.
    private boolean leads(Path file) {
        if (Protected.read(file)) return true;
        if (!Files.isSymbolicLink(file)) return false;
        Optional<Path> real = physical(file.toString());
        return real.isEmpty() || Protected.read(real.get()) || !inside(real.get());
    }

    /// A pattern, as the shell would expand it now.
    private Finding expanded(Touch.Reads reads) {
        if (reads.path().contains("..")) {
            int sign = 0;
            while (!Value.sign(reads.path().charAt(sign))) sign++;
            if (reads.path().indexOf("..", sign) >= 0) return secret(reads.path(), " is not known");
        }
        Optional<Iterable<Path>> found = Secrets.expanded(reads.path());
        if (found.isEmpty()) return secret(reads.path(), " may match files that hold secrets");
        for (Path each : found.get()) {
            Finding finding = file(each.toString(), reads);
            if (finding.effect() != Effect.RUN_HARMLESS) return secret(reads.path(), " may match " + finding.why());
        }
        return Finding.FREE;
    }

    private boolean inside(Path real) {
        try {
            workspace.toRead(real.toString());
            return true;
        } catch (Outside outside) {
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// The path as the kernel would go, link by link; `..` after a link leaves the folder the link leads to.
    private static Optional<Path> physical(String path) {
        try {
            Path whole = Path.of(path);
            if (whole.isAbsolute() && Files.exists(whole)) return Optional.of(whole.toRealPath());
            Path known = Path.of("/");
            for (Path part : Path.of(path)) {
                if (part.toString().equals("..")) {
                    Path parent = known.getParent();
                    known = parent == null ? known : parent;
                } else if (!part.toString().equals(".")) {
                    Path next = known.resolve(part);
                    known = Files.exists(next) ? next.toRealPath() : Files.isSymbolicLink(next) ? target(next) : next;
                }
            }
            return Optional.of(known);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        Path parent = link.getParent();
        return (parent == null ? target : parent.resolve(target)).normalize();
    }

    /// A word as an absolute path.
    static Optional<Path> path(String word, Path root) {
        if (word.isEmpty() || word.indexOf('\0') >= 0) return Optional.empty();
        try {
            String home = System.getProperty("user.home", "/");
            String name = word.equals("~") || word.startsWith("~/") ? home + word.substring(1) : word;
            return Optional.of(root.resolve(name).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
