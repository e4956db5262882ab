package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A user's command that prints a key: the first line of its output. It is asked when the key is first needed, and once
/// more when the key is refused. What it prints is told to nobody.
final class KeyCommand {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int LONGEST_KEY = 64 * 1024;

    private final String command;
    private final Duration longest;
    private Optional<String> key = Optional.empty();

    KeyCommand(String command) {
        this(command, LONGEST);
    }

    KeyCommand(String command, Duration longest) {
        this.command = command;
        this.longest = longest;
    }

    /// The key.
    ///
    /// @throws ModelFailure when the command gives none
    synchronized String key() throws ModelFailure, InterruptedException {
        if (key.isEmpty()) key = Optional.of(run());
        return key.orElseThrow();
    }

    /// Forgets the key that was refused, unless it was replaced already.
    synchronized void forget(String refused) {
        key = key.filter(known -> !known.equals(refused));
    }

    private String run() throws ModelFailure, InterruptedException {
        Process process = start();
        try {
            CompletableFuture<String> line = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> line.complete(firstLine(process.getInputStream())));
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
                throw failure("took more than " + longest.toSeconds() + " s");
            if (process.exitValue() != 0) throw failure("ended with " + process.exitValue());
            String found = line.get(1, TimeUnit.SECONDS);
            if (found.isEmpty()) throw failure("printed nothing");
            return found;
        } catch (ExecutionException | TimeoutException e) {
            throw failure("did not finish its output");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws ModelFailure {
        try {
            return new ProcessBuilder(shell(), "-c", command)
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw failure("could not be started: " + e.getMessage());
        }
    }

    private static String shell() {
        return new File("/bin/bash").canExecute() ? "/bin/bash" : new File("/bin/sh").canExecute() ? "/bin/sh" : "bash";
    }

    /// The first line that is not blank; the rest is read for the command not to be held up by it.
    private static String firstLine(InputStream in) {
        try (in) {
            String text = new String(in.readNBytes(LONGEST_KEY), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (IOException end) {
            return "";
        }
    }

    private ModelFailure failure(String what) {
        String why = "the command for the key, \"" + command + "\", " + what
                + ". Run it by hand to see why: it must print the key on its first line.";
        return ModelFailure.lasting(why, Category.AUTHENTICATION_FAILED, 0);
    }
}
