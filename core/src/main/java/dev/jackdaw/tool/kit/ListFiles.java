package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.FileKind;
import dev.jackdaw.workspace.Sizes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
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
        return switch (FileKind.of(path)) {
            case MISSING -> ToolResult.failure(MissingFile.told(path, site.workspace()));
            case FOLDER -> list(path, shown);
            case REGULAR, SPECIAL -> ToolResult.failure(shown + " is not a folder");
        };
    }

    /// The names in a folder, folders with a slash, files with their size, links with their target.
    static ToolResult list(Path folder, String shown) throws IOException {
        String[] names = new File(folder.toString()).list();
        if (names == null) throw new java.nio.file.AccessDeniedException(folder.toString());
        Arrays.sort(names);
        var out = new StringBuilder(shown.equals("/") ? shown : shown + "/").append('\n');
        for (String name : names.length > MOST ? Arrays.copyOf(names, MOST) : names)
            out.append("  ").append(entry(folder, name)).append('\n');
        if (names.length > MOST)
            out.append("[").append(names.length - MOST).append(" more; use glob to narrow it down]\n");
        if (names.length == 0) out.append("  (empty)\n");
        return ToolResult.of(out.toString()).with(Json.obj("path", shown, "entries", names.length));
    }

    private static String entry(Path folder, String name) throws IOException {
        Path path;
        try {
            path = folder.resolve(name);
            var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isDirectory()) return name + "/";
            if (found.isSymbolicLink()) return name + " -> " + Files.readSymbolicLink(path);
            return name + "  " + (found.isOther() ? "(special)" : Sizes.told(found.size()));
        } catch (java.nio.file.InvalidPathException | NoSuchFileException unreadable) {
            return name + "  (cannot be opened by this name)";
        }
    }
}
