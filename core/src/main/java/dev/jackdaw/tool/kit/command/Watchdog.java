package dev.jackdaw.tool.kit.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Optional;

/// A small shell that outlives this program: when the pipe it reads from ends, for whatever reason, it kills everything
/// that has the marker in its environment.
final class Watchdog implements AutoCloseable {
    /// Two rounds without a find, as what is found may be starting something just then.
    private static final String SCRIPT = """
            read -r _
            clean=0
            for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              found=$(grep -lzxF -- "$1" /proc/[0-9]*/environ 2>/dev/null)
              if [ -z "$found" ]; then
                clean=$((clean + 1))
                [ $clean -lt 2 ] || break
              else
                clean=0
                for file in $found; do file=${file#/proc/}; kill -9 "${file%/environ}" 2>/dev/null; done
              fi
              sleep 0.05
            done
            """;

    private final String marker;
    private Optional<Process> shell = Optional.empty();

    Watchdog(String marker) {
        this.marker = marker;
    }

    /// Begins to watch, once. Where that cannot be had commands run all the same.
    synchronized void start() {
        if (shell.isPresent() || !new File("/proc/self/environ").exists() || !new File("/usr/bin/setsid").canExecute())
            return;
        try {
            shell = Optional.of(new ProcessBuilder(List.of("/usr/bin/setsid", "/bin/sh", "-c", SCRIPT, "watch", marker))
                    .directory(new File("/"))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException unavailable) {
            shell = Optional.empty();
        }
    }

    /// Ends the watch; what is still there is killed now.
    @Override
    public synchronized void close() {
        try {
            if (shell.isPresent()) shell.get().getOutputStream().close();
        } catch (IOException ended) {
            // It has ended already.
        }
        shell = Optional.empty();
    }
}
