package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// `jackdaw init`: the folder with a project's settings, explained by comments. What is there stays as it is.
final class InitFolder {
    private InitFolder() {}

    static int run(Start start) throws IOException {
        Path folder = start.directory().resolve(".jackdaw");
        Files.createDirectories(folder);
        write(start, folder.resolve("config.yaml"), "config.yaml");
        write(start, folder.resolve(".gitignore"), "gitignore");
        return ExitCode.DONE;
    }

    private static void write(Start start, Path file, String resource) throws IOException {
        String name = start.directory().relativize(file).toString();
        if (Files.exists(file)) {
            start.print(name + " is there already and stays as it is");
            return;
        }
        try (InputStream in = InitFolder.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), file);
        }
        start.print("created " + name);
    }
}
