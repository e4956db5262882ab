package dev.jackdaw.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder held open: what is done to its entries is done there, wherever its path leads by then, and no link is
/// followed. Where the system has no handles of folders, its path stands for it.
@SuppressWarnings("StreamResourceLeak") // closed with this
public final class HeldFolder implements Closeable {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final DirectoryStream<Path> stream;
    private final Optional<Descriptor> descriptor;

    private HeldFolder(Path path, DirectoryStream<Path> stream, Optional<Descriptor> descriptor) {
        this.path = path;
        this.stream = stream;
        this.descriptor = descriptor;
    }

    /// Opens a folder by a path whose links, if there are any, are followed.
    static HeldFolder of(Path path) throws IOException {
        return new HeldFolder(path, Files.newDirectoryStream(path), Optional.empty());
    }

    /// Takes over a folder of the kernel's.
    static HeldFolder of(Descriptor descriptor) throws IOException {
        Path path = descriptor.path();
        try {
            return new HeldFolder(path, Files.newDirectoryStream(path), Optional.of(descriptor));
        } catch (IOException unreadable) {
            descriptor.close();
            throw unreadable;
        }
    }

    /// Opens a folder in it.
    HeldFolder inner(Path name) throws IOException {
        Path below = path.resolve(name);
        return new HeldFolder(
                below,
                stream instanceof SecureDirectoryStream<Path> secure
                        ? secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)
                        : Files.newDirectoryStream(below),
                Optional.empty());
    }

    /// The paths of what is in it, in no order; to be asked for once.
    public List<Path> entries() throws IOException {
        var entries = new ArrayList<Path>();
        try {
            for (Path entry : stream) entries.add(entry);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /// What an entry is; a link is not followed.
    public BasicFileAttributes attributes(Path name) throws IOException {
        return view(name, BasicFileAttributeView.class)
                .orElseThrow(() -> new IOException(name + " has no attributes"))
                .readAttributes();
    }

    /// Where a link in it leads. Its text is read by the folder's path, where that leads here before and after.
    public Path target(Path name) throws IOException {
        checkHere();
        Path target = Files.readSymbolicLink(path.resolve(name));
        checkHere();
        return target;
    }

    private void checkHere() throws IOException {
        Object there = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        if (!Optional.ofNullable(there).equals(identity()))
            throw new Stale(path + " was changed while it was being listed; try again");
    }

    /// What tells it from other folders; nothing where the system does not say.
    Optional<Object> identity() throws IOException {
        if (!(stream instanceof SecureDirectoryStream<Path> secure)) return Optional.empty();
        return Optional.ofNullable(secure.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey());
    }

    <V extends FileAttributeView> Optional<V> view(Path name, Class<V> kind) {
        return Optional.ofNullable(
                stream instanceof SecureDirectoryStream<Path> secure
                        ? secure.getFileAttributeView(name, kind, LinkOption.NOFOLLOW_LINKS)
                        : Files.getFileAttributeView(path.resolve(name), kind, LinkOption.NOFOLLOW_LINKS));
    }

    /// Opens a file for reading; a `FileChannel` where the system has one.
    public SeekableByteChannel open(Path name) throws IOException {
        return open(name, READ);
    }

    SeekableByteChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return stream instanceof SecureDirectoryStream<Path> secure
                ? secure.newByteChannel(name, options, attributes)
                : Files.newByteChannel(path.resolve(name), options, attributes);
    }

    void delete(Path name) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) secure.deleteFile(name);
        else Files.delete(path.resolve(name));
    }

    /// Gives an entry another name in one step, replacing what has that name.
    void replace(Path from, Path to) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) secure.move(from, secure, to);
        else Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Gives an entry another name in a way only kernels know; false where this one does not.
    boolean rename(Path from, Path to, Descriptor.Taken taken) throws IOException {
        return descriptor.isPresent()
                && !Descriptor.unspeakable(to)
                && descriptor.get().rename(from.toString(), to.toString(), taken);
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            descriptor.ifPresent(Descriptor::close);
        }
    }
}
