package dev.jackdaw.headless;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The standard streams, UTF-8 whatever the locale says, and which of them a person sits at.
///
/// @param typed whether input comes from a terminal
/// @param seen whether output goes to a terminal
/// @param seenErrors whether errors go to a terminal
public record Standard(
        InputStream in, PrintStream out, PrintStream err, boolean typed, boolean seen, boolean seenErrors) {

    /// The streams of this process.
    public static Standard ofProcess() {
        return new Standard(
                closed() ? InputStream.nullInputStream() : new FileInputStream(FileDescriptor.in),
                Draining.printing(FileDescriptor.out),
                Draining.printing(FileDescriptor.err),
                terminal(0),
                terminal(1),
                terminal(2));
    }

    /// Streams for tests and embedders: nobody sits anywhere.
    public static Standard of(InputStream in, PrintStream out, PrintStream err) {
        return new Standard(in, out, err, false, false, false);
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException | UnsupportedOperationException unknown) {
            // No such folder on this system: the console is asked instead.
            return "";
        }
    }

    private static boolean terminal(int descriptor) {
        String target = target(descriptor);
        if (target.isEmpty())
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /// Whether input was closed before the start: the JVM's first file then takes its number, and would be read as
    /// what the user typed.
    private static boolean closed() {
        String target = target(0);
        return target.startsWith(System.getProperty("java.home", "/"))
                || target.endsWith(".aot")
                || target.endsWith(".jsa")
                || target.endsWith(".jar");
    }

    /// Shows everything written so far.
    public void flush() {
        out.flush();
        err.flush();
    }
}
