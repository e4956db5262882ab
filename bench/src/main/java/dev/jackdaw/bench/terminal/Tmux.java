package dev.jackdaw.bench.terminal;

import dev.jackdaw.bench.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A terminal of tmux with a server of its own, in the world of a program. It is controlled by its socket alone, and
/// ended by that.
public final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK = 40;
    private static final String PANE = "main";
    private static final String SETTINGS = """
            set-option -g history-limit 50000
            set-option -g default-terminal screen-256color
            set-option -s escape-time 0
            """;

    private final Program program;
    private final String socket =
            "jackdaw-test-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());

    private Tmux(Program program) {
        this.program = program;
    }

    public static boolean installed() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":"))
            if (Files.isExecutable(Path.of(folder, "tmux"))) return true;
        return false;
    }

    /// A terminal of that size in which a command of the shell runs.
    ///
    /// @param program its environment and working folder are those of the terminal
    public static Tmux open(Program program, int columns, int lines, String command)
            throws IOException, InterruptedException {
        var tmux = new Tmux(program.with("TERM", "xterm-256color").with("SHELL", "/bin/sh"));
        Path settings = tmux.file("tmux.conf", SETTINGS);
        tmux.ask(
                List.of("-f", settings.toString(), "-u", "new-session", "-d", "-s", PANE),
                List.of("-x", "" + columns, "-y", "" + lines, command));
        return tmux;
    }

    /// Presses keys by their names in tmux, such as `Enter` or `C-z`.
    public Tmux press(String... keys) throws IOException, InterruptedException {
        ask(List.of("send-keys", "-t", PANE), List.of(keys));
        return this;
    }

    public Tmux type(String text) throws IOException, InterruptedException {
        ask(List.of("send-keys", "-t", PANE, "-l", "--", text));
        return this;
    }

    /// Pastes, with the marks of a paste where the program has asked for them.
    public Tmux paste(Path file) throws IOException, InterruptedException {
        ask(List.of("load-buffer", file.toString(), ";"), List.of("paste-buffer", "-p", "-d", "-t", PANE));
        return this;
    }

    public Tmux resize(int columns, int lines) throws IOException, InterruptedException {
        ask(List.of("resize-window", "-t", PANE, "-x", "" + columns, "-y", "" + lines));
        return this;
    }

    /// What stands on the screen.
    public String screen() throws IOException, InterruptedException {
        return ask(List.of("capture-pane", "-p", "-t", PANE));
    }

    /// What stands on the screen, with its colours.
    public String colours() throws IOException, InterruptedException {
        return ask(List.of("capture-pane", "-p", "-e", "-N", "-t", PANE));
    }

    /// The scrollback and the screen below it, with what the terminal broke put together again.
    public String everything() throws IOException, InterruptedException {
        return ask(List.of("capture-pane", "-p", "-J", "-S", "-", "-t", PANE));
    }

    /// What tmux knows of the terminal, in its own format, such as `#{cursor_flag}`.
    public String told(String format) throws IOException, InterruptedException {
        return ask(List.of("display-message", "-p", "-t", PANE, format)).strip();
    }

    /// Waits until something stands on the screen.
    public String await(String text) throws IOException, InterruptedException {
        return await(text, screen -> screen.contains(text));
    }

    /// Waits until the screen is as wished.
    ///
    /// @throws IllegalStateException when it never is, with the screen
    public String await(String what, Predicate<String> wished) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String screen = screen();
        while (!wished.test(screen)) {
            if (System.nanoTime() > end) throw new IllegalStateException("never seen: " + what + "\n" + screen);
            Thread.sleep(LOOK);
            screen = screen();
        }
        return screen;
    }

    /// The screen once it has stood still for a moment.
    public String still() throws IOException, InterruptedException {
        String before = "";
        for (String now = screen(); ; now = screen()) {
            if (now.equals(before)) return now;
            before = now;
            Thread.sleep(10 * LOOK);
        }
    }

    @SafeVarargs
    private String ask(List<String>... parts) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("tmux", "-L", socket));
        for (List<String> part : parts) words.addAll(part);
        Program.Ran ran = program.command(words.toArray(String[]::new));
        if (ran.exit() != 0) throw new IOException(String.join(" ", words) + ": " + ran.all());
        return ran.out();
    }

    /// A file with that content, to be pasted.
    public Path file(String name, String content) throws IOException {
        return Files.write(program.world().resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ask(List.of("kill-server"));
    }
}
