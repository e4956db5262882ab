package dev.jackdaw.model.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The sample project the demo works on: a calculator of parcel fares with one bug and a test that finds it.
public final class SampleRepository {
    private static final List<String> FILES = List.of(
            "README.md",
            ".gitignore",
            "src/Fare.java",
            "src/Parcel.java",
            "src/Zone.java",
            "test/FareTest.java",
            "test.sh");
    private static final int GIT_SECONDS = 10;

    private SampleRepository() {}

    /// Writes the project into a folder that is empty or does not exist yet. Where Git is installed, it becomes a
    /// repository with one commit.
    ///
    /// @throws IOException when the folder holds something already or cannot be written
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent())
                throw new IOException(folder + " is not empty; the sample needs a folder of its own");
        }
        for (String name : FILES) write(folder, name);
        folder.resolve("test.sh").toFile().setExecutable(true);
        if (git(folder, "-c", "init.defaultBranch=main", "init", "-q", "--template=") && git(folder, "add", "-A"))
            git(folder, "commit", "-q", "-m", "Work out parcel fares");
    }

    /// The command that runs the tests of the sample, with the JDK this program runs on where it can compile.
    public static String testCommand() {
        Path home = Path.of(System.getProperty("java.home", ""));
        boolean compiles = Files.isExecutable(home.resolve("bin").resolve("javac"));
        return compiles ? "JAVA_HOME='" + home.toString().replace("'", "'\\''") + "' sh test.sh" : "sh test.sh";
    }

    /// Build tools leave out files whose names begin with a dot, so the resource has none.
    private static void write(Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        String resource = "sample/" + (name.startsWith(".") ? name.substring(1) : name);
        try (InputStream in = SampleRepository.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), target);
        }
    }

    /// Runs Git apart from the user's settings and hooks.
    ///
    /// @return whether it is installed and did what it was asked
    private static boolean git(Path folder, String... arguments) throws InterruptedIOException {
        var command = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Jackdaw",
                "GIT_AUTHOR_EMAIL", "demo@jackdaw.invalid",
                "GIT_COMMITTER_NAME", "Jackdaw",
                "GIT_COMMITTER_EMAIL", "demo@jackdaw.invalid"));
        Process git;
        try {
            git = command.start();
        } catch (IOException notInstalled) {
            return false;
        }
        return finished(git);
    }

    private static boolean finished(Process git) throws InterruptedIOException {
        try {
            if (git.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) return git.exitValue() == 0;
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while making the sample");
        } finally {
            git.destroy();
        }
    }
}
