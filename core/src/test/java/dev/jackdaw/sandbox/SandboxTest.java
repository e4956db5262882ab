package dev.jackdaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.kernel.Order;
import dev.jackdaw.tool.Confinement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What commands try, and what comes of it, at every level there is here; the others are skipped.
@Timeout(60)
@ParameterizedClass
@EnumSource(
        value = Wishes.Choice.class,
        names = {"LANDLOCK", "BUBBLEWRAP"})
final class SandboxTest {
    @Parameter
    Wishes.Choice choice = Wishes.Choice.OFF;

    private final List<Sandbox> opened = new ArrayList<>();

    /// Not below `/tmp`, which is open to commands, wherever this is built.
    private static final Path ELSEWHERE = Path.of("/var/tmp");

    private Path base = ELSEWHERE;

    private Path work = base;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        Levels.assume(choice);
        assumeTrue(Files.isWritable(ELSEWHERE), "there is no folder to try it in but /tmp");
        base = Files.createTempDirectory(ELSEWHERE, "jackdaw-test-").toRealPath();
        work = Files.createDirectories(base.resolve("work"));
        Files.createDirectories(base.resolve("state/spool"));
        Files.writeString(base.resolve("state/log"), "a log");
        Files.writeString(Files.createDirectories(base.resolve("home/.ssh")).resolve("key"), "a secret");
        Files.writeString(base.resolve("home/.netrc"), "another");
        Files.writeString(base.resolve("outside"), "untouched");
        assertEquals(
                0,
                new ProcessBuilder("git", "init", "-q", work.toString()).start().waitFor());
    }

    @AfterEach
    void close() throws IOException {
        opened.forEach(Sandbox::close);
        if (base.equals(ELSEWHERE)) return;
        try (var files = Files.walk(base)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private Sandbox sandbox(Wishes wishes) {
        var grounds =
                new Grounds(List.of(work), base.resolve("state/spool"), base.resolve("state"), base.resolve("home"));
        var sandbox = Sandbox.of(wishes.choosing(choice), grounds, _ -> {});
        opened.add(sandbox);
        return sandbox;
    }

    /// How a command went.
    private record Outcome(int code, String output, List<String> alarms) {
        private boolean stopped() {
            return code != 0;
        }
    }

    private Outcome run(Sandbox sandbox, String command, Confinement confinement) throws Exception {
        var environment = List.of("PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + base.resolve("home"), "BASE=" + base);
        var order = new Order(
                List.of("/bin/bash", "--noprofile", "--norc", "-c", command), environment, work, Order.Input.NOTHING);
        Confined started = sandbox.start(order, confinement);
        String output = new String(started.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = started.process().waitFor();
        return new Outcome(code, output, started.settle().get());
    }

    private Outcome run(String command) throws Exception {
        return run(sandbox(Wishes.USUAL), command, Confinement.CLOSED);
    }

    private void stopped(String command) throws Exception {
        Outcome outcome = run(command);
        assertTrue(outcome.stopped(), command + " was not stopped: " + outcome);
    }

    private boolean bubblewrap() {
        return choice == Wishes.Choice.BUBBLEWRAP;
    }

    private static void assumePython() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");
    }

    @Test
    void theWorkspaceAndTemporaryFoldersAreFree() throws Exception {
        Outcome outcome = run("echo in > file && mkdir -p a/b && mv file a/b && cat a/b/file && echo t > $TMPDIR/x"
                + " && cat $TMPDIR/x && cat /etc/hostname >/dev/null && : > $BASE/state/spool/out");
        assertEquals(new Outcome(0, "in\nt\n", List.of()), outcome);
    }

    @Test
    void nothingOutsideIsWritten() throws Exception {
        stopped("echo x > $BASE/outside");
        stopped("echo x > $BASE/new");
        stopped("truncate -s 0 $BASE/outside");
        stopped("mv $BASE/outside $BASE/elsewhere");
        stopped("ln $BASE/outside $BASE/link");
        stopped("rm $BASE/outside");
        stopped("mkdir $BASE/folder");
        stopped("ln -s $BASE/outside way && echo x > way");
        assertEquals("untouched", Files.readString(base.resolve("outside")));
    }

    @Test
    void modesOutsideAreKeptByBubblewrapOnly() throws Exception {
        assertEquals(bubblewrap(), run("chmod 600 $BASE/outside").stopped());
        assertEquals(bubblewrap(), run("touch -d 2001-01-01 $BASE/outside").stopped());
    }

    @Test
    void theConfigurationOfGitStaysAsItIs() throws Exception {
        String before = Files.readString(work.resolve(".git/config"));
        Outcome outcome = run("echo '[core] fsmonitor = evil' >> .git/config");
        assertEquals(bubblewrap(), outcome.stopped());
        assertEquals(bubblewrap(), outcome.alarms().isEmpty());
        assertEquals(before, Files.readString(work.resolve(".git/config")));
        outcome = run("echo evil > .git/hooks/pre-commit");
        assertEquals(bubblewrap(), outcome.stopped());
        assertFalse(Files.exists(work.resolve(".git/hooks/pre-commit")));
    }

    @Test
    void aRepositoryIsNotMovedAwayUnseen() throws Exception {
        Outcome outcome = run("mv .git .git2");
        assertTrue(bubblewrap() ? outcome.stopped() : !outcome.alarms().isEmpty(), outcome.toString());
    }

    @Test
    void whatGitDoesNotKnowCanBeRemoved() throws Exception {
        Outcome outcome = run("touch junk && git clean -fdxq && ls -A");
        assertEquals(new Outcome(0, ".git\n", List.of()), outcome);
        Outcome sly = run("mkdir .claude && echo evil > .claude/settings.json; : git clean");
        assertFalse(Files.exists(work.resolve(".claude/settings.json")), sly.toString());
        assertFalse(sly.alarms().isEmpty());
    }

    @Test
    void cachesAreForCommandsThatWereApproved() throws Exception {
        Files.createDirectories(base.resolve("home/.m2/repository"));
        stopped("touch $HOME/.m2/repository/x");
        Sandbox sandbox = sandbox(Wishes.USUAL);
        assertEquals(
                0,
                run(sandbox, "touch $HOME/.m2/repository/x", Confinement.NETWORK)
                        .code());
        assertTrue(run(sandbox, "touch $HOME/.m2/settings.xml", Confinement.NETWORK)
                .stopped());
    }

    @Test
    void gitWorks() throws Exception {
        Outcome outcome = run("echo a > a && git add -A . && git -c user.name=a -c user.email=a@b.c commit -qm a"
                + " && git checkout -qb other && git status --short");
        assertEquals(new Outcome(0, "", List.of()), outcome);
    }

    @Test
    void whatIsObeyedLaterIsNotCreated() throws Exception {
        for (String name : List.of(".mcp.json", ".envrc", ".claude/settings.json", ".vscode/tasks.json")) {
            Outcome outcome = run("mkdir -p $(dirname " + name + "); echo x > " + name);
            assertEquals(bubblewrap(), outcome.stopped(), name);
            assertEquals(bubblewrap(), outcome.alarms().isEmpty(), name);
            assertFalse(Files.exists(work.resolve(name)), name);
        }
        if (bubblewrap())
            try (var left = Files.list(work)) {
                assertEquals(List.of(work.resolve(".git")), left.toList());
            }
    }

    @Test
    void secretsAndOurOwnStateAreHiddenByBubblewrapOnly() throws Exception {
        assertEquals(bubblewrap(), !run("cat $HOME/.ssh/key").output().equals("a secret"));
        assertEquals(bubblewrap(), !run("cat $HOME/.netrc").output().equals("another"));
        assertEquals(bubblewrap(), !run("cat $BASE/state/log").output().equals("a log"));
        assertEquals(
                bubblewrap(), run("test $(ls -d /proc/[0-9]* | wc -l) -lt 10").code() == 0);
    }

    @Test
    void nothingReachesTheNetwork() throws Exception {
        assumePython();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stopped("exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort());
            assertEquals(
                    0,
                    run(
                                    sandbox(Wishes.USUAL),
                                    "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort(),
                                    Confinement.NETWORK)
                            .code());
        }
        stopped("python3 -c \"import socket as s; s.socket(s.AF_INET, s.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))\"");
        stopped("python3 -c \"import socket as s; s.socket(s.AF_UNIX)\"");
        stopped("python3 -c \"import socket as s; s.socket(s.AF_PACKET, s.SOCK_RAW)\"");
        assertEquals(0, run("python3 -c \"import socket as s; s.socketpair()\"").code());
    }

    @Test
    void serversOfTestsWorkInTheNetworkOfBubblewrap() throws Exception {
        assumePython();
        Outcome outcome = run("python3 -c \"import socket as s; a = s.socket(); a.bind(('127.0.0.1', 0)); a.listen();"
                + " s.create_connection(a.getsockname())\"");
        assertEquals(bubblewrap(), outcome.code() == 0, outcome.toString());
    }

    @Test
    void otherProcessesAndTheKernelAreOutOfReach() throws Exception {
        assumePython();
        stopped("kill -0 " + ProcessHandle.current().pid());
        stopped("unshare -Ur true");
        stopped("unshare -n true");
        stopped("mount -t tmpfs none " + work);
        // The number of the call and the error that must come back, for x86-64 alone.
        if (!System.getProperty("os.arch").equals("amd64")) return;
        for (int call : new int[] {101, 310, 425, 321, 298, 323, 250})
            assertEquals(
                    call == 425 ? "38" : "1",
                    run("python3 -c \"import ctypes; l = ctypes.CDLL(None, use_errno=True); l.syscall(" + call
                                    + ", 0, 0, 0, 0, 0); print(ctypes.get_errno())\"")
                            .output()
                            .strip());
        stopped("python3 -c \"import fcntl; fcntl.ioctl(0, 0x5412, b'x')\"");
    }

    @Test
    void rootHasNoPowersInside() throws Exception {
        Outcome outcome = run("grep -E 'CapEff|NoNewPrivs|Seccomp:' /proc/self/status | tr -d '\\n\\t'");
        assertEquals("CapEff:0000000000000000NoNewPrivs:1Seccomp:2", outcome.output());
    }

    @Test
    void thisProgramItselfIsNotConfined() throws Exception {
        for (int i = 0; i < 20; i++) run("true");
        var threads = new ArrayList<Thread>();
        var faults = new java.util.concurrent.ConcurrentLinkedQueue<Exception>();
        for (int i = 0; i < 200; i++)
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    Files.delete(Files.createTempFile(base, "free-", ""));
                    new ServerSocket(0).close();
                } catch (IOException e) {
                    faults.add(e);
                }
            }));
        for (Thread thread : threads) thread.join();
        assertTrue(faults.isEmpty(), faults.toString());
    }

    @Test
    void nothingConfinesWhatTheUserWantsFree() throws Exception {
        assertEquals(
                0,
                run(sandbox(Wishes.USUAL), "echo x > $BASE/outside", Confinement.NONE)
                        .code());
        assertEquals("x\n", Files.readString(base.resolve("outside")));
    }

    @Test
    void theCodeAndTheSignalOfTheEndAreTold() throws Exception {
        assertEquals(7, run("exit 7").code());
        assertEquals(137, run("kill -9 $$").code());
    }

    @Test
    void whatIsToBeStartedAndIsNotThereIsAnError() {
        var order = new Order(List.of("/no/such/shell"), List.of(), work, Order.Input.NOTHING);
        if (bubblewrap()) return;
        assertThrows(IOException.class, () -> sandbox(Wishes.USUAL).start(order, Confinement.CLOSED));
    }

    @Test
    void aHogGetsNoMoreMemoryThanItMay() throws Exception {
        assumePython();
        var wishes = new Wishes(choice, false, List.of(), Optional.of(200L << 20), Optional.empty());
        assertTrue(run(sandbox(wishes), "python3 -c 'x = bytearray(400 << 20)'", Confinement.CLOSED)
                .stopped());
        assertFalse(run(sandbox(wishes), "python3 -c 'x = bytearray(50 << 20)'", Confinement.CLOSED)
                .stopped());
    }

    @Test
    void aForkBombIsHeldByAControlGroup() throws Exception {
        assumePython();
        assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/pids")), "no control group can be made here");
        var wishes = new Wishes(choice, false, List.of(), Optional.empty(), Optional.of(50));
        Outcome outcome = run(
                sandbox(wishes),
                "python3 -c \"import os, signal\nfor n in range(300):\n  try:\n    if os.fork() == 0: signal.pause()\n"
                        + "  except OSError: print(n < 50, flush=True); break\nos.killpg(0, 9)\"",
                Confinement.CLOSED);
        assertEquals(new Outcome(137, "True\n", List.of()), outcome);
        try (var groups = Files.list(Path.of("/sys/fs/cgroup/pids"))) {
            String ours = "jackdaw-" + ProcessHandle.current().pid() + "-";
            assertTrue(groups.anyMatch(group -> group.getFileName().toString().startsWith(ours)));
        }
    }

    @Test
    void aFailureThatLooksLikeTheSandboxIsExplained() throws Exception {
        Sandbox sandbox = sandbox(Wishes.USUAL);
        var order = new Order(List.of("/bin/true"), List.of(), work, Order.Input.NOTHING);
        Confined command = sandbox.start(order, Confinement.CLOSED);
        command.process().waitFor();
        assertEquals("", sandbox.hint(command, "no such file"));
        assertTrue(sandbox.hint(command, "x: Read-only file system").contains("confined to the workspace and without"));
        assertEquals(List.of(), command.settle().get());
    }
}
