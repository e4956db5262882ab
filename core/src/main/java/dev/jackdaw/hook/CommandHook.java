package dev.jackdaw.hook;

import dev.jackdaw.tool.Failures;
import dev.jackdaw.workspace.CommandEnvironment;
import dev.jackdaw.workspace.ProcessTree;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program of the user's: reads what happened as JSON, answers by its exit code and what it prints. It runs with the
/// user's rights in the folder worked in, with the variables commands of the model get.
final class CommandHook implements Hook {
    private static final Duration DETACHED = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMillis(200);
    private static final long LAST_WORDS = 500;

    private final HookSetting setting;
    private final HookSetting.Action.Command action;
    private final Path folder;

    CommandHook(HookSetting setting, HookSetting.Action.Command action, Path folder) {
        this.setting = setting;
        this.action = action;
        this.folder = folder;
    }

    @Override
    public Answer on(Occasion occasion) throws HookFailure, InterruptedException {
        String input = (setting.form() == HookSetting.Form.BRIEF ? occasion.brief() : occasion.input()).write() + "\n";
        return Answers.read(occasion.event(), setting, run(input, setting.timeout(occasion.event())));
    }

    private Printed run(String input, Duration timeout) throws HookFailure, InterruptedException {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Process process = started(id);
        var tree = new ProcessTree(process.toHandle(), "JACKDAW_HOOK=" + id);
        var detached = new CompletableFuture<Boolean>();
        var out = new Drain(process.getInputStream(), detached);
        var errors = new Drain(process.getErrorStream(), new CompletableFuture<>());
        Thread.ofVirtual().start(() -> tell(process, input));
        try {
            boolean left = CompletableFuture.anyOf(process.onExit().thenApply(_ -> false), detached)
                    .thenApply(Boolean.TRUE::equals)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (left) return leave(process, tree);
            out.end(LAST_WORDS);
            errors.end(LAST_WORDS);
            return new Printed(process.exitValue(), out.text(), errors.text());
        } catch (TimeoutException late) {
            tree.end(GRACE);
            var printed = new Printed(-1, out.text(), errors.text());
            throw new HookFailure("took longer than " + shown(timeout) + printed.firstError(), printed);
        } catch (InterruptedException stop) {
            tree.end(GRACE);
            throw stop;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /// It said itself that nobody is to wait.
    private static Printed leave(Process process, ProcessTree tree) {
        Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(DETACHED.toMillis(), TimeUnit.MILLISECONDS)) tree.end(GRACE);
            } catch (InterruptedException stop) {
                tree.end(GRACE);
            }
        });
        return new Printed(0, "", "");
    }

    /// A hook need not read what it is told.
    private static void tell(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException deaf) {
            return;
        }
    }

    private Process started(String id) throws HookFailure {
        var builder = new ProcessBuilder(words()).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(CommandEnvironment.from(System.getenv()));
        builder.environment().put("CLAUDE_PROJECT_DIR", folder.toString());
        builder.environment().put("JACKDAW_PROJECT_DIR", folder.toString());
        builder.environment().put("JACKDAW_HOOK", id);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new HookFailure("cannot be started: " + Failures.sentence(e));
        }
    }

    /// A session of its own takes the terminal away from it and holds together what it starts.
    private List<String> words() {
        var words = new ArrayList<String>();
        for (String path : List.of("/usr/bin/setsid", "/bin/setsid"))
            if (words.isEmpty() && new File(path).canExecute()) words.add(path);
        if (!action.args().isEmpty() || action.shell().isEmpty()) {
            words.add(action.command());
            words.addAll(action.args());
        } else if (action.shell().equals("powershell"))
            words.addAll(List.of("pwsh", "-NoProfile", "-Command", action.command()));
        else if (new File("/bin/bash").canExecute())
            words.addAll(List.of("/bin/bash", "--noprofile", "--norc", "-c", action.command()));
        else words.addAll(List.of("/bin/sh", "-c", action.command()));
        return words;
    }
}
