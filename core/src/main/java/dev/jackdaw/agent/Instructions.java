package dev.jackdaw.agent;

import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;

/// The system prompt: who the model is, and where it works. Nothing in it changes during a session.
public final class Instructions {
    private Instructions() {}

    public static String compose(Workspace workspace) {
        return resource("instructions.md")
                .replace("{directory}", workspace.root().toString())
                .replace(
                        "{git}",
                        Files.exists(workspace.root().resolve(".git")) ? "a Git repository" : "not a Git repository")
                .replace("{system}", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static String resource(String name) {
        try (InputStream in = Instructions.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
