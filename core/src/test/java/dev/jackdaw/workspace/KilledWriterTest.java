package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that does nothing but write one file is killed again and again.
final class KilledWriterTest {
    private static final int SIZE = 1 << 20;
    private static final int KILLS = Integer.getInteger("jackdaw.kills", 3);

    @TempDir
    Path folder;

    /// Writes a file full of `a`, then one full of `b`, and so on.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            Confined files = new Workspace(file.getParent(), List.of(), List.of()).files();
            byte[] content = Files.readAllBytes(file);
            for (int i = 0; ; i++) {
                byte[] next = full('a' + i % 26);
                files.write(file, next, Optional.of(Fingerprint.of(content)));
                content = next;
                if (i == 0) IO.println("writing");
            }
        }
    }

    private static byte[] full(int letter) {
        byte[] content = new byte[SIZE];
        Arrays.fill(content, (byte) letter);
        return content;
    }

    @Test
    void theFileIsOldOrNewWithItsModeAndLink() throws Exception {
        Path root = folder.toRealPath();
        Path file = Files.write(root.resolve("file"), full('a'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        for (int i = 0; i < KILLS; i++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertEquals('w', writer.getInputStream().read());
            Thread.sleep(i % 7);
            writer.destroyForcibly();
            assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
            byte[] now = Files.readAllBytes(file);
            assertEquals(Optional.of(SIZE), same(now));
            assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals(Path.of("file"), Files.readSymbolicLink(root.resolve("link")));
        }
    }

    /// The length, where all bytes are the same.
    private static Optional<Integer> same(byte[] content) {
        for (byte each : content) if (each != content[0]) return Optional.empty();
        return Optional.of(content.length);
    }
}
