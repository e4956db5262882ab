package dev.jackdaw.agent;

import dev.jackdaw.prompt.Passage;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;

/// What every system prompt begins with. Nothing in it changes during a session.
public final class Instructions {
    private Instructions() {}

    /// Who the model is.
    public static Passage identity() {
        return Passage.of("identity", resource("instructions.md"));
    }

    /// Where it works.
    public static Passage workspace(Workspace workspace) {
        String text = resource("workspace.md")
                .replace("{directory}", workspace.root().toString())
                .replace(
                        "{git}",
                        Files.exists(workspace.root().resolve(".git")) ? "a Git repository" : "not a Git repository")
                .replace("{system}", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return Passage.of("workspace", text);
    }

    private static String resource(String name) {
        try (InputStream in = Instructions.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
