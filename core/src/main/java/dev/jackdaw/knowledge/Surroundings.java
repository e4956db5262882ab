package dev.jackdaw.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where files of instructions are looked for besides the folder to work in, and which of those below it count.
///
/// @param home of the user
/// @param own folders of the user's files of ours, the weaker first: `~/.jackdaw`
/// @param managed folders of those who manage the machine, the weaker first
public record Surroundings(Path home, List<Path> own, List<Path> managed, Approval below) {
    /// For who knows nothing beside the conversation.
    public static final Surroundings NONE = new Surroundings(Path.of("/"), List.of(), List.of(), Approval.ALL);

    public Surroundings {
        own = List.copyOf(own);
        managed = List.copyOf(managed);
    }

    /// The same with the real path of the home.
    Surroundings real() throws IOException {
        return new Surroundings(Files.isDirectory(home) ? home.toRealPath() : home, own, managed, below);
    }

    /// The top of the project a folder belongs to: the nearest folder with a `.git`, else itself; never the user's home
    /// or one above it, which is nobody's project.
    ///
    /// @param directory its real path
    /// @param home the real path of the user's home
    public static Path top(Path directory, Path home) {
        for (Path folder = directory; folder != null && !home.startsWith(folder); folder = folder.getParent())
            if (Files.exists(folder.resolve(".git"))) return folder;
        return directory;
    }
}
