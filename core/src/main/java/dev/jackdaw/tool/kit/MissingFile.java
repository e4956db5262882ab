package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Nearest;
import dev.jackdaw.workspace.HeldFolder;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What to say when a file is not there: what is there that the name may have meant.
final class MissingFile {
    private static final int MOST_NAMES = 5000;

    private MissingFile() {}

    static String told(Path path, Workspace workspace) {
        String shown = workspace.shown(path);
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) return shown + " does not exist";
        if (!Files.isDirectory(folder))
            return shown + " does not exist; neither does the folder " + missing(folder, workspace);
        List<String> names = names(folder, workspace);
        if (names.size() > MOST_NAMES) return shown + " does not exist";
        List<String> nearest = Nearest.to(name.toString(), names, 3).stream()
                .map(found -> workspace.shown(folder.resolve(found)))
                .toList();
        return shown + " does not exist" + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest));
    }

    private static List<String> names(Path folder, Workspace workspace) {
        try (HeldFolder held = workspace.files().hold(folder)) {
            return held.entries().stream()
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// The first folder on the way that is missing.
    private static String missing(Path folder, Workspace workspace) {
        Path first = folder;
        while (first.getParent() != null && !Files.exists(first.getParent())) first = first.getParent();
        return workspace.shown(first);
    }
}
