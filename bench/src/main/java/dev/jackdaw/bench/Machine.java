package dev.jackdaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the kernel says about processes.
public final class Machine {
    /// Ticks of a second in `/proc`, the same on every Linux a JVM runs on.
    private static final double TICKS = 100;

    private static final int USER = 11;
    private static final int CHILDREN_USER = 13;

    private Machine() {}

    /// CPU seconds of all children of this process that have ended, in ticks of 10 ms: differences are exact on
    /// average only.
    static double childSeconds() throws IOException {
        return seconds("self", CHILDREN_USER);
    }

    /// CPU seconds a process has taken so far, in ticks of 10 ms.
    public static double seconds(ProcessHandle process) throws IOException {
        return seconds("" + process.pid(), USER);
    }

    /// Two fields of `/proc/PID/stat` that follow each other, proc_pid_stat(5), counted from behind the name.
    private static double seconds(String process, int field) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS;
    }

    /// Memory of a process and everything below it, in MB: resident, and its proportional share.
    public record Memory(double resident, double proportional) {
        Memory most(Memory other) {
            return new Memory(Math.max(resident, other.resident), Math.max(proportional, other.proportional));
        }
    }

    /// Threads of a process.
    public static int threads(ProcessHandle process) throws IOException {
        return entries(process, "task");
    }

    /// Descriptors a process has open.
    public static int descriptors(ProcessHandle process) throws IOException {
        return entries(process, "fd");
    }

    private static int entries(ProcessHandle process, String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + process.pid(), folder))) {
            return Math.toIntExact(entries.count());
        }
    }

    static Memory memory(Process process) {
        try (Stream<ProcessHandle> below = process.descendants()) {
            return Stream.concat(Stream.of(process.toHandle()), below)
                    .map(handle -> memory(handle.pid()))
                    .reduce(
                            new Memory(0, 0),
                            (a, b) -> new Memory(a.resident + b.resident, a.proportional + b.proportional));
        }
    }

    public static Memory memory(long pid) {
        try {
            double resident = 0;
            double proportional = 0;
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Rss:")) resident = megabytes(line);
                if (line.startsWith("Pss:")) proportional = megabytes(line);
            }
            return new Memory(resident, proportional);
        } catch (IOException gone) {
            return new Memory(0, 0);
        }
    }

    private static double megabytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }

    static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
