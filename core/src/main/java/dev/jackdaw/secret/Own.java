package dev.jackdaw.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders and files of this program that only its user may look into, where the system knows such a thing.
public final class Own {
    private Own() {}

    /// Makes a folder and those missing on the way to it.
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) Files.createDirectories(folder, only("rwx------"));
    }

    /// Makes the folder of a file.
    public static void around(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) folder(parent);
    }

    /// Makes an empty file, and its folder, unless they are there.
    public static void file(Path file) throws IOException {
        around(file);
        try {
            if (!Files.exists(file)) Files.createFile(file, only("rw-------"));
        } catch (FileAlreadyExistsException meanwhile) {
            return;
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
