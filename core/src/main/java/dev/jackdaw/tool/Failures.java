package dev.jackdaw.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What the file system reported, as a sentence with the mend where there is one.
public final class Failures {
    private Failures() {}

    public static String sentence(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NotDirectoryException file -> "not a folder: " + file.getFile();
            case FileSystemLoopException loop -> "links form a loop: " + loop.getFile();
            default -> {
                String message = String.valueOf(e.getMessage());
                yield message.contains("No space left on device")
                        ? "the disk is full (" + message + "); free some space and try again"
                        : message;
            }
        };
    }
}
