package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scripts that find a JDK and start the program, with a stand-in for `java` that tells how it was called.
final class LauncherTest {
    private static final String TELLS = """
            #!/bin/sh
            echo "LC_ALL=${LC_ALL:-} JACKDAW_LANG=${JACKDAW_LANG:-}"
            for word; do echo "<$word>"; done
            """;

    /// How a process ended, and what it said on both streams together.
    private record Outcome(int code, String said) {}

    @TempDir
    private Path folder;

    private Path launcher;

    @BeforeEach
    void unpack() throws IOException {
        Path home = folder.resolve("a dist");
        try (Stream<Path> files = Files.walk(Path.of("src/dist"))) {
            for (Path file : files.toList()) {
                Path copy = home.resolve(Path.of("src/dist").relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
        launcher = home.resolve("bin/jackdaw");
        Path java = script(folder.resolve("jdk/bin/java"), TELLS);
        Files.writeString(home.resolve("lib/java"), java + "\n");
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        Outcome outcome = run(Map.of(), launcher.toString(), "-p", "two words", "", "*");
        assertTrue(
                outcome.said().endsWith("/lib/jackdaw.jar>\n<-p>\n<two words>\n<>\n<*>\n") && outcome.code() == 0,
                outcome.said());
    }

    @Test
    void linksAreFollowedFromAnywhere() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("a link"), launcher);
        Path second = Files.createSymbolicLink(folder.resolve("again"), first);
        assertEquals(run(Map.of(), launcher.toString(), "--version"), run(Map.of(), second.toString(), "--version"));
    }

    @Test
    void aFolderThatIsGoneIsTold() throws Exception {
        Outcome outcome = run(Map.of(), "sh", "-c", "mkdir gone; cd gone; rmdir ../gone; exec '" + launcher + "'");
        assertEquals(2, outcome.code());
        assertTrue(outcome.said().endsWith("jackdaw: the current folder is gone; change to one that is there\n"));
    }

    @Test
    void optionsOfTheUserComeAfterOurs() throws Exception {
        Outcome outcome = run(Map.of("JACKDAW_JAVA_OPTS", "-Xmx2g -Done=1"), launcher.toString());
        assertTrue(outcome.said().contains("<-Xmx2g>\n<-Done=1>\n<-jar>\n"), outcome.said());
    }

    @ParameterizedTest
    @CsvSource({
        "C.UTF-8, '', '', LC_ALL=C.UTF-8 JACKDAW_LANG=",
        "POSIX, '', '', LC_ALL=C.UTF-8 JACKDAW_LANG=POSIX",
        "'', '', '', LC_ALL=C.UTF-8 JACKDAW_LANG=",
        "'', UTF-8, zh_CN.GBK, LC_ALL=C.UTF-8 JACKDAW_LANG=zh_CN.GBK",
        "'', '', C.UTF-8, LC_ALL= JACKDAW_LANG=",
    })
    void fileNamesAreUtf8WhateverTheLocale(String all, String type, String language, String expected) throws Exception {
        Outcome outcome = run(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", language), launcher.toString());
        assertEquals(expected, outcome.said().lines().findFirst().orElse(""));
    }

    @Test
    void anotherJavaIsFoundWhereTheTrainedOneIsGone() throws Exception {
        jdk("later", "26");
        Files.delete(folder.resolve("jdk/bin/java"));
        Outcome outcome = run(Map.of("JAVA_HOME", folder.resolve("later").toString()), launcher.toString());
        assertTrue(outcome.said().endsWith("/lib/jackdaw.jar>\n"), outcome.said());
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        jdk("old", "17.0.15");
        Path fits = jdk("fits", "25.0.3");
        String find = ". '" + launcher.resolveSibling("../lib/find-java.sh") + "'; find_java; echo $java_home";
        Outcome outcome = run(
                Map.of("JAVA_HOME", folder.resolve("old").toString(), "PATH", fits + "/bin:/usr/bin:/bin"),
                "sh",
                "-c",
                find);
        assertEquals(new Outcome(0, fits + "\n"), outcome);
    }

    @Test
    void aJavaThatWasNamedMustFit() throws Exception {
        Path old = jdk("old", "1.8.0_392");
        assertEquals(
                new Outcome(
                        2,
                        "jackdaw: JACKDAW_JAVA_HOME is " + old
                                + ", but there is no JDK 25 or later; correct or unset it.\n"),
                run(Map.of("JACKDAW_JAVA_HOME", old.toString()), launcher.toString()));
    }

    @Test
    void theTerminalIsRestoredAfterAKill() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash"))
                && run(Map.of(), "sh", "-c", "script --version").said().contains("util-linux"));
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nstty raw -echo\nkill -KILL $$\n");
        Path session = script(
                folder.resolve("session"),
                "#!/bin/sh\nstty -g >before\n'" + launcher + "' >/dev/tty\necho $? >code\nstty -g >after\n");
        Outcome outcome = run(Map.of("SHELL", "/bin/sh"), "script", "-qec", session.toString(), "/dev/null");
        assertEquals("137\n", Files.readString(folder.resolve("code")), outcome.said());
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
        assertTrue(outcome.said().contains("jackdaw was killed"), outcome.said());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        script(home.resolve("bin/java"), TELLS);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Path script(Path path, String text) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.contains("JAVA"));
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var out = process.inputReader()) {
            String said = out.readAllAsString();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            return new Outcome(process.exitValue(), said);
        }
    }
}
