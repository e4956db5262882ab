package dev.jackdaw.headless;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Output that waits for slow readers also where the parent process made the pipe non-blocking.
final class Draining extends OutputStream {
    /// What POSIX promises to write as a whole or not at all.
    private static final int WHOLE = 4_096;

    private static final int PAUSE_MILLIS = 2;

    private final FileOutputStream out;

    private Draining(FileOutputStream out) {
        this.out = out;
    }

    static PrintStream printing(FileDescriptor descriptor) {
        var draining = new Draining(new FileOutputStream(descriptor));
        return new PrintStream(new BufferedOutputStream(draining, 2 * WHOLE), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int part = Math.min(WHOLE, length - done);
            if (written(bytes, offset + done, part)) done += part;
            else pause();
        }
    }

    private boolean written(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("temporarily unavailable")) return false;
            throw e;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        }
    }
}
