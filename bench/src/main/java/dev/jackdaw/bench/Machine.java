package dev.jackdaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the kernel says about processes.
final class Machine {
    /// Ticks of a second in `/proc`, the same on every Linux a JVM runs on.
    private static final double TICKS = 100;

    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Machine() {}

    /// CPU seconds of all children of this process that have ended, in ticks of 10 ms: differences are exact on
    /// average only.
    static double childSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS;
    }

    /// Memory of a process and everything below it, in MB: resident, and its proportional share.
    record Memory(double resident, double proportional) {
        Memory most(Memory other) {
            return new Memory(Math.max(resident, other.resident), Math.max(proportional, other.proportional));
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

    private static Memory memory(long pid) {
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
