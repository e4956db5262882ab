package dev.jackdaw.tool;

import dev.jackdaw.workspace.Workspace;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where a call works.
///
/// @param workspace the files and processes it may use
/// @param spool folder outside the workspace for output too long to show; readable by the model
/// @param printer hears output while the call runs
public record Site(Workspace workspace, Path spool, Consumer<String> printer) {}
