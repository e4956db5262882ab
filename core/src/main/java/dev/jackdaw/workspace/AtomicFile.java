package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Writing a file so that whoever looks sees the old content or the new one, never a part.
public final class AtomicFile {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OVERWRITE =
            Set.of(StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<PosixFilePermission> OURS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String PREFIX = ".jackdaw-";
    private static final String SUFFIX = ".tmp";
    /// Nobody takes so long to write a file.
    private static final long ABANDONED = 10 * 60_000;
    /// How often a file is exchanged with somebody who writes it all the time.
    private static final int ROUNDS = 8;

    private AtomicFile() {}

    /// Puts a content in a file's place, keeping its mode and, where the system lets us, its owner. Folders that are
    /// missing are made.
    ///
    /// @param file the file itself, not a link to it; links on the way to it are followed
    /// @param expected the content it must still have; a file that must not exist yet where empty
    /// @throws Stale when somebody else changed or made the file meanwhile; it is left as it is
    public static void write(Path file, byte[] content, Optional<Fingerprint> expected) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) throw new IOException(file + " is not a file");
        Files.createDirectories(folder);
        new Confined(List.of(folder.toRealPath())).write(folder.toRealPath().resolve(name), content, expected);
    }

    /// The same for an entry of a folder that is held.
    static void write(HeldFolder folder, Path name, byte[] content, Optional<Fingerprint> expected) throws IOException {
        Path fresh = Path.of(
                PREFIX + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + SUFFIX);
        try {
            create(folder, name, fresh, content, expected);
            if (expected.isEmpty()) put(folder, fresh, name);
            else exchange(folder, fresh, name, content, expected.get());
        } catch (AccessDeniedException closedFolder) {
            if (expected.isEmpty()) throw closedFolder;
            check(folder, name, expected);
            fill(folder.open(name, OVERWRITE), content);
        } finally {
            try {
                folder.delete(fresh);
            } catch (NoSuchFileException moved) {
                // As it should be.
            }
        }
    }

    private static void create(HeldFolder folder, Path name, Path fresh, byte[] content, Optional<Fingerprint> expected)
            throws IOException {
        var view = folder.view(name, PosixFileAttributeView.class);
        if (expected.isEmpty() || view.isEmpty()) {
            fill(folder.open(fresh, CREATE), content);
            return;
        }
        PosixFileAttributes wanted;
        try {
            wanted = view.get().readAttributes();
        } catch (NoSuchFileException gone) {
            throw stale(name, "deleted");
        }
        fill(folder.open(fresh, CREATE, PosixFilePermissions.asFileAttribute(OURS)), content);
        keepAttributes(wanted, folder.view(fresh, PosixFileAttributeView.class).orElseThrow());
    }

    private static void fill(SeekableByteChannel file, byte[] content) throws IOException {
        try (file) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) file.write(rest);
        }
    }

    private static void keepAttributes(PosixFileAttributes wanted, PosixFileAttributeView target) throws IOException {
        PosixFileAttributes found = target.readAttributes();
        try {
            if (!found.group().equals(wanted.group())) target.setGroup(wanted.group());
            if (!found.owner().equals(wanted.owner())) target.setOwner(wanted.owner());
        } catch (IOException notOurs) {
            // Only the administrator may give files away; the content matters more than the owner.
        }
        if (!found.permissions().equals(wanted.permissions())) target.setPermissions(wanted.permissions());
    }

    private static void put(HeldFolder folder, Path fresh, Path name) throws IOException {
        try {
            if (folder.rename(fresh, name, Descriptor.Taken.REFUSED)) return;
        } catch (FileAlreadyExistsException made) {
            throw stale(name, "made");
        }
        check(folder, name, Optional.empty());
        folder.replace(fresh, name);
    }

    /// Between looking at a file and replacing it somebody else may write it. So the two are exchanged, and what came
    /// out is looked at; if it is not what was expected it is put back.
    private static void exchange(HeldFolder folder, Path fresh, Path name, byte[] content, Fingerprint expected)
            throws IOException {
        check(folder, name, Optional.of(expected));
        try {
            if (!folder.rename(fresh, name, Descriptor.Taken.SWAPPED)) {
                folder.replace(fresh, name);
                return;
            }
            Fingerprint ours = Fingerprint.of(content);
            if (has(folder, fresh, expected)) return;
            for (int i = 0; i < ROUNDS; i++) {
                folder.rename(fresh, name, Descriptor.Taken.SWAPPED);
                if (has(folder, fresh, ours)) break;
            }
        } catch (NoSuchFileException gone) {
            throw stale(name, "deleted");
        }
        throw stale(name, "changed");
    }

    private static void check(HeldFolder folder, Path name, Optional<Fingerprint> expected) throws IOException {
        try {
            if (expected.isPresent() && has(folder, name, expected.get())) return;
            if (expected.isPresent()) throw stale(name, "changed");
            folder.attributes(name);
            throw stale(name, "made");
        } catch (NoSuchFileException missing) {
            if (expected.isPresent()) throw stale(name, "deleted");
        }
    }

    private static boolean has(HeldFolder folder, Path name, Fingerprint expected) throws IOException {
        var attributes = folder.attributes(name);
        if (!attributes.isRegularFile() || attributes.size() != expected.size()) return false;
        try (SeekableByteChannel in = folder.open(name)) {
            return Fingerprint.of(in).equals(expected);
        }
    }

    private static Stale stale(Path name, String what) {
        return new Stale(name + " has been " + what + " by somebody else meanwhile");
    }

    /// Deletes what writers left that were killed.
    static void sweep(HeldFolder folder) throws IOException {
        for (Path entry : folder.entries()) {
            Path name = entry.getFileName();
            if (name == null || !leftover(name.toString())) continue;
            try {
                if (folder.attributes(name).lastModifiedTime().toMillis() < System.currentTimeMillis() - ABANDONED)
                    folder.delete(name);
            } catch (IOException notOurs) {
                // Gone meanwhile, or somebody else's: it harms nobody.
            }
        }
    }

    /// Whether a file is one that is being written, or was when its writer was killed.
    static boolean leftover(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
