package dev.jackdaw.sandbox;

import dev.jackdaw.kernel.SystemCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the commands of a session may take of the machine: set from outside as soon as one has started, before its
/// shell has read the first word.
///
/// Memory is limited as data a process writes, not as address space, of which runtimes reserve more than there is. The
/// number of processes counts all of a user's and does not bind root; a control group does, where one can be made.
final class Allowance {
    private static final int DATA = 2;
    private static final int CORE = 4;
    private static final int PROCESSES = 6;
    private static final int USUAL_PROCESSES = 4096;
    /// The kernel, out of memory, takes a command before the agent.
    private static final String RATHER_THIS = "500";

    private static final int TRIES = 40;
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private final Optional<Long> said;
    private final boolean grouped;
    private final int processes;
    private long memory;
    private final List<Path> groups = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    Allowance(Wishes wishes) {
        this.said = wishes.memory();
        this.grouped = wishes.memory().isPresent() || wishes.processes().isPresent();
        this.processes = wishes.processes().orElse(USUAL_PROCESSES);
    }

    /// Makes what takes time, before the process is there that would use it.
    synchronized void prepare() {
        groups();
    }

    /// Puts this thread into the groups, where threads can be, so that what it starts is in them from the beginning.
    void enter() {
        for (Path group : groups()) write(group.resolve("tasks"), "0");
    }

    synchronized void set(long pid) {
        for (Path group : groups()) write(group.resolve("cgroup.procs"), Long.toString(pid));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(ValueLayout.JAVA_LONG, 2);
            limit(pid, CORE, 0, both);
            limit(pid, DATA, memory, both);
            limit(pid, PROCESSES, running() + processes, both);
        }
        write(Path.of("/proc/" + pid, "oom_score_adj"), RATHER_THIS);
        // What it started before; what it starts from now on is born with all that.
        for (String child : content(Path.of("/proc/" + pid + "/task/" + pid + "/children"))
                .strip()
                .split(" ")) if (!child.isEmpty()) set(Long.parseLong(child));
    }

    private static void limit(long pid, int resource, long most, MemorySegment both) {
        if (most <= 0 && resource != CORE) return;
        both.setAtIndex(ValueLayout.JAVA_LONG, 0, most);
        both.setAtIndex(ValueLayout.JAVA_LONG, 1, most);
        SystemCall.PRLIMIT64.call(pid, resource, both.address(), 0);
    }

    /// Processes and threads on the whole machine, which is the most the user can have.
    private static long running() {
        String[] fields = content(Path.of("/proc/loadavg")).split("[ /]", 6);
        return fields.length < 5 ? USUAL_PROCESSES : Long.parseLong(fields[4]);
    }

    private static long number(String file, int field) {
        String[] fields = content(Path.of(file)).split("\\s+", field + 2);
        return fields.length <= field ? 0 : Long.parseLong(fields[field]);
    }

    /// The control groups of this session, made with its first command where the user set a limit: joining one takes a
    /// command several milliseconds. Only root makes some usually, and they need the files to limit by.
    private synchronized List<Path> groups() {
        if (name.isPresent()) return groups;
        memory = said.orElseGet(() -> number("/proc/meminfo", 1) * 1024 / 4 * 3);
        name = Optional.of("jackdaw-" + ProcessHandle.current().pid() + "-" + System.identityHashCode(this));
        if (!grouped) return groups;
        for (String line : content(Path.of("/proc/self/cgroup")).lines().toList()) {
            String[] parts = line.split(":", 3);
            Path parent = parts[1].isEmpty() ? GROUPS : GROUPS.resolve(parts[1]);
            boolean either = parts[1].isEmpty() || parts[1].equals("pids") || parts[1].equals("memory");
            if (either) join(Path.of(parent + parts[2]).resolve(name.get()));
        }
        return groups;
    }

    private void join(Path group) {
        try {
            Files.createDirectory(group);
            boolean limited = write(group.resolve("pids.max"), Integer.toString(processes));
            for (String file : List.of("memory.limit_in_bytes", "memory.max"))
                if (write(group.resolve(file), Long.toString(memory))) limited = true;
            if (limited) groups.add(group);
            else Files.delete(group);
        } catch (IOException notOurs) {
            // Then the limits of single processes must do.
        }
    }

    synchronized void close() {
        for (Path group : groups) for (int tries = 0; tries < TRIES && !removed(group); tries++) pause();
        groups.clear();
    }

    /// What has just ended stays in its group for a moment.
    private static boolean removed(Path group) {
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (IOException used) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }

    private static boolean write(Path file, String text) {
        if (!Files.exists(file)) return false;
        try {
            Files.writeString(file, text);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
