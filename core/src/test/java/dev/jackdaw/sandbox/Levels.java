package dev.jackdaw.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which levels tests can try here.
public final class Levels {
    private Levels() {}

    /// Skips a test whose level is not to be had here, saying why.
    public static void assume(Wishes.Choice choice) throws IOException {
        if (choice == Wishes.Choice.OFF) return;
        Path folder = Files.createTempDirectory("jackdaw-level").toRealPath();
        var grounds = new Grounds(List.of(folder), folder.resolve("spool"), folder.resolve("state"), folder);
        try (var sandbox = Sandbox.of(Wishes.USUAL.choosing(choice), grounds, _ -> {})) {
            Standing standing = sandbox.standing();
            assumeTrue(standing.confines(), choice.label() + " is not to be had here: " + standing.why());
        }
    }
}
