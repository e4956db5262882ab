package dev.jackdaw.workspace;

import dev.jackdaw.kernel.Linux;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder opened by Linux's `openat2`, which itself keeps a path below it and free of links.
///
/// Numbers are those of `asm-generic/unistd.h`, `fcntl.h`, `openat2.h` and `fs.h`.
final class Descriptor implements Closeable {
    private static final long MKDIRAT = Linux.arm() ? 34 : 258;
    private static final long CLOSE = Linux.arm() ? 57 : 3;
    private static final long RENAMEAT2 = Linux.arm() ? 276 : 316;
    private static final long OPENAT2 = 437;
    private static final long CURRENT = -100;
    private static final long PATH_FOLDER_CLOEXEC = 0x200000 | 0x80000 | (Linux.arm() ? 0x4000 : 0x10000);
    private static final long NO_LINKS = 0x02 | 0x04;
    private static final long BENEATH = 0x08;
    private static final int ALL_MODES = 0777;
    private static final Path HANDLES = Path.of("/proc/self/fd");

    /// What a renaming does where the new name is taken.
    enum Taken {
        REFUSED(1),
        SWAPPED(2);

        private final int flag;

        Taken(int flag) {
            this.flag = flag;
        }
    }

    private final int number;

    private Descriptor(long number) {
        this.number = (int) number;
    }

    /// A folder below another, and those on the way made where they are missing; nothing where the kernel cannot do
    /// it, or this program may not make system calls.
    ///
    /// @param path relative to the root
    static Optional<Descriptor> making(Path root, Path path) throws IOException {
        if (!Linux.here() || !Linux.class.getModule().isNativeAccessEnabled() || !Files.isDirectory(HANDLES))
            return Optional.empty();
        if (unspeakable(root.resolve(path))) return Optional.empty();
        long found = open(CURRENT, root.toString(), NO_LINKS);
        if (found == -38 || found == -1) return Optional.empty();
        if (found == -2) throw new NoSuchFileException(root.toString());
        try (var top = new Descriptor(checked(found, root.toString()))) {
            if (path.toString().isEmpty()) return Optional.of(new Descriptor(checked(top.inner("."), root.toString())));
            long whole = top.inner(path.toString());
            return Optional.of(whole == -2 ? top.made(path, 0) : new Descriptor(checked(whole, path.toString())));
        }
    }

    /// Whether a path has bytes that are no characters: they are known to `Path` alone.
    static boolean unspeakable(Path path) {
        return path.toString().indexOf('\uFFFD') >= 0;
    }

    private Descriptor made(Path path, int from) throws IOException {
        String name = path.getName(from).toString();
        long inner = inner(name);
        if (inner == -2) {
            long made = withName(name, at -> Linux.call(MKDIRAT, number, at, ALL_MODES));
            if (made != -17) checked(made, path.toString());
            inner = inner(name);
        }
        var folder = new Descriptor(checked(inner, path.toString()));
        if (from == path.getNameCount() - 1) return folder;
        try (folder) {
            return folder.made(path, from + 1);
        }
    }

    private long inner(String path) {
        return open(number, path, NO_LINKS | BENEATH);
    }

    private static long open(long folder, String path, long resolve) {
        return withName(path, name -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_LONG, PATH_FOLDER_CLOEXEC, 0, resolve);
                return Linux.call(OPENAT2, folder, name, how.address(), how.byteSize());
            }
        });
    }

    /// The folder by a path that leads to it whatever becomes of its name.
    Path path() {
        return HANDLES.resolve(Integer.toString(number));
    }

    /// Gives an entry another name; false where the file system knows no such way.
    boolean rename(String from, String to, Taken taken) throws IOException {
        long done = withName(
                from, old -> withName(to, fresh -> Linux.call(RENAMEAT2, number, old, number, fresh, taken.flag)));
        if (done == -22 || done == -38) return false;
        checked(done, to);
        return true;
    }

    @Override
    public void close() {
        Linux.call(CLOSE, number);
    }

    private interface Call {
        long with(long name);
    }

    private static long withName(String name, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            return call.with(arena.allocateFrom(name).address());
        }
    }

    private static long checked(long result, String name) throws IOException {
        if (result >= 0) return result;
        throw switch ((int) -result) {
            case 2 -> new NoSuchFileException(name);
            case 1, 13 -> new AccessDeniedException(name);
            case 17 -> new FileAlreadyExistsException(name);
            case 20 -> new NotDirectoryException(name);
            case 28 -> new FileSystemException(name, null, "No space left on device");
            case 36 -> new FileSystemException(name, null, "File name too long");
            case 11, 18, 40 -> new Stale(name + " was changed while it was being opened; try again");
            default -> new FileSystemException(name, null, "error " + -result);
        };
    }
}
