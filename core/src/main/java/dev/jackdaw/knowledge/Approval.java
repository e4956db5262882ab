package dev.jackdaw.knowledge;

import java.nio.file.Path;

/// Which files below the folder to work in the user has approved. They are looked at when something beside them is
/// touched, long after the folder's own files were compared with what was approved.
@FunctionalInterface
public interface Approval {
    /// Whatever is there counts.
    Approval ALL = _ -> true;

    /// Whether a file is as it was when it was approved.
    ///
    /// @param file its real path
    boolean covers(Path file);
}
