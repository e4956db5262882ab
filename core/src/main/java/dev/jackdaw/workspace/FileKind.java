package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What is at a path. Only regular files may be opened: a pipe or a device could block for ever.
public enum FileKind {
    MISSING,
    REGULAR,
    FOLDER,
    /// A pipe, socket or device, or a file the kernel makes up.
    SPECIAL;

    public static FileKind of(Path path) throws IOException {
        if (path.startsWith("/proc") || path.startsWith("/sys")) return SPECIAL;
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) return REGULAR;
            return attributes.isDirectory() ? FOLDER : SPECIAL;
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }
}
