package dev.jackdaw.workspace;

import java.nio.file.attribute.BasicFileAttributes;

/// What is at a path. Only regular files may be opened: a pipe or a device could block for ever.
public enum FileKind {
    MISSING,
    REGULAR,
    FOLDER,
    /// A pipe, socket or device, or a file the kernel makes up.
    SPECIAL;

    static FileKind of(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) return REGULAR;
        return attributes.isDirectory() ? FOLDER : SPECIAL;
    }
}
