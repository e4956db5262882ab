package dev.jackdaw.agent;

import dev.jackdaw.prompt.Passage;
import dev.jackdaw.wording.Resource;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Files;

/// What every system prompt begins with. Nothing in it changes during a session.
public final class Instructions {
    private Instructions() {}

    /// Who the model is.
    public static Passage identity() {
        return Passage.of("identity", Resource.text(Instructions.class, "instructions.md"));
    }

    /// Where it works.
    public static Passage workspace(Workspace workspace) {
        String text = Resource.text(Instructions.class, "workspace.md")
                .replace("{directory}", workspace.root().toString())
                .replace(
                        "{git}",
                        Files.exists(workspace.root().resolve(".git")) ? "a Git repository" : "not a Git repository")
                .replace("{system}", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return Passage.of("workspace", text);
    }
}
