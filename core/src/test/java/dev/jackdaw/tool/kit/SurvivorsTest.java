package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.sandbox.Levels;
import dev.jackdaw.sandbox.Wishes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing outlives the agent, be it killed.
@Timeout(60)
final class SurvivorsTest {
    private static final String NOBODY = "65534";

    /// How many processes have this text in their command line.
    private static long alive(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep " + mark))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 0, 67.2511",
        "LANDLOCK, 0, 67.2512",
        "BUBBLEWRAP, 0, 67.2513",
        "OFF, 65534, 67.2514",
        "LANDLOCK, 65534, 67.2515",
        "BUBBLEWRAP, 65534, 67.2516"
    })
    void nothingIsLeftTwoSecondsAfterTheAgentWasKilled(Wishes.Choice choice, String user, String mark)
            throws Exception {
        assumeTrue(new File("/usr/bin/setsid").canExecute(), "there is no setsid here");
        Levels.assume(choice);
        boolean other = user.equals(NOBODY);
        assumeTrue(!other || root() && new File("/usr/bin/setpriv").canExecute(), "only root can be somebody else");
        Path folder = Files.createTempDirectory("jackdaw-trees");
        assertTrue(folder.toFile().setWritable(true, false) && folder.toFile().setReadable(true, false));
        assertTrue(folder.toFile().setExecutable(true, false));
        Process agent = new ProcessBuilder(command(folder, choice, other ? user : "", mark))
                .inheritIO()
                .start();
        for (int i = 0; i < 400 && !Files.exists(folder.resolve("work/begun")) && agent.isAlive(); i++)
            Thread.sleep(50);
        assumeTrue(!other || Files.exists(folder.resolve("work/begun")), "that user cannot read the classes here");
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (alive(mark) < 4L * Trees.MANY && System.nanoTime() < deadline) Thread.sleep(20);
        assertTrue(alive(mark) >= 4L * Trees.MANY, alive(mark) + " were started");
        agent.destroyForcibly().waitFor();
        Thread.sleep(2000);
        assertEquals(0, alive(mark));
    }

    private static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static List<String> command(Path folder, Wishes.Choice choice, String user, String mark) {
        var command = new ArrayList<String>();
        if (!user.isEmpty())
            command.addAll(List.of("/usr/bin/setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Trees.class.getName(),
                folder.toString(),
                choice.name(),
                mark));
        return command;
    }
}
