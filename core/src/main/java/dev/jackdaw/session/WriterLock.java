package dev.jackdaw.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write a session, held by one process; the system takes it back when that process ends, however it ends.
/// The lock's file stays: were it removed, two processes could each lock a file of that name.
final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriterLock take(Path session) throws IOException {
        Path file = session.resolveSibling(session.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) throw busy(session, file);
        } catch (OverlappingFileLockException e) {
            // Left open on purpose: closing any channel on the file would take the lock from its holder in this
            // process.
            throw new SessionBusy(name(session), ProcessHandle.current().pid());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
        return new WriterLock(channel);
    }

    private static SessionBusy busy(Path session, Path file) throws IOException {
        String holder = Files.readString(file).strip();
        return new SessionBusy(name(session), holder.matches("\\d{1,18}") ? Long.parseLong(holder) : 0);
    }

    private static String name(Path session) {
        return session.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process in any case.
            return;
        }
    }
}
