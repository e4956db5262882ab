package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The files of a workspace, opened folder by folder from its roots and never through a link, so that nothing put in
/// the way after a path was judged leads elsewhere.
///
/// Paths are real ones, as `Workspace` gives them. What is no longer such a path is tried again at once, three times in
/// all; then it is `Stale`. Where the system has no handles of folders (Windows), paths are opened as they are.
public final class Confined {
    private static final int TRIES = 3;
    private static final Path NONE = Path.of("");

    private final List<Path> roots;
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();

    /// @param roots real paths of folders; of those within each other the outermost counts, for who may write
    /// inside one must not be able to move its root
    Confined(List<Path> roots) {
        this.roots = roots.stream()
                .filter(root -> roots.stream().noneMatch(other -> !other.equals(root) && root.startsWith(other)))
                .distinct()
                .toList();
    }

    /// Something done with what is at a path, in the folder it is in.
    private interface Work<T> {
        T in(HeldFolder folder, Path name) throws IOException;
    }

    private interface Opening<T> {
        T run() throws IOException;
    }

    /// What is at a path; nothing where there is nothing.
    public Optional<BasicFileAttributes> attributes(Path real) throws IOException {
        if (roots.contains(real))
            return Files.isDirectory(real)
                    ? Optional.of(Files.readAttributes(real, BasicFileAttributes.class))
                    : Optional.empty();
        try {
            return Optional.of(at(real, HeldFolder::attributes));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /// What kind of thing is at a path.
    public FileKind kind(Path real) throws IOException {
        if (real.startsWith("/proc") || real.startsWith("/sys")) return FileKind.SPECIAL;
        return attributes(real).map(FileKind::of).orElse(FileKind.MISSING);
    }

    /// The size of a file in bytes.
    public long size(Path real) throws IOException {
        return at(real, HeldFolder::attributes).size();
    }

    /// Opens a regular file for reading.
    public SeekableByteChannel open(Path real) throws IOException {
        return at(real, (folder, name) -> {
            regular(real, folder.attributes(name));
            return folder.open(name);
        });
    }

    /// The content of a regular file.
    public byte[] bytes(Path real) throws IOException {
        return bytes(real, Integer.MAX_VALUE);
    }

    /// The first bytes of a regular file.
    public byte[] bytes(Path real, int most) throws IOException {
        try (SeekableByteChannel in = open(real)) {
            long size = Math.min(in.size(), most);
            var content = ByteBuffer.allocate((int) size);
            while (content.hasRemaining() && in.read(content) >= 0) {}
            byte[] read =
                    content.position() == size ? content.array() : Arrays.copyOf(content.array(), content.position());
            return read.length > 0 || most == 0
                    ? read
                    : Channels.newInputStream(in).readNBytes(most);
        }
    }

    /// Opens a folder.
    public HeldFolder hold(Path real) throws IOException {
        if (roots.contains(real)) return HeldFolder.of(real);
        return at(real, HeldFolder::inner);
    }

    /// Puts a content in a file's place, as `AtomicFile` does.
    public void write(Path real, byte[] content, Optional<Fingerprint> expected) throws IOException {
        Path parent = parent(real);
        retrying(real, () -> {
            try (HeldFolder folder = making(parent)) {
                AtomicFile.write(folder, name(real), content, expected);
                if (swept.add(parent)) AtomicFile.sweep(folder);
            }
            return real;
        });
    }

    /// Deletes a file or link; a folder is not.
    public void delete(Path real) throws IOException {
        at(real, (folder, name) -> {
            if (folder.attributes(name).isDirectory()) throw new DirectoryNotEmptyException(real.toString());
            folder.delete(name);
            return real;
        });
    }

    /// Holds a folder for writing; those missing on the way to it are made.
    private HeldFolder making(Path folder) throws IOException {
        Path root = root(folder);
        Optional<Descriptor> kernel = Descriptor.making(root, root.relativize(folder));
        if (kernel.isPresent()) return HeldFolder.of(kernel.get());
        make(folder);
        return hold(folder);
    }

    /// By path, for want of a better way: whoever exchanges a folder at that very moment gets an empty folder made
    /// where theirs leads, and nothing put into it.
    private void make(Path folder) throws IOException {
        Optional<BasicFileAttributes> found = attributes(folder);
        if (found.isPresent()) directory(folder, found.get());
        else {
            make(parent(folder));
            Files.createDirectories(folder);
        }
    }

    private <T> T at(Path real, Work<T> work) throws IOException {
        Path root = root(parent(real));
        Path way = root.relativize(parent(real));
        return retrying(real, () -> {
            try (HeldFolder top = HeldFolder.of(root)) {
                return within(top, way, 0, (folder, _) -> work.in(folder, name(real)));
            }
        });
    }

    private static <T> T within(HeldFolder folder, Path way, int at, Work<T> work) throws IOException {
        if (way.equals(NONE) || at == way.getNameCount()) return work.in(folder, way);
        try (HeldFolder inner = folder.inner(way.getName(at))) {
            return within(inner, way, at + 1, work);
        }
    }

    private static <T> T retrying(Path real, Opening<T> opening) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                return opening.run();
            } catch (FileSystemException e) {
                boolean perhapsMoved = e instanceof NotDirectoryException || e.getClass() == FileSystemException.class;
                if (!perhapsMoved || tried == TRIES && !linked(real)) throw e;
                if (tried == TRIES) throw new Stale(moved(real));
            }
        }
    }

    private static boolean linked(Path real) {
        for (Path up = real; up != null; up = up.getParent()) if (Files.isSymbolicLink(up)) return true;
        return false;
    }

    private static void regular(Path real, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) throw new FileSystemException(real.toString(), null, moved(real));
        if (!attributes.isRegularFile()) throw new FileSystemException(real.toString(), null, "not a regular file");
    }

    private static void directory(Path real, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) throw new Stale(moved(real));
        if (!attributes.isDirectory()) throw new NotDirectoryException(real.toString());
    }

    private static String moved(Path real) {
        return real + " was changed while it was being opened; try again";
    }

    private Path root(Path folder) throws IOException {
        for (Path root : roots) if (folder.startsWith(root)) return root;
        throw new Outside(folder + " is outside the workspace");
    }

    private static Path parent(Path real) throws IOException {
        Path parent = real.getParent();
        if (parent == null) throw new FileSystemException(real.toString(), null, "not a file");
        return parent;
    }

    private static Path name(Path real) {
        return Objects.requireNonNull(real.getFileName());
    }
}
