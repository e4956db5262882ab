package dev.jackdaw.bench.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.bench.Program;
import dev.jackdaw.bench.terminal.Soak.Held;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What turns leave behind, on a small scale; `./dev bench --only terminal` plays five thousand.
@Timeout(180)
final class SoakTest {
    /// Facts would take three times the bytes they have in the log. They are not kept; caches still fill in these
    /// turns.
    private static final int SHARE = 2;

    @TempDir
    Path folder;

    @Test
    void turnsLeaveNextToNothingInTheHeap() throws Exception {
        assumeTrue(Pty.installed(), "script is not installed: nothing is played at a pseudo terminal");
        List<Held> held = Soak.play(Program.in(folder), 100, 300);
        Held first = held.getFirst();
        Held last = held.getLast();
        long kept = last.heap() - first.heap();
        long logged = last.log() - first.log();
        assertTrue(SHARE * kept < logged, () -> kept + " bytes for " + logged + " of the log: " + held);
        assertTrue(last.threads() <= first.threads() + 4, () -> "threads: " + held);
        assertTrue(last.descriptors() <= first.descriptors() + 4, () -> "descriptors: " + held);
    }
}
