package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Program;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pseudo terminal of 80 columns and 24 lines, opened by `script` of util-linux: what is written on it is read as it
/// comes, with the time at which it came.
public final class Pty implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuilder seen = new StringBuilder();
    private final List<Long> reads = new ArrayList<>();
    private long bytes;
    private boolean ended;

    private Pty(Process process) {
        this.process = process;
    }

    public static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/script"));
    }

    /// Runs the program there.
    public static Pty of(Program program, String... arguments) throws IOException {
        var words = new ArrayList<>(program.command());
        words.addAll(List.of(arguments));
        return of(program, words);
    }

    /// Runs a command there, in the world of a program.
    static Pty of(Program world, List<String> words) throws IOException {
        var terminal = new Program(
                        List.of("/usr/bin/script", "-qefc", "exec '" + String.join("' '", words) + "'", "/dev/null"),
                        world.world(),
                        world.directory(),
                        world.environment())
                .with("TERM", "xterm-256color")
                .with("SHELL", "/bin/sh");
        var pty = new Pty(terminal.start());
        Thread.ofPlatform().daemon().name("pty").start(pty::read);
        return pty;
    }

    private void read() {
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) keep(new String(buffer, 0, n));
        } catch (IOException closed) {
            // It ended; whoever waits is told below.
        }
        end();
    }

    private synchronized void keep(String text) {
        long now = System.nanoTime();
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        seen.append(text);
        reads.add(now);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    public void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Waits until something has been written since [#forget()].
    ///
    /// @return when it was there, by [System#nanoTime()]
    public synchronized long await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int looked = 0; ; ) {
            if (seen.indexOf(text, Math.max(0, looked - text.length())) >= 0) return System.nanoTime();
            looked = seen.length();
            long left = (end - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0) throw new IllegalStateException("never written: " + text + "\n" + seen);
            wait(left);
        }
    }

    /// Forgets what was written.
    public synchronized void forget() {
        seen.setLength(0);
        reads.clear();
        bytes = 0;
    }

    /// Bytes written since [#forget()].
    synchronized long bytes() {
        return bytes;
    }

    /// The most reads in one second since [#forget()]. A frame is one write, so there are about as many.
    synchronized int readsInOneSecond() {
        int most = 0;
        for (int first = 0, last = 0; last < reads.size(); last++) {
            while (reads.get(last) - reads.get(first) >= 1_000_000_000L) first++;
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /// The process whose name ends so, below this terminal.
    ProcessHandle running(String name) {
        return process.descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    /// Everything below this terminal.
    List<ProcessHandle> all() {
        return process.descendants().toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> below = all();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroy();
        below.forEach(ProcessHandle::destroy);
    }
}
