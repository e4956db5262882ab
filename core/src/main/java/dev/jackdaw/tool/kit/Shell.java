package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.sandbox.Level;
import dev.jackdaw.secret.Own;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.command.CommandOutput;
import dev.jackdaw.tool.kit.command.Folder;
import dev.jackdaw.tool.kit.command.RunningCommand;
import dev.jackdaw.tool.kit.command.Shells;
import dev.jackdaw.workspace.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a command in bash.
public final class Shell implements Tool<Shell.Params> {
    private static final long TIMEOUT = 120_000;
    private static final long LONGEST = 600_000;
    private static final long BATCH = 50;
    private static final long AFTER_INTERRUPT = 80;
    private static final long LONG = 1_000_000_000;
    private static final int DETAIL = 16_000;

    public record Params(
            @Alias({"cmd", "script"}) String command,

            @Doc("ms, default 120000, at most 600000") @Alias({"timeout_ms", "timeoutMs"})
            Optional<Long> timeout,

            @Doc("Keep it running; returns an id and a log file")
            @Alias({"run_in_background", "is_background", "isBackground"})
            Optional<Boolean> background,

            Optional<Leaving> sandbox) {
        long limit() {
            return Math.clamp(timeout.orElse(TIMEOUT), 1, LONGEST);
        }
    }

    /// How much of the sandbox a command leaves.
    public enum Leaving {
        NETWORK(Confinement.NETWORK),
        OFF(Confinement.NONE);

        private final Confinement to;

        Leaving(Confinement to) {
            this.to = to;
        }
    }

    /// How a command in the foreground came to its end.
    private enum End {
        EXITED,
        TIMED_OUT,
        INTERRUPTED
    }

    private final Shells shells;

    Shell(Shells shells) {
        this.shells = shells;
    }

    @Override
    public String name() {
        return "bash";
    }

    @Override
    public List<String> aliases() {
        return List.of(
                "shell", "exec", "run_shell", "execute_bash", "run_shell_command", "exec_command", "execute_command");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        Access command = new Access.Execute(parameters.command(), shells.folder());
        return parameters
                .sandbox()
                .map(leaving -> List.of(new Access.Leave(leaving.to), command))
                .orElse(List.of(command));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        String command = parameters.command();
        if (command.isBlank()) return ToolResult.failure("command is empty");
        if (command.indexOf('\0') >= 0) return ToolResult.failure("a command cannot contain a NUL character");
        Optional<Path> vanished = shells.vanished();
        String note = vanished.map(gone -> "[the working folder " + gone + " is gone; back in the workspace]\n")
                .orElse("");
        if (parameters.background().orElse(false)) return background(command, site, note);
        return Folder.moves(command) ? moving(parameters, site, note) : foreground(parameters, Map.of(), site, note);
    }

    private ToolResult background(String command, Site site, String note) throws IOException {
        RunningCommand started = shells.start(command, Map.of(), site, Shells.Manner.BACKGROUND);
        String id = shells.keep(started);
        Path log = started.output().path();
        return ToolResult.of(note + "Started as " + id + "; output goes to " + log
                        + ". Look with bash_output, end with bash_kill.")
                .with(Json.obj("command", command, "background", id, "log", log.toString()));
    }

    private ToolResult moving(Params parameters, Site site, String note) throws IOException, InterruptedException {
        Own.folder(site.spool());
        Path file = Files.createTempFile(site.spool(), "folder-", "");
        try {
            Path before = shells.folder(site.workspace());
            ToolResult result = foreground(
                    new Params(
                            Folder.reporting(parameters.command()),
                            parameters.timeout(),
                            Optional.empty(),
                            Optional.empty()),
                    Map.of(Folder.VARIABLE, file.toString()),
                    site,
                    note);
            if (Thread.currentThread().isInterrupted()) return result;
            String moved = Folder.settle(file, before, shells, site.workspace());
            return result.withText(result.text() + moved).with(result.details().with("command", parameters.command()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private ToolResult foreground(Params parameters, Map<String, String> extra, Site site, String note)
            throws IOException {
        RunningCommand running = shells.start(parameters.command(), extra, site, Shells.Manner.FOREGROUND);
        boolean interrupted = false;
        End end;
        int left = 0;
        try {
            end = await(running, parameters.limit(), site);
            left = end == End.EXITED ? running.tree().leftBehind().size() : 0;
            if (left > 0 || end == End.TIMED_OUT) running.tree().end(RunningCommand.GRACE);
            // What bubblewrap holds ends with the command: it was left running by nobody, only not yet gone.
            if (running.confined().level() == Level.BUBBLEWRAP) left = 0;
            shells.done(running);
            running.drain();
        } catch (InterruptedException stop) {
            end = End.INTERRUPTED;
            interrupted = true;
            stop(running);
        }
        show(running, site);
        String alarms = String.join(
                "", running.alarms().stream().map(alarm -> "\n[" + alarm + "]").toList());
        ToolResult result = result(running, end, note, verdict(running, end, parameters.limit(), left) + alarms);
        if (end == End.EXITED && result.failed())
            result = result.withText(result.text() + shells.sandbox().hint(running.confined(), result.text()));
        if (interrupted) Thread.currentThread().interrupt();
        return result;
    }

    private End await(RunningCommand running, long limit, Site site) throws InterruptedException {
        long start = System.nanoTime();
        long deadline = start + limit * 1_000_000;
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return running.alive() ? End.TIMED_OUT : End.EXITED;
            if (running.endsWithin(Math.min(BATCH, left))) return End.EXITED;
            if (System.nanoTime() - start > LONG) shells.watch();
            show(running, site);
        }
    }

    private static void show(RunningCommand running, Site site) {
        String fresh = running.output().unseen();
        if (!fresh.isEmpty()) site.printer().accept(fresh);
    }

    /// What was printed so far matters more now than seeing everything end; that goes on elsewhere.
    private void stop(RunningCommand running) {
        shells.endLater(running);
        try {
            if (running.endsWithin(AFTER_INTERRUPT)) running.drain();
        } catch (InterruptedException again) {
            // Asked twice; the answer is the same.
        }
    }

    private static String verdict(RunningCommand running, End end, long limit, int left) {
        if (running.flooded()) return "[stopped: it printed more than " + Sizes.told(CommandOutput.MOST_LOGGED) + "]";
        return switch (end) {
            case INTERRUPTED -> "[interrupted by the user]";
            case TIMED_OUT ->
                "[timed out after " + limit + " ms and was stopped; set timeout, or background for what keeps running]";
            case EXITED ->
                "[exit code " + running.exitCode() + "]"
                        + (left == 0
                                ? ""
                                : "\n[ended " + left + " processes it left running; use background to keep such]");
        };
    }

    private static ToolResult result(RunningCommand running, End end, String note, String verdict) {
        String output = running.output().excerpt();
        String gap = output.isEmpty() || output.endsWith("\n") ? "" : "\n";
        String shown = output.length() > DETAIL ? output.substring(0, DETAIL) : output;
        boolean ended = end == End.EXITED && !running.flooded();
        Json.Obj details = Json.obj(
                "command",
                running.command().length() > DETAIL ? running.command().substring(0, DETAIL) : running.command(),
                "exitCode",
                ended ? Optional.of(running.exitCode()) : Optional.empty(),
                "stdout",
                shown,
                "interrupted",
                end != End.EXITED,
                "log",
                running.output().log().map(Path::toString));
        boolean failed = !ended || running.exitCode() != 0;
        return new ToolResult(note + output + gap + verdict, failed, List.of(), details);
    }
}
