package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Writing a file so that whoever looks sees the old content or the new one, never a part.
public final class AtomicFile {
    private AtomicFile() {}

    /// Puts a content in a file's place, keeping its mode and, where the system lets us, its owner. Folders that are
    /// missing are made.
    ///
    /// @param file the file itself, not a link to it
    /// @param expected the content it must still have; a file that must not exist yet where empty
    /// @throws Stale when somebody else changed or made the file meanwhile; it is left as it is
    public static void write(Path file, byte[] content, Optional<Fingerprint> expected) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(file + " is not a file");
        Files.createDirectories(folder);
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path fresh = folder.resolve(".jackdaw-" + random + ".tmp");
        try {
            Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (expected.isPresent()) keepAttributes(file, fresh);
            check(file, expected);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException closedFolder) {
            if (expected.isEmpty() || !Files.isWritable(file)) throw closedFolder;
            check(file, expected);
            Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void check(Path file, Optional<Fingerprint> expected) throws IOException {
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (expected.isEmpty() && exists) throw new Stale(file + " has been made by somebody else meanwhile");
        if (expected.isPresent() && !(exists && Fingerprint.of(file).equals(expected.get())))
            throw new Stale(file + " has been changed by somebody else meanwhile");
    }

    private static void keepAttributes(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view == null) return;
        PosixFileAttributes wanted = view.readAttributes();
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes found = target.readAttributes();
        try {
            if (!found.group().equals(wanted.group())) target.setGroup(wanted.group());
            if (!found.owner().equals(wanted.owner())) target.setOwner(wanted.owner());
        } catch (IOException notOurs) {
            // Only the administrator may give files away; the content matters more than the owner.
        }
        if (!target.readAttributes().permissions().equals(wanted.permissions()))
            target.setPermissions(wanted.permissions());
    }
}
