package dev.jackdaw.memory;

import dev.jackdaw.secret.Own;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/// A folder of files that several sessions change, one at a time. A file is replaced as a whole or not at all.
public final class Guarded {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    private final Path folder;

    public Guarded(Path folder) {
        this.folder = folder;
    }

    /// What is done while no other session writes.
    public interface Work<T> {
        T done() throws IOException;
    }

    /// What becomes of a file.
    public interface Edit {
        /// @param changed when the content was written
        /// @return the same array where nothing changes
        byte[] edited(byte[] content, Instant changed) throws IOException;
    }

    /// @throws IOException when another process does not let go within ten seconds, besides what the work throws
    public <T> T alone(Work<T> work) throws IOException {
        Path file = folder.resolve(".lock");
        Own.file(file);
        // Threads of this process wait here: were a second channel opened on the file, closing it would take the lock
        // away from the first. An interned name is the one monitor all objects for that folder share.
        String monitor = file.toRealPath().toString().intern();
        synchronized (monitor) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (channel.tryLock() == null) pause(end);
                return work.done();
            }
        }
    }

    private void pause(long end) throws IOException {
        if (System.nanoTime() > end)
            throw new IOException(
                    "another process has been writing notes in " + folder + " for 10 s; try again, or end it");
        try {
            Thread.sleep(5);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another process wrote notes");
        }
    }

    /// Changes a file. Where somebody else has changed it meanwhile, such as an editor that asks nobody, the edit is
    /// made anew on what is there then.
    public void edit(String name, Edit edit) throws IOException {
        Path file = folder.resolve(name);
        for (int tries = 0; tries < TRIES; tries++) {
            Stamp before = stamp(file);
            byte[] content = content(file);
            byte[] edited = edit.edited(content, before.changed().toInstant());
            if (edited == content || replaced(file, edited, before)) return;
        }
        throw new IOException(file + " is being changed by somebody else all the time; try again later");
    }

    private boolean replaced(Path file, byte[] content, Stamp before) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
        Own.file(fresh);
        try {
            try (var out = new FileOutputStream(fresh.toFile())) {
                out.write(content);
                out.getFD().sync();
            }
            if (!stamp(file).equals(before)) return false;
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// What a file holds; nothing where there is none.
    ///
    /// @throws IOException for what is no file as well: a pipe would be waited for without end
    public static byte[] content(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file) && Files.exists(file))
                throw new IOException(file + " is no file, so no notes are kept or read there; move it away");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }

    /// What tells whether a file was changed.
    ///
    /// @param size -1 where there is no file
    record Stamp(FileTime changed, long size) {}

    static Stamp stamp(Path file) throws IOException {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size());
        } catch (NoSuchFileException none) {
            return new Stamp(FileTime.fromMillis(0), -1);
        }
    }
}
