package dev.jackdaw.knowledge;

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
}
