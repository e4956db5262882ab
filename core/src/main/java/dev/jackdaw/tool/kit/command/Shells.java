package dev.jackdaw.tool.kit.command;

import dev.jackdaw.kernel.Order;
import dev.jackdaw.sandbox.Confined;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.CommandEnvironment;
import dev.jackdaw.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// The commands of one session: the folder they run in, and those still running.
public final class Shells implements AutoCloseable {
    private static final Duration AT_THE_END = Duration.ofMillis(500);

    private final String agent = random();
    private final Watchdog watchdog = new Watchdog("JACKDAW_AGENT=" + agent);
    private final LogQuota quota = new LogQuota();
    private final Map<String, RunningCommand> background = new LinkedHashMap<>();
    private final Set<RunningCommand> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> enders = ConcurrentHashMap.newKeySet();
    private Optional<Path> folder = Optional.empty();
    private final Sandbox sandbox;
    private List<String> launcher = List.of();
    private Map<String, String> environment = Map.of();
    private Optional<Thread> hook = Optional.empty();

    public Shells(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /// How a command is started.
    public enum Manner {
        FOREGROUND,
        BACKGROUND
    }

    /// The folder the next command runs in, where it is not the root of the workspace.
    public synchronized Optional<Path> folder() {
        return folder.filter(Files::isDirectory);
    }

    /// The folder the next command runs in; the root of the workspace when the last one is gone.
    public synchronized Path folder(Workspace workspace) {
        return folder.filter(Files::isDirectory).orElse(workspace.root());
    }

    /// Whether the folder the last command left behind has vanished; told once.
    public synchronized Optional<Path> vanished() {
        Optional<Path> gone = folder.filter(path -> !Files.isDirectory(path));
        if (gone.isPresent()) folder = Optional.empty();
        return gone;
    }

    public synchronized void go(Path to) {
        folder = Optional.of(to);
    }

    public RunningCommand start(String command, Map<String, String> extra, Site site, Manner manner)
            throws IOException {
        prepare();
        String id = random();
        var words = new ArrayList<>(launcher);
        words.add(command);
        var variables = new LinkedHashMap<>(environment);
        variables.putAll(extra);
        if (site.confinement() == Confinement.READING) variables.putAll(CommandEnvironment.reading());
        variables.put("JACKDAW_COMMAND", id);
        variables.put("JACKDAW_AGENT", agent);
        var output = new CommandOutput(site.spool().resolve("command-" + id + ".log"), quota);
        if (manner == Manner.BACKGROUND) {
            output.openLog();
            watch();
        }
        var order = new Order(
                words,
                variables.entrySet().stream().map(Object::toString).toList(),
                folder(site.workspace()),
                manner == Manner.FOREGROUND ? Order.Input.NOTHING : Order.Input.PIPE);
        Confined process = sandbox.start(order, site.confinement());
        var started = new RunningCommand(command, process, "JACKDAW_COMMAND=" + id, output);
        running.add(started);
        started.listen();
        return started;
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private synchronized void prepare() {
        if (!launcher.isEmpty()) return;
        launcher = launcher();
        environment = CommandEnvironment.from(System.getenv());
        var thread = new Thread(this::endAll, "end-commands");
        Runtime.getRuntime().addShutdownHook(thread);
        hook = Optional.of(thread);
    }

    private static List<String> launcher() {
        for (String path : List.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash"))
            if (new File(path).canExecute()) return List.of(path, "--noprofile", "--norc", "-c");
        return List.of("/bin/sh", "-c");
    }

    /// From now on whatever runs is ended even where this program is killed.
    public void watch() {
        watchdog.start();
    }

    /// Whether a command runs now.
    public boolean running() {
        return running.stream().anyMatch(RunningCommand::alive);
    }

    /// Takes a command off the list: it has ended, and all it started with it.
    public void done(RunningCommand command) {
        running.remove(command);
        command.settle();
    }

    /// Ends a command and all it started, on a thread of its own.
    public void endLater(RunningCommand command) {
        command.tree().terminate();
        Thread ender = Thread.ofPlatform().name("end-command").unstarted(() -> {
            command.tree().end(RunningCommand.GRACE);
            done(command);
            enders.remove(Thread.currentThread());
        });
        enders.add(ender);
        ender.start();
    }

    public synchronized String keep(RunningCommand command) {
        String id = "bg" + (background.size() + 1);
        background.put(id, command);
        return id;
    }

    public synchronized Optional<RunningCommand> background(String id) {
        return Optional.ofNullable(background.get(id));
    }

    /// What to say of an id nobody has.
    public synchronized String unknown(String id) {
        return "there is no background command " + id
                + (background.isEmpty()
                        ? "; none was started"
                        : "; there are " + String.join(", ", background.keySet()));
    }

    private void endAll() {
        for (RunningCommand command : running) command.tree().terminate();
        for (RunningCommand command : running) command.tree().end(AT_THE_END);
        running.forEach(this::done);
    }

    @Override
    public void close() {
        endAll();
        try {
            for (Thread ender : enders) ender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forgetHook();
        watchdog.close();
        sandbox.close();
    }

    private synchronized void forgetHook() {
        try {
            hook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, which is as good.
        }
        hook = Optional.empty();
        launcher = List.of();
    }
}
