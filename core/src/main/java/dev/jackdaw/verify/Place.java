package dev.jackdaw.verify;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A folder with a build file, or the root of the workspace where there is none above a file.
///
/// @param root of the workspace
record Place(Path root, Path folder) {
    private static final int MOST_READ = 1 << 20;
    private static final int MOST_FILES = 20_000;

    /// The nearest folder from a file upwards that holds one of these; the root where none does.
    static Place above(Path file, Path root, List<String> builds) {
        for (Path folder = file.getParent(); folder != null && folder.startsWith(root); folder = folder.getParent())
            for (String build : builds) if (Files.isRegularFile(folder.resolve(build))) return new Place(root, folder);
        return new Place(root, root);
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    boolean hasOne(List<String> names) {
        return names.stream().anyMatch(this::has);
    }

    /// What a file in it says; empty where it is not there, or large.
    String read(String name) {
        return read(folder.resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.size(file) > MOST_READ ? "" : Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// The place of the folder above, where it has one of these as well, and so on upwards.
    Place top(List<String> builds) {
        Place top = this;
        while (!top.folder.equals(root)) {
            Place above = new Place(root, top.folder.resolve("..").normalize());
            if (!above.hasOne(builds)) return top;
            top = above;
        }
        return top;
    }

    /// A command to be run in it.
    String run(String command) {
        return folder.equals(root)
                ? command
                : "cd " + quoted(root.relativize(folder).toString()) + " && " + command;
    }

    /// A file as commands run in it name it.
    String named(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    String named(List<Path> files) {
        return files.stream().map(this::named).map(Place::quoted).collect(Collectors.joining(" "));
    }

    /// A word for the shell; what could be taken for an option is none.
    static String quoted(String word) {
        String safe = word.startsWith("-") ? "./" + word : word;
        boolean plain = !safe.isEmpty()
                && safe.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || "._/-+=:,@".indexOf(c) >= 0);
        return plain ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }

    /// Whether a program is installed.
    static boolean installed(String program) {
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            if (!folder.isEmpty() && new File(folder, program).canExecute()) return true;
        return false;
    }

    /// The files in it of which one of these is the name without its ending.
    List<Path> files(List<String> stems) {
        var found = new ArrayList<Path>();
        int[] left = {MOST_FILES};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    return !at.equals(folder) && Touched.product(at, folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (stems.contains(stem(file))) found.add(file);
                    return --left[0] > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /// A file's name without its ending.
    static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// What stands behind the last dot of a file's name.
    static String ending(Path file) {
        return name(file).substring(Math.min(stem(file).length() + 1, name(file).length()));
    }
}
