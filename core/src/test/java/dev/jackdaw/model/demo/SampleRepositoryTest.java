package dev.jackdaw.model.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {
    @TempDir
    Path folder;

    private record Run(int exit, String output) {}

    @Test
    void itsTestFailsBeforeTheScriptedEditAndPassesAfterIt() throws Exception {
        SampleRepository.create(folder);
        assertEquals(new Run(1, """
                        ok      one kilogram is one kilogram
                        ok      a started kilogram of weight counts
                        FAILED  a started kilogram of size counts: expected 590 cents, was 550
                        FAILED  other zones have other prices: expected 940 cents, was 865
                        2 of 4 checks failed.
                        """), shell(SampleRepository.testCommand()));
        Path file = folder.resolve(Script.FILE);
        Files.writeString(file, Files.readString(file).replace(Script.BEFORE, Script.AFTER));
        assertEquals(new Run(0, """
                        ok      one kilogram is one kilogram
                        ok      a started kilogram of weight counts
                        ok      a started kilogram of size counts
                        ok      other zones have other prices
                        All 4 checks passed.
                        """), shell(SampleRepository.testCommand()));
    }

    @Test
    void whatTheTestsLeaveBehindIsNoChangeToGit() throws Exception {
        SampleRepository.create(folder);
        shell("./test.sh");
        assertEquals(new Run(0, "Work out parcel fares\n"), shell("git status --short && git log --format=%s"));
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("README.md"), "mine");
        var fault = assertThrows(IOException.class, () -> SampleRepository.create(folder));
        assertEquals(folder + " is not empty; the sample needs a folder of its own", fault.getMessage());
        assertEquals(new Run(0, "README.md\n"), shell("ls -A"));
    }

    private Run shell(String command) throws Exception {
        Process shell = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(shell.waitFor(), output);
    }
}
