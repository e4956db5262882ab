package dev.jackdaw.undo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Contents of files by their SHA-256, shared by all sessions of a project: `objects/ab/cdef…`, plain, a content once.
///
/// A content is written under its name at once, in one go: what a killed program left is too short, which the next
/// writer sees, and a reader checks the digest. So there is nothing to lock and nothing to mend.
final class Store {
    private static final int SMALL = 1 << 20;
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /// Younger contents may belong to a tree that is not written yet.
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final Path objects;
    private final Quota quota;
    private final AtomicLong used = new AtomicLong();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Store(Path objects, Quota quota) {
        this.objects = objects;
        this.quota = quota;
    }

    Quota quota() {
        return quota;
    }

    /// Looks what is there.
    void load() throws IOException {
        known.clear();
        long bytes = 0;
        if (Files.isDirectory(objects)) {
            try (Stream<Path> files = Files.walk(objects, 2)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (file.getNameCount() != objects.getNameCount() + 2) continue;
                    known.add(name(file));
                    bytes += Files.size(file);
                }
            } catch (NoSuchFileException removedMeanwhile) {
                bytes += 0;
            }
        }
        used.set(bytes);
    }

    private static String name(Path object) {
        int last = object.getNameCount() - 1;
        return object.getName(last - 1) + object.getName(last).toString();
    }

    boolean has(String hash) {
        return known.contains(hash);
    }

    boolean full(long more) {
        return used.get() + more > quota.total();
    }

    /// Keeps the content of a file.
    ///
    /// @return its SHA-256
    String save(Path file, long size) throws IOException {
        if (size > SMALL) return saveLarge(file);
        byte[] content;
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, READ))) {
            content = in.readAllBytes();
        }
        String hash = HexFormat.of().formatHex(digest().digest(content));
        Path object = object(hash);
        if (known.contains(hash) && young(object, content.length)) return hash;
        try {
            write(object, content, StandardOpenOption.CREATE_NEW);
            used.addAndGet(content.length);
        } catch (FileAlreadyExistsException there) {
            if (Files.size(object) != content.length) write(object, content, StandardOpenOption.CREATE);
            else Files.setLastModifiedTime(object, FileTime.from(Instant.now()));
        }
        known.add(hash);
        return hash;
    }

    /// Whether a content is there as a whole, and stays for a while.
    private static boolean young(Path object, long size) throws IOException {
        try {
            var there = Files.readAttributes(object, BasicFileAttributes.class);
            Instant old = Instant.now().minus(YOUNG.dividedBy(2));
            return there.size() == size && there.lastModifiedTime().toInstant().isAfter(old);
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    private static void write(Path object, byte[] content, OpenOption how) throws IOException {
        try {
            Files.write(object, content, how, StandardOpenOption.WRITE);
        } catch (NoSuchFileException first) {
            Files.createDirectories(object.getParent());
            Files.write(object, content, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    private String saveLarge(Path file) throws IOException {
        Files.createDirectories(objects);
        Path fresh = Files.createTempFile(objects, "new-", "");
        try {
            MessageDigest digest = digest();
            try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, READ));
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), digest)) {
                in.transferTo(out);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            Path object = object(hash);
            Files.createDirectories(object.getParent());
            if (known.add(hash)) used.addAndGet(Files.size(fresh));
            Files.move(fresh, object, StandardCopyOption.ATOMIC_MOVE);
            return hash;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Copies a content.
    ///
    /// @throws IOException when it is not there any more, or damaged; part of it may have been written then
    void copy(String hash, OutputStream out) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(object(hash))) {
            byte[] piece = in.readNBytes(SMALL);
            while (piece.length > 0) {
                digest.update(piece);
                out.write(piece);
                piece = piece.length < SMALL ? new byte[0] : in.readNBytes(SMALL);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(hash))
            throw new NoSuchFileException(object(hash).toString(), null, "it is damaged");
    }

    /// Removes what nobody refers to.
    void keepOnly(Set<String> referenced) throws IOException {
        Instant old = Instant.now().minus(YOUNG);
        if (!Files.isDirectory(objects)) return;
        try (Stream<Path> files = Files.walk(objects, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                boolean object = file.getNameCount() == objects.getNameCount() + 2;
                if (Files.isDirectory(file) || object && referenced.contains(name(file))) continue;
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) Files.deleteIfExists(file);
            }
        }
        load();
    }

    private Path object(String hash) {
        return objects.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
