package dev.jackdaw.tool.kit.command;

import dev.jackdaw.sandbox.Confined;
import dev.jackdaw.workspace.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command that was started, with a thread that takes what it prints.
public final class RunningCommand {
    /// How long a command may take to end when asked to.
    public static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration AFTER_FLOOD = Duration.ofMillis(200);
    private static final int BUFFER = 1 << 16;
    private static final long LAST_OUTPUT = 1500;
    private static final long STACK = 1 << 18;

    private final String command;
    private final Confined confined;
    private final Process process;
    private final ProcessTree tree;
    private final CommandOutput output;
    private final Thread reader;
    private volatile boolean flooded;
    private List<String> alarms = List.of();
    private boolean settled;

    public RunningCommand(String command, Confined confined, String marker, CommandOutput output) {
        this.command = command;
        this.confined = confined;
        this.process = confined.process();
        this.tree = new ProcessTree(process.toHandle(), marker);
        this.output = output;
        this.reader = new Thread(null, this::pump, "output-" + process.pid(), STACK);
        reader.setDaemon(true);
    }

    public void listen() {
        reader.start();
    }

    private void pump() {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = process.getInputStream();
                output) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (output.add(buffer, read)) continue;
                flooded = true;
                tree.end(AFTER_FLOOD);
                break;
            }
        } catch (IOException closed) {
            tree.end(AFTER_FLOOD);
        }
    }

    public String command() {
        return command;
    }

    public CommandOutput output() {
        return output;
    }

    public ProcessTree tree() {
        return tree;
    }

    public Confined confined() {
        return confined;
    }

    /// Tidies up after its end, once; what it did that it must not is told by `alarms`.
    synchronized void settle() {
        if (!settled) alarms = confined.settle().get();
        settled = true;
    }

    public synchronized List<String> alarms() {
        return alarms;
    }

    public boolean alive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /// Whether it was ended because it printed too much.
    public boolean flooded() {
        return flooded;
    }

    public boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /// Waits for what it printed last, once the command itself has ended.
    public void drain() throws InterruptedException {
        reader.join(LAST_OUTPUT);
    }

    public void type(String input) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(input.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }
}
