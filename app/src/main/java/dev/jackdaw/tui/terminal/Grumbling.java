package dev.jackdaw.tui.terminal;

import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The standard error of the process while a face draws: it goes to a file, so that nothing is written into the
/// drawing. The file is made when there is something to write.
public final class Grumbling implements AutoCloseable {
    private final PrintStream found = System.err;

    public Grumbling(Path file) {
        System.setErr(new PrintStream(new Late(file), true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        System.err.close();
        System.setErr(found);
    }

    /// A file that is opened with the first byte; without one, what is written is lost.
    private static final class Late extends OutputStream {
        private final Path file;
        private Optional<OutputStream> open = Optional.empty();

        Late(Path file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            if (open.isEmpty()) {
                Own.file(file);
                open = Optional.of(new FileOutputStream(file.toFile(), true));
            }
            String text = new String(bytes, start, length, StandardCharsets.UTF_8);
            open.get().write(Secrets.mask(text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) open.get().close();
        }
    }
}
