package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Confined;
import dev.jackdaw.workspace.HeldFolder;
import dev.jackdaw.workspace.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Lists one folder.
public final class ListFiles implements Tool<ListFiles.Params> {
    private static final int MOST = 500;

    public record Params(
            @Alias({"dir", "directory", "folder", "file_path", "dir_path", "target_directory"})
            Optional<String> path) {}

    @Override
    public String name() {
        return "ls";
    }

    @Override
    public List<String> aliases() {
        return List.of("list_files", "list_dir", "list_directory", "list");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Read(parameters.path().orElse(".")));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException {
        Path path = site.workspace().toRead(parameters.path().orElse("."));
        String shown = site.workspace().shown(path);
        return switch (site.workspace().files().kind(path)) {
            case MISSING -> ToolResult.failure(MissingFile.told(path, site.workspace()));
            case FOLDER -> list(path, shown, site.workspace().files());
            case REGULAR, SPECIAL -> ToolResult.failure(shown + " is not a folder");
        };
    }

    /// The names in a folder, folders with a slash, files with their size, links with their target.
    static ToolResult list(Path folder, String shown, Confined files) throws IOException {
        var out = new StringBuilder(shown.equals("/") ? shown : shown + "/").append('\n');
        int total;
        try (HeldFolder held = files.hold(folder)) {
            List<Path> entries = held.entries();
            entries.sort(Comparator.comparing(Path::toString));
            total = entries.size();
            for (Path entry : entries.subList(0, Math.min(MOST, total)))
                out.append("  ").append(entry(held, entry)).append('\n');
        }
        if (total > MOST) out.append("[").append(total - MOST).append(" more; use glob to narrow it down]\n");
        if (total == 0) out.append("  (empty)\n");
        return ToolResult.of(out.toString()).with(Json.obj("path", shown, "entries", total));
    }

    private static String entry(HeldFolder folder, Path path) {
        Path last = Objects.requireNonNull(path.getFileName());
        String name = last.toString().replace("\n", "\\n");
        try {
            var found = folder.attributes(last);
            if (found.isDirectory()) return name + "/";
            if (found.isSymbolicLink()) return name + " -> " + folder.target(last);
            return name + "  " + (found.isOther() ? "(special)" : Sizes.told(found.size()));
        } catch (IOException unreadable) {
            return name + "  (cannot be opened by this name)";
        }
    }
}
