package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The terminal is as it was before, however the program ends; it is played by `script`, of util-linux.
class TerminalTest {
    private static final String RULE = "──────";
    private static final String CURSOR = "\u001b[?25h";
    private static final String PASTE = "\u001b[?2004l";

    /// What the launcher leaves beside the program.
    private static final Path WATCH =
            Path.of("../app/src/dist/lib/watch").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @BeforeEach
    void aTerminalCanBeHad() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")) && Files.isExecutable(Path.of("/bin/bash")));
    }

    /// The program between two looks at the terminal's modes, and its process id and code in files.
    private Program.Running session(String arguments) throws Exception {
        Program program = Program.in(folder.resolve("world"));
        Path inner = folder.resolve("session");
        Files.writeString(
                inner,
                "cd '" + folder + "'\nstty -a >before\n" + program.line() + " " + arguments
                        + "\necho $? >code\nstty -a >after\n");
        return new Program.Running(new Program(
                        List.of("/usr/bin/script", "-qefc", "/bin/sh " + inner, "/dev/null"),
                        program.world(),
                        program.directory(),
                        program.environment())
                .with("TERM", "xterm-256color")
                .with("SHELL", "/bin/sh")
                .start());
    }

    private static void until(Program.Running running, String text) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!running.out().contains(text) && System.nanoTime() < end) Thread.sleep(20);
        assertTrue(running.out().contains(text), running::out);
    }

    @SuppressWarnings("resource") // The program's input stays open.
    private static void type(Program.Running running, String keys) throws IOException {
        OutputStream in = running.process().getOutputStream();
        in.write(keys.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static ProcessHandle java(Program.Running running) {
        return running.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    private void restored(Program.Running running, String code) throws Exception {
        running.ended(Duration.ofSeconds(20));
        assertEquals(code, Files.readString(folder.resolve("code")).strip(), running::out);
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
        String out = running.out();
        assertTrue(out.lastIndexOf(CURSOR) > out.lastIndexOf("\u001b[?25l"), out);
        assertTrue(out.lastIndexOf(PASTE) > out.lastIndexOf("\u001b[?2004h"), out);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "KILL, 137", "ABRT, 134"})
    void afterASignal(String signal, String code) throws Exception {
        Program.Running running = session("--fake-response hi");
        until(running, RULE);
        send(running, signal);
        restored(running, code);
    }

    @Test
    void afterInterruptingTwice() throws Exception {
        Program.Running running = session("--fake-response hi");
        until(running, RULE);
        type(running, "\u0003");
        until(running, "again to exit");
        type(running, "\u0003");
        restored(running, "0");
    }

    private static void send(Program.Running running, String signal) throws Exception {
        String java = Long.toString(java(running).pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, java).start().waitFor());
    }

    @Test
    void afterStoppingAndGoingOn() throws Exception {
        Program.Running running = session("--fake-response hi");
        until(running, RULE);
        send(running, "STOP");
        send(running, "CONT");
        type(running, "/exit\r");
        restored(running, "0");
    }

    @Test
    void afterArgumentsNobodyUnderstands() throws Exception {
        Program.Running running = session("--nonsense");
        running.ended(Duration.ofSeconds(20));
        assertEquals("2", Files.readString(folder.resolve("code")).strip());
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    }
}
