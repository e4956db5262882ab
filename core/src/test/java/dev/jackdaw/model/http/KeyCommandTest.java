package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command that prints a key.
class KeyCommandTest {
    @TempDir
    Path folder;

    @Test
    void aKeyIsAskedForOnceAndAgainWhenItWasRefused() throws Exception {
        Path calls = folder.resolve("calls");
        var helper = new KeyCommand("echo >> " + calls + "; echo; echo \"  key-$(wc -l < " + calls + ")\"; echo x");
        assertEquals("key-1", helper.key());
        assertEquals("key-1", helper.key());
        helper.forget("key-1");
        assertEquals("key-2", helper.key());
        helper.forget("key-1");
        assertEquals("key-2", helper.key());
        assertEquals(2, Files.readAllLines(calls).size());
    }

    @ParameterizedTest
    @CsvSource({"echo secret; exit 3, ended with 3", "true, printed nothing", "echo secret; sleep 30, took more than"})
    void aCommandThatGivesNoKeyIsNamedWithoutItsOutput(String command, String what) {
        var helper = new KeyCommand(command.replace("secret", "$((40 + 2))x"), Duration.ofSeconds(2));
        ModelFailure failure = assertThrows(ModelFailure.class, helper::key);
        assertEquals(Category.AUTHENTICATION_FAILED, failure.category());
        assertTrue(failure.why().contains(what) && failure.why().contains("Run it by hand"), failure.why());
        assertFalse(failure.why().contains("42x"), failure.why());
    }
}
