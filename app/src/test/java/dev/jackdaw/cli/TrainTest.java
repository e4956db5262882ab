package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.headless.Standard;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class TrainTest {
    /// Where it fails the start-up cache holds next to nothing, and nobody notices but by the clock.
    @Test
    @Timeout(60)
    void allRunsOfTheTrainingSucceed(@TempDir Path home) {
        var err = new ByteArrayOutputStream();
        var standard = Standard.of(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        int code = new Program(standard, Map.of("HOME", home.toString(), "PATH", System.getenv("PATH")))
                .run(List.of("train"));
        assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
    }
}
