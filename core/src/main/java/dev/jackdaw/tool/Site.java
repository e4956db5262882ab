package dev.jackdaw.tool;

import dev.jackdaw.workspace.Workspace;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where a call works.
///
/// @param workspace the files and processes it may use
/// @param spool folder outside the workspace for output too long to show; readable by the model
/// @param printer hears output while the call runs
/// @param confinement how far its processes are confined; only the gate and the user set more than `CLOSED`
public record Site(Workspace workspace, Path spool, Consumer<String> printer, Confinement confinement) {

    public Site(Workspace workspace, Path spool, Consumer<String> printer) {
        this(workspace, spool, printer, Confinement.CLOSED);
    }

    /// The same, confined otherwise.
    public Site confined(Confinement other) {
        return new Site(workspace, spool, printer, other);
    }
}
