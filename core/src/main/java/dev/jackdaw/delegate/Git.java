package dev.jackdaw.delegate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Git in a folder, by its own program; hooks of the repository do not run.
record Git(Path folder) {
    private static final int MINUTES = 2;

    private static final List<String> QUIET =
            List.of("git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0");

    /// @param raw what it printed, a character for each byte
    /// @param errors what it printed there, in one line
    record Outcome(int exit, String raw, String errors) {
        byte[] output() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(output(), StandardCharsets.UTF_8).strip();
        }
    }

    /// What it prints.
    ///
    /// @throws IOException where it fails, with its words
    byte[] bytes(String... arguments) throws IOException {
        Outcome outcome = run(arguments);
        if (outcome.exit() != 0) throw new IOException("git " + arguments[0] + ": " + outcome.errors());
        return outcome.output();
    }

    String text(String... arguments) throws IOException {
        return new String(bytes(arguments), StandardCharsets.UTF_8).strip();
    }

    Outcome run(String... arguments) throws IOException {
        var command = new ArrayList<>(QUIET);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            var errors = reader.submit(() -> process.getErrorStream().readAllBytes());
            var output = reader.submit(() -> process.getInputStream().readAllBytes());
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) throw new IOException("git " + arguments[0] + " hangs");
            String said =
                    new String(errors.get(), StandardCharsets.UTF_8).strip().replace('\n', ' ');
            return new Outcome(process.exitValue(), new String(output.get(), StandardCharsets.ISO_8859_1), said);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("git " + arguments[0] + " was interrupted", stop);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("git " + arguments[0] + " cannot be read", e);
        } finally {
            process.destroyForcibly();
            close(process.getInputStream());
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException closed) {
            // It is.
        }
    }
}
