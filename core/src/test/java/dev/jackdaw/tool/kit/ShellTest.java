package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.sandbox.Levels;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.command.CommandOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// At every level of confinement there is here; the others are skipped.
@Timeout(60)
@ParameterizedClass
@EnumSource(
        value = Wishes.Choice.class,
        names = {"OFF", "LANDLOCK", "BUBBLEWRAP"})
final class ShellTest {
    @Parameter
    Wishes.Choice choice = Wishes.Choice.OFF;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Levels.assume(choice);
        desk = new Desk(folder, choice);
    }

    @AfterEach
    void close() {
        if (desk != null) desk.close();
    }

    private ToolResult bash(String command) throws InterruptedException {
        return desk.call("bash", "command", command);
    }

    /// How many processes have this text in their command line.
    private static long alive(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .count();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void bothOutputsAndTheExitCodeAreTold() throws Exception {
        ToolResult result = bash("echo out; echo err >&2; exit 3");
        assertEquals("out\nerr\n[exit code 3]", result.text());
        assertTrue(result.failed());
        assertEquals(
                Json.obj(
                        "command",
                        "echo out; echo err >&2; exit 3",
                        "exitCode",
                        3,
                        "stdout",
                        "out\nerr\n",
                        "interrupted",
                        false),
                result.details());
    }

    @Test
    void outputIsHeardWhileTheCommandRuns() throws Exception {
        bash("echo first; sleep 0.3; printf 'größ'; sleep 0.2; echo e");
        assertEquals(List.of("first\n", "größ", "e\n"), List.copyOf(desk.printed));
    }

    @Test
    void theFolderIsKeptOverCalls() throws Exception {
        Files.createDirectories(desk.root.resolve("a/b"));
        assertEquals("[exit code 0]\n[now in a/b]", bash("cd a && cd b").text());
        assertEquals(desk.root + "/a/b\n[exit code 0]", bash("pwd").text());
    }

    @Test
    void theFolderIsKeptWhenTheCommandFails() throws Exception {
        Files.createDirectories(desk.root.resolve("a"));
        bash("cd a; exit 7");
        assertEquals(desk.root + "/a\n[exit code 0]", bash("pwd").text());
    }

    @Test
    void aFolderThatVanishedIsLeftWithANote() throws Exception {
        Files.createDirectories(desk.root.resolve("a"));
        bash("cd a");
        Files.delete(desk.root.resolve("a"));
        assertEquals(
                "[the working folder " + desk.root + "/a is gone; back in the workspace]\n" + desk.root
                        + "\n[exit code 0]",
                bash("pwd").text());
    }

    @Test
    void aFolderOutsideTheWorkspaceIsNotKept() throws Exception {
        assertEquals(
                "[exit code 0]\n[still in .: / is outside the workspace]",
                bash("cd /").text());
        assertEquals(desk.root + "\n[exit code 0]", bash("pwd").text());
    }

    @Test
    void whatReadsStandardInputFindsItsEnd() throws Exception {
        assertEquals("[exit code 0]", bash("cat").text());
        assertTrue(bash("read -p 'name? ' x < /dev/tty").failed());
    }

    @Test
    void keysInTheEnvironmentDoNotReachCommands() throws Exception {
        String names = bash("env").text();
        assertTrue(names.contains("PATH=") && names.contains("PAGER=cat") && names.contains("TERM=dumb"));
        for (String line : names.lines().toList())
            assertFalse(
                    line.startsWith("MAVEN_CMD_LINE_ARGS=") || line.contains("TOKEN") || line.contains("SECRET"), line);
    }

    @Test
    void whatIgnoresTheRequestToEndIsEndedAllTheSame() throws Exception {
        String mark = "61.2501";
        long start = System.nanoTime();
        ToolResult result = desk.call(
                "bash",
                "command",
                "trap '' TERM; (trap '' TERM; sleep " + mark + "; sleep " + mark + ") & (setsid sleep " + mark
                        + " >/dev/null 2>&1 &) ; echo begun; while :; do sleep " + mark + "; done",
                "timeout",
                300);
        assertTrue(since(start).toMillis() < 3300, since(start).toString());
        assertEquals(
                "begun\n[timed out after 300 ms and was stopped; set timeout, or background for what keeps running]",
                result.text());
        assertEquals(0, alive(mark));
    }

    @Test
    void whatIsLeftRunningInTheForegroundIsEnded() throws Exception {
        String mark = "61.2502";
        ToolResult result = bash("nohup sleep " + mark + " >/dev/null 2>&1 & (setsid sleep " + mark
                + " >/dev/null 2>&1 &); sleep 0.1; echo done");
        // What bubblewrap holds ends with the command, before anybody could count it.
        String left = choice == Wishes.Choice.BUBBLEWRAP
                ? ""
                : "\n[ended 2 processes it left running; use background to keep such]";
        assertEquals("done\n[exit code 0]" + left, result.text());
        assertEquals(0, alive(mark));
    }

    @Test
    void anInterruptKeepsWhatWasPrintedAndEndsTheTree() throws Exception {
        String mark = "61.2503";
        var results = new ArrayBlockingQueue<ToolResult>(1);
        var flag = new AtomicBoolean();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                results.add(bash("echo so far; trap '' TERM; sleep " + mark + " & wait; sleep " + mark));
                flag.set(Thread.currentThread().isInterrupted());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (desk.printed.isEmpty()) Thread.sleep(5);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join();
        assertTrue(since(start).toMillis() < 300, since(start).toString());
        assertTrue(flag.get());
        assertEquals("so far\n[interrupted by the user]", results.take().text());
        desk.close();
        assertEquals(0, alive(mark));
    }

    @Test
    void aLongOutputIsCutAndKeptWholeInALog() throws Exception {
        ToolResult result = bash("seq 1 100000");
        assertTrue(result.text().length() <= 30_200, "" + result.text().length());
        assertTrue(result.text().startsWith("1\n2\n"));
        assertTrue(result.text().endsWith("99999\n100000\n[exit code 0]"));
        Path log = Path.of(result.details().get("log").text(""));
        assertTrue(result.text().contains(log.toString()));
        assertEquals(100_000, Files.readAllLines(log).size());
        assertTrue(desk.call("read", "path", log.toString(), "offset", 5000, "limit", 1)
                .text()
                .startsWith("5000\t5000\n"));
    }

    @Test
    void aFloodIsStoppedInBoundedMemory() throws Exception {
        long start = System.nanoTime();
        ToolResult result = bash("yes 'a line that is printed for ever'");
        assertTrue(
                result.text().endsWith("[stopped: it printed more than 104 MB]"),
                result.text().substring(29_000));
        assertEquals(
                CommandOutput.MOST_LOGGED,
                Files.size(Path.of(result.details().get("log").text(""))));
        assertTrue(since(start).toMillis() < 3000, since(start).toString());
    }

    @Test
    void anyBytesAreTaken() throws Exception {
        ToolResult result = bash("head -c 200000 /dev/urandom; printf '\\xff\\xfe\\x00 end'");
        assertTrue(result.text().endsWith("\uFFFD\uFFFD\0 end\n[exit code 0]"));
        Path log = Path.of(result.details().get("log").text(""));
        assertTrue(Files.readString(log, StandardCharsets.ISO_8859_1).endsWith("\u00FF\u00FE\0 end"));
    }

    @Test
    void aCommandInTheBackgroundIsWatchedTypedToAndEnded() throws Exception {
        ToolResult started =
                desk.call("bash", "command", "echo up; read x; echo got $x; sleep 61.2504", "run_in_background", true);
        assertTrue(started.text().startsWith("Started as bg1; output goes to " + desk.spool), started.text());
        assertEquals(
                "up\n[bg1 running]",
                desk.call("bash_output", "id", "bg1", "wait", 5000).text());
        assertEquals(
                "(nothing new)\n[bg1 running]",
                desk.call("bash_output", "id", "bg1").text());
        assertEquals(
                "got it\n[bg1 running]",
                desk.call("bash_output", "id", "bg1", "input", "it\n", "wait", 5000)
                        .text());
        assertEquals("bg1 was ended", desk.call("bash_kill", "id", "bg1").text());
        assertEquals(0, alive("61.2504"));
        assertTrue(desk.call("bash_output", "id", "bg1").text().contains("[bg1 ended, exit code "));
        assertEquals(
                ToolResult.failure("there is no background command bg9; there are bg1"),
                desk.call("bash_kill", "id", "bg9"));
    }

    @Test
    void closingEndsEverything() throws Exception {
        desk.call("bash", "command", "(setsid sleep 61.2505 &) ; sleep 61.2505", "background", true);
        Thread.sleep(100);
        desk.close();
        assertEquals(0, alive("61.2505"));
    }
}
