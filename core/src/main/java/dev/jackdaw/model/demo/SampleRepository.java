package dev.jackdaw.model.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small project with a bug.
public final class SampleRepository {
    private SampleRepository() {}

    /// Creates it in an empty folder.
    public static void create(Path folder) throws IOException {
        Files.writeString(folder.resolve("README.md"), "A sample.\n");
    }
}
