package dev.jackdaw.delegate;

import dev.jackdaw.tool.Failures;
import dev.jackdaw.workspace.AtomicFile;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The folders of their own that subagents of a session work in: worktrees of Git, each on a branch of its own that
/// begins
/// with the workspace as it is, uncommitted changes of known files included. What is done there comes into the
/// workspace
/// by a merge of three.
public final class Worktrees {
    private static final String BRANCH = "jackdaw/";

    private final Path root;
    private final Path home;

    /// @param root the workspace's
    /// @param home where the worktrees are kept, outside of it
    public Worktrees(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    /// A file that was changed in a worktree.
    ///
    /// @param status Git's letter: `A`, `M`, `D`, `T`
    /// @param path relative to the top of the repository
    private record Change(char status, String path) {}

    /// What a merge did.
    ///
    /// @param merged files that are in the workspace now as they should be
    /// @param conflicts files where both sides changed the same, with what was done about each
    public record Merged(List<String> merged, List<String> conflicts) {
        public Merged {
            merged = List.copyOf(merged);
            conflicts = List.copyOf(conflicts);
        }
    }

    /// A worktree of that name, new or as it is.
    ///
    /// @return the folder in it that corresponds to the workspace
    /// @throws IllegalArgumentException where there can be none, with the mend
    synchronized String add(String name) {
        var git = new Git(root);
        try {
            Git.Outcome head = git.run("rev-parse", "--verify", "-q", "HEAD");
            if (head.exit() != 0)
                throw new IllegalArgumentException("a worktree needs a Git repository with a commit, and " + root
                        + " is none; leave isolation out, or make one with git init and a first commit");
            String prefix = git.text("rev-parse", "--show-prefix");
            Path top = home.resolve(name);
            if (!Files.isDirectory(top)) {
                String dirty = git.text("stash", "create");
                String base = dirty.isEmpty() ? head.text() : dirty;
                Files.createDirectories(home);
                git.bytes("worktree", "prune");
                git.bytes("worktree", "add", "-q", "-B", BRANCH + name, top.toString(), base);
                Files.writeString(base(name), base);
            }
            return top.resolve(prefix).normalize().toString();
        } catch (IOException e) {
            throw new IllegalArgumentException("no worktree can be made: " + Failures.sentence(e), e);
        }
    }

    private Path base(String name) {
        return home.resolve(name + ".base");
    }

    /// The name a folder of [#add(String)] has.
    private String name(String folder) {
        return home.relativize(Path.of(folder)).getName(0).toString();
    }

    /// Removes a worktree nothing was changed in; nothing where the folder is empty.
    void settle(String folder) {
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) return;
        try {
            if (changes(folder).isEmpty()) remove(folder);
        } catch (IOException kept) {
            // It stays: nothing is lost by that.
        }
    }

    private synchronized void remove(String folder) throws IOException {
        String name = name(folder);
        var git = new Git(root);
        git.bytes("worktree", "remove", "--force", home.resolve(name).toString());
        git.bytes("branch", "-q", "-D", BRANCH + name);
        Files.deleteIfExists(base(name));
    }

    private List<Change> changes(String folder) throws IOException {
        String name = name(folder);
        var git = new Git(home.resolve(name));
        git.bytes("add", "-A");
        String listed =
                git.text("diff", "--cached", "--name-status", "--no-renames", "-z", Files.readString(base(name)));
        String[] words = listed.split("\0");
        var changes = new ArrayList<Change>();
        for (int i = 0; i + 1 < words.length; i += 2) changes.add(new Change(words[i].charAt(0), words[i + 1]));
        return changes;
    }

    /// The files of the workspace a merge would write, by their paths.
    ///
    /// @throws IOException where the worktree is gone, or cannot be read
    public List<String> files(String folder) throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder)))
            throw new IOException("it has no worktree, or nothing was changed in it");
        Path top = top();
        return changes(folder).stream()
                .map(change -> top.resolve(change.path()).toString())
                .toList();
    }

    private Path top() throws IOException {
        return Path.of(new Git(root).text("rev-parse", "--show-toplevel"));
    }

    /// Brings what was changed in a worktree into the workspace, which may have changed as well. Where both changed
    /// the same lines, the file has both with marks between them; where that cannot be, it stays as it is. The
    /// worktree is removed unless there are conflicts.
    public synchronized Merged merge(String folder, Workspace workspace) throws IOException {
        var merged = new ArrayList<String>();
        var conflicts = new ArrayList<String>();
        Path top = top();
        for (Change change : changes(folder)) {
            Path file = workspace.toWrite(top.resolve(change.path()).toString());
            Optional<String> conflict = merge(change, folder, file);
            String shown = workspace.shown(file);
            if (conflict.isEmpty()) merged.add(shown);
            else conflicts.add(shown + ": " + conflict.get());
        }
        if (conflicts.isEmpty()) remove(folder);
        return new Merged(merged, conflicts);
    }

    /// @return what is in the way, if anything
    private Optional<String> merge(Change change, String folder, Path file) throws IOException {
        Path tree = home.resolve(name(folder));
        Path theirs = tree.resolve(change.path());
        Optional<byte[]> own = content(file);
        Optional<byte[]> other = content(theirs);
        Optional<byte[]> base = change.status() == 'A'
                ? Optional.empty()
                : Optional.of(new Git(tree).bytes("show", Files.readString(base(name(folder))) + ":" + change.path()));
        if (Files.isSymbolicLink(theirs) || Files.isSymbolicLink(file))
            return Optional.of("it is a link; it stays as it is in the workspace");
        if (same(own, other)) return Optional.empty();
        if (same(own, base)) {
            if (other.isPresent()) write(file, own, other.get(), theirs);
            else Files.delete(file);
            return Optional.empty();
        }
        if (own.isEmpty() || other.isEmpty())
            return Optional.of((own.isEmpty() ? "deleted in the workspace, changed there" : "deleted there")
                    + "; it stays as it is in the workspace");
        return both(file, own.get(), base.orElse(new byte[0]), other.get());
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.orElseThrow()));
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    private Optional<String> both(Path file, byte[] own, byte[] base, byte[] other) throws IOException {
        Path work = Files.createTempDirectory(home, "merge");
        try {
            Files.write(work.resolve("workspace"), own);
            Files.write(work.resolve("base"), base);
            Files.write(work.resolve("agent"), other);
            Git.Outcome outcome = new Git(work).run("merge-file", "-p", "workspace", "base", "agent");
            // Above 127 it is no number of conflicts but a failure, such as of a file that is no text.
            if (outcome.exit() > 127) return Optional.of("both changed it; it stays as it is in the workspace");
            AtomicFile.write(file, outcome.output(), Optional.of(Fingerprint.of(own)));
            return outcome.exit() == 0
                    ? Optional.empty()
                    : Optional.of("both changed the same lines; they stand in it between <<<<<<< and >>>>>>>");
        } finally {
            for (String name : List.of("workspace", "base", "agent")) Files.deleteIfExists(work.resolve(name));
            Files.deleteIfExists(work);
        }
    }

    private static void write(Path file, Optional<byte[]> own, byte[] content, Path like) throws IOException {
        AtomicFile.write(file, content, own.map(Fingerprint::of));
        var rights = Files.getPosixFilePermissions(like);
        if (!rights.contains(PosixFilePermission.OWNER_EXECUTE)) return;
        var more = new java.util.HashSet<>(Files.getPosixFilePermissions(Objects.requireNonNull(file)));
        more.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, more);
    }

    /// As a person reads what a merge did.
    static String told(Merged merged) {
        String text = merged.merged().isEmpty()
                ? "Nothing was brought over."
                : "Brought into the workspace: " + String.join(", ", merged.merged()) + ".";
        return merged.conflicts().isEmpty()
                ? text
                : text + "\nConflicts (the worktree is kept):\n- " + String.join("\n- ", merged.conflicts());
    }
}
