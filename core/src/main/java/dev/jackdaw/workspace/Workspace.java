package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The folders a session works in: a root, further folders, and folders that may only be read.
public final class Workspace {
    /// As many as Linux follows.
    private static final int MAX_LINKS = 40;

    private final Path root;
    private final List<Path> writable;
    private final List<Path> readable;

    /// @param root the folder the session works in; relative paths start there
    /// @param more further folders that may be read and written
    /// @param readOnly folders that may be read only
    /// @throws IOException when a folder is not there or cannot be read
    public Workspace(Path root, List<Path> more, List<Path> readOnly) throws IOException {
        this.root = root.toRealPath();
        var writable = new ArrayList<Path>();
        writable.add(this.root);
        for (Path folder : more) writable.add(folder.toRealPath());
        this.writable = List.copyOf(writable);
        var readable = new ArrayList<Path>(writable);
        for (Path folder : readOnly) readable.add(physical(folder.toAbsolutePath(), MAX_LINKS));
        this.readable = List.copyOf(readable);
    }

    public Path root() {
        return root;
    }

    /// The folders that may be written, the root first.
    public List<Path> writable() {
        return writable;
    }

    /// The real path behind a name a call used, for reading.
    ///
    /// @throws Outside when it, or the target of a link on the way, is outside the folders that may be read
    public Path toRead(String name) throws IOException {
        return confined(name, readable);
    }

    /// The real path behind a name a call used, for writing; the file need not exist yet.
    ///
    /// @throws Outside when it, or the target of a link on the way, is outside the folders that may be written
    public Path toWrite(String name) throws IOException {
        return confined(name, writable);
    }

    /// A path as it is shown: relative to the root where it is below it.
    public String shown(Path path) {
        if (path.equals(root)) return ".";
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    private Path confined(String name, List<Path> allowed) throws IOException {
        Path real = physical(named(name), MAX_LINKS);
        for (Path folder : allowed) if (real.startsWith(folder)) return real;
        throw new Outside(name + " is outside the workspace " + root
                + (real.toString().equals(name) ? "" : " (it is " + real + ")")
                + "; only the user can allow more folders, with --add-dir");
    }

    private Path named(String name) throws IOException {
        if (name.indexOf('\0') >= 0) throw new Outside("a path cannot contain a NUL character");
        try {
            String home = System.getProperty("user.home", "/");
            Path path = name.equals("~") || name.startsWith("~/") ? Path.of(home + name.substring(1)) : Path.of(name);
            return root.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new Outside("not a path: " + e.getMessage());
        }
    }

    /// The path with every link followed, also where its last parts do not exist yet.
    private static Path physical(Path path, int links) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException missing) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            if (parent == null || name == null) return path;
            Path candidate = physical(parent, links).resolve(name);
            return Files.isSymbolicLink(candidate) ? target(candidate, links - 1) : candidate;
        }
    }

    /// Where a link leads whose target does not exist, part by part as the kernel would go.
    private static Path target(Path link, int links) throws IOException {
        if (links < 0) throw new FileSystemLoopException(link.toString());
        Path target = Files.readSymbolicLink(link);
        Path root = target.getRoot();
        Path known = root == null ? Objects.requireNonNull(link.getParent()) : root;
        for (Path part : target) {
            known = switch (part.toString()) {
                case "." -> known;
                case ".." -> Objects.requireNonNullElse(known.getParent(), known);
                default -> physical(known.resolve(part), links);
            };
        }
        return known;
    }
}
