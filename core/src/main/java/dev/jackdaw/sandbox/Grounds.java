package dev.jackdaw.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folders that matter to a confined command.
///
/// @param workspace the folders it works in, which it may write except for what is protected there
/// @param spool where long outputs go; it may read and write that, though it is below `state`
/// @param state what jackdaw keeps, which it must not see
/// @param home where the user's secrets are
public record Grounds(List<Path> workspace, Path spool, Path state, Path home) {
    public Grounds {
        workspace = List.copyOf(workspace);
    }

    /// The same with further folders that may be written.
    Grounds and(List<Path> more) {
        var all = new ArrayList<>(workspace);
        all.addAll(more);
        return new Grounds(all, spool, state, home);
    }
}
