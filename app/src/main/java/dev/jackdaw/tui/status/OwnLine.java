package dev.jackdaw.tui.status;

import dev.jackdaw.json.Json;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.workspace.CommandEnvironment;
import dev.jackdaw.workspace.ProcessTree;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// The line a command of the user's prints: the command runs in the background when something has changed, one at a
/// time, and reads as JSON on its standard input how things stand. Safe for use by several threads.
public final class OwnLine implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(200);
    /// Bytes read of what it prints.
    private static final int MOST = 8_192;

    private static final int LONGEST = 400;

    /// How long things take, in milliseconds.
    ///
    /// @param pause between the beginnings of two runs, at least
    /// @param patience a run may take that long
    public record Pace(long pause, long patience) {
        public static final Pace USUAL = new Pace(300, 5_000);
    }

    private final String command;
    private final Path folder;
    private final Pace pace;
    private final Runnable changed;
    private Optional<Supplier<Json.Obj>> wanted = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private Row row = Row.EMPTY;
    private String trouble = "";
    private boolean told;
    private boolean closed;

    /// @param changed is called when there is something else to show
    public OwnLine(String command, Path folder, Pace pace, Runnable changed) {
        this.command = command;
        this.folder = folder;
        this.pace = pace;
        this.changed = changed;
    }

    /// What it printed last.
    public synchronized Row row() {
        return row;
    }

    /// What went wrong, once.
    public synchronized Optional<String> trouble() {
        if (told || trouble.isEmpty()) return Optional.empty();
        told = true;
        return Optional.of(trouble);
    }

    /// Something has changed: the command runs soon, and is told how things stand then.
    public synchronized void update(Supplier<Json.Obj> state) {
        wanted = Optional.of(state);
        if (thread.isEmpty() && !closed)
            thread = Optional.of(Thread.ofVirtual().name("status").start(this::work));
    }

    private void work() {
        try {
            for (Optional<Supplier<Json.Obj>> state = next(); state.isPresent(); state = next()) {
                long began = System.nanoTime();
                keep(run(state.get().get().write() + "\n"));
                changed.run();
                long left = pace.pause() - (System.nanoTime() - began) / 1_000_000;
                if (left > 0) Thread.sleep(left);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Supplier<Json.Obj>> next() {
        Optional<Supplier<Json.Obj>> next = closed ? Optional.empty() : wanted;
        wanted = Optional.empty();
        if (next.isEmpty()) thread = Optional.empty();
        return next;
    }

    private synchronized void keep(Printed printed) {
        if (printed.trouble().isEmpty()) row = Coloured.row(printed.line());
        else {
            row = Row.EMPTY;
            trouble = printed.trouble();
        }
    }

    /// @param trouble why there is no line, or empty
    private record Printed(String line, String trouble) {}

    private Printed run(String input) throws InterruptedException {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Process process;
        try {
            process = started(id);
        } catch (IOException e) {
            return new Printed("", String.valueOf(e.getMessage()));
        }
        var tree = new ProcessTree(process.toHandle(), "JACKDAW_STATUS=" + id);
        Thread.ofVirtual().start(() -> tell(process, input));
        var out = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> out.append(read(process.getInputStream())));
        try {
            boolean ended = reader.join(Duration.ofMillis(pace.patience()));
            if (!ended || !process.waitFor(GRACE)) {
                tree.end(GRACE);
                return new Printed("", pace.patience() + " ms");
            }
        } catch (InterruptedException stop) {
            tree.end(GRACE);
            throw stop;
        }
        if (process.exitValue() != 0) return new Printed("", "exit code " + process.exitValue());
        return new Printed(first(out.toString()), "");
    }

    private static String first(String text) {
        String line = text.lines().filter(some -> !some.isBlank()).findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /// All of it is read, so that the command can end; the beginning is kept.
    private static String read(InputStream in) {
        try (in) {
            byte[] kept = in.readNBytes(MOST);
            in.transferTo(OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void tell(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException deaf) {
            return;
        }
    }

    /// A session of its own takes the terminal away from it and holds together what it starts.
    private Process started(String id) throws IOException {
        var words = new ArrayList<String>();
        if (new File("/usr/bin/setsid").canExecute()) words.add("/usr/bin/setsid");
        boolean bash = new File("/bin/bash").canExecute();
        words.addAll(bash ? List.of("/bin/bash", "--noprofile", "--norc", "-c") : List.of("/bin/sh", "-c"));
        words.add(command);
        var builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(CommandEnvironment.from(System.getenv()));
        builder.environment().put("JACKDAW_STATUS", id);
        return builder.start();
    }

    @Override
    public void close() {
        Optional<Thread> running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        running.ifPresent(Thread::interrupt);
    }
}
