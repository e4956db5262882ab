package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Where a fault of the program itself is written down.
final class FaultLog {
    private FaultLog() {}

    /// Writes it down and says so in one line.
    static String told(Throwable fault, Path state) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        String text = "jackdaw " + Jackdaw.VERSION + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + "\n" + Instant.now() + "\n" + trace;
        String name = "fault-" + Instant.now().toString().replace(':', '-') + ".log";
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        return written(state.resolve("logs"), name, text)
                .or(() -> written(temporary, name, text))
                .map(file -> line(fault) + "; details: " + file)
                .orElseGet(() -> line(fault) + "\n" + trace);
    }

    private static Optional<Path> written(Path folder, String name, String text) {
        try {
            Own.file(folder.resolve(name));
            return Optional.of(Files.writeString(folder.resolve(name), Secrets.mask(text)));
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    private static String line(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault.getCause(); cause != null && cause != root; cause = cause.getCause()) root = cause;
        return "a fault in jackdaw: " + String.valueOf(root).lines().findFirst().orElse("");
    }
}
