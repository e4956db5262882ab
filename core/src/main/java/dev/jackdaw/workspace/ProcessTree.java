package dev.jackdaw.workspace;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command and everything it started, also what has left its group or been handed to another parent.
///
/// Where there is `/proc`, members are found by their session and by a variable in their environment; elsewhere only
/// descendants are.
public final class ProcessTree {
    private static final boolean PROC = new File("/proc/self/stat").exists();
    private static final long FEW = 64;
    private static final int ROUNDS = 40;

    private final ProcessHandle leader;
    private final String marker;

    /// @param leader the command; leads a session of its own where the system has sessions
    /// @param marker `NAME=value`, given to no other command
    public ProcessTree(ProcessHandle leader, String marker) {
        this.leader = leader;
        this.marker = marker;
    }

    /// What is still alive of it once the leader has ended; quick where little was started meanwhile.
    public List<ProcessHandle> leftBehind() {
        if (!PROC) return leader.descendants().toList();
        long last = lastPid();
        var found = new ArrayList<ProcessHandle>();
        if (last >= leader.pid() && last - leader.pid() <= FEW) {
            for (long pid = leader.pid() + 1; pid <= last; pid++)
                if (new File("/proc/" + pid + "/stat").exists()) member(pid).ifPresent(found::add);
            return found;
        }
        for (long pid : pids())
            if (last < leader.pid() || pid > leader.pid()) member(pid).ifPresent(found::add);
        return found;
    }

    /// Asks all of it to end.
    public void terminate() {
        for (ProcessHandle member : members()) if (!jail(member.pid())) member.destroy();
    }

    /// bubblewrap ends at once when it is asked to, and takes what it holds with it, which was to end in its own way.
    private static boolean jail(long pid) {
        return PROC && content("/proc/" + pid + "/comm").startsWith("bwrap");
    }

    /// Ends all of it: asks, and after a while does not ask any more. Goes on when interrupted, and keeps the
    /// interrupt.
    public void end(Duration grace) {
        boolean interrupted = Thread.interrupted();
        terminate();
        long deadline = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < deadline && !members().isEmpty()) interrupted |= pause();
        int clean = 0;
        for (int round = 0; round < ROUNDS && clean < 2; round++) {
            List<ProcessHandle> left = members();
            if (left.isEmpty()) clean++;
            else interrupted |= kill(left);
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static boolean kill(List<ProcessHandle> left) {
        for (ProcessHandle member : left) member.destroyForcibly();
        return pause();
    }

    /// Whether an interrupt came meanwhile.
    private static boolean pause() {
        try {
            Thread.sleep(15);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private List<ProcessHandle> members() {
        var found = new ArrayList<ProcessHandle>();
        if (!PROC) {
            if (leader.isAlive()) found.add(leader);
            found.addAll(leader.descendants().toList());
            return found;
        }
        for (long pid : pids()) member(pid).ifPresent(found::add);
        return found;
    }

    private static List<Long> pids() {
        var pids = new ArrayList<Long>();
        String[] names = new File("/proc").list();
        if (names == null) return pids;
        for (String name : names) if (name.charAt(0) >= '1' && name.charAt(0) <= '9') pids.add(Long.parseLong(name));
        return pids;
    }

    /// The process of that number if it belongs to the tree and is not just waiting to be collected.
    private Optional<ProcessHandle> member(long pid) {
        String stat = content("/proc/" + pid + "/stat");
        int name = stat.lastIndexOf(')');
        if (name < 0 || name + 2 >= stat.length()) return Optional.empty();
        String[] fields = stat.substring(name + 2).split(" ", 5);
        if (fields.length < 5 || fields[0].equals("Z") || fields[0].equals("X")) return Optional.empty();
        boolean ours = fields[3].equals(String.valueOf(leader.pid()))
                || pid == leader.pid()
                || ("\0" + content("/proc/" + pid + "/environ")).contains("\0" + marker + "\0");
        return ours ? ProcessHandle.of(pid) : Optional.empty();
    }

    /// The number last given to a process or thread.
    private static long lastPid() {
        String load = content("/proc/loadavg").strip();
        String last = load.substring(load.lastIndexOf(' ') + 1);
        return last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    }

    /// What the kernel says; nothing when the process is gone or not ours to look at.
    private static String content(String path) {
        try (var in = new FileInputStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
