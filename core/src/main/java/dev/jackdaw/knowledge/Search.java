package dev.jackdaw.knowledge;

import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where files of instructions may be, the most general first; it reads none of them.
///
/// @param directory the real path of the folder to work in
/// @param top the folder of the repository it is in, or itself
/// @param roots folders a project's files may be in
record Search(Surroundings around, Path directory, Path top, List<Path> roots) {
    private static final List<String> PAGES = List.of("AGENTS.override.md", "AGENTS.md");
    private static final List<String> CLAUDE = List.of("CLAUDE.md", ".claude/CLAUDE.md");
    /// Other agents' names, read where a folder has none of those above.
    private static final List<String> OTHERS =
            List.of(Resource.text(Search.class, "others.txt").split("\n"));

    private static final List<String> RULES =
            List.of(".claude/rules", ".agent/rules", ".minicode/rules", ".jackdaw/rules");
    private static final int DEEPEST = 6;
    private static final int MOST_RULES = 200;

    /// A file that was found.
    ///
    /// @param base what its patterns are relative to
    record Found(Path file, Kind kind, Form form, Path base) {}

    enum Form {
        PAGE,
        /// Its front matter may say which paths it is for.
        RULE
    }

    static Search in(Path directory, Surroundings around, List<Path> more) throws IOException {
        Path real = directory.toRealPath();
        Surroundings there = around.real();
        Path top = Surroundings.top(real, there.home());
        var roots = new ArrayList<Path>(List.of(top));
        for (Path folder : more) roots.add(folder.toRealPath());
        return new Search(there, real, top, List.copyOf(roots));
    }

    /// The files of those who manage the machine, and the user's.
    List<Found> own() {
        var found = new ArrayList<Found>();
        for (Path folder : around.managed()) {
            first(found, folder, Kind.MANAGED, CLAUDE);
            first(found, folder, Kind.MANAGED, PAGES);
        }
        first(found, around.home().resolve(".codex"), Kind.USER, PAGES);
        first(found, around.home().resolve(".claude"), Kind.USER, List.of("CLAUDE.md"));
        rules(found, around.home().resolve(".claude/rules"), Kind.USER, top);
        for (Path folder : around.own()) {
            first(found, folder, Kind.USER, PAGES);
            rules(found, folder.resolve("rules"), Kind.USER, top);
        }
        return found;
    }

    /// The folders whose files come with the project, from its top to the one worked in.
    List<Path> folders() {
        var folders = new ArrayList<Path>();
        for (Path folder = directory; folder != null; folder = folder.getParent()) {
            folders.addFirst(folder);
            if (folder.equals(top)) break;
        }
        return folders;
    }

    /// The files of one folder of the project.
    List<Found> folder(Path folder) {
        var found = new ArrayList<Found>();
        first(found, folder, Kind.PROJECT, PAGES);
        first(found, folder, Kind.PROJECT, CLAUDE);
        first(found, folder, Kind.PROJECT, List.of(".minicode/AGENTS.md"));
        if (found.isEmpty()) for (String other : OTHERS) first(found, folder, Kind.PROJECT, List.of(other));
        first(found, folder, Kind.LOCAL, List.of("CLAUDE.local.md"));
        for (String rules : RULES) rules(found, folder.resolve(rules), Kind.PROJECT, folder);
        return found;
    }

    /// The folder whose instructions a file belongs to, if it may be one by its name.
    static Optional<Path> belongsTo(Path file) {
        for (String name : List.of(".claude/CLAUDE.md", ".minicode/AGENTS.md"))
            if (file.endsWith(name)) return above(file, 2);
        for (List<String> names : List.of(PAGES, CLAUDE, OTHERS, List.of("CLAUDE.local.md")))
            for (String name : names) if (file.endsWith(name)) return above(file, 1);
        if (!file.toString().endsWith(".md")) return Optional.empty();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent())
            for (String rules : RULES) if (folder.endsWith(rules)) return above(folder, 2);
        return Optional.empty();
    }

    private static Optional<Path> above(Path path, int levels) {
        Path folder = path;
        for (int i = 0; i < levels; i++) folder = Objects.requireNonNullElse(folder.getParent(), folder);
        return Optional.of(folder);
    }

    private static void first(List<Found> found, Path folder, Kind kind, List<String> names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) continue;
            found.add(new Found(file, kind, Form.PAGE, folder));
            return;
        }
    }

    private static void rules(List<Found> found, Path folder, Kind kind, Path base) {
        if (!Files.isDirectory(folder)) return;
        var files = new ArrayList<Path>();
        list(folder, files, DEEPEST);
        for (Path file : files) found.add(new Found(file, kind, Form.RULE, base));
    }

    private static void list(Path folder, List<Path> files, int deeper) {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) entries.add(entry);
        } catch (IOException unreadable) {
            return;
        }
        entries.sort(null);
        for (Path entry : entries) {
            if (files.size() >= MOST_RULES) return;
            if (entry.toString().endsWith(".md")) files.add(entry);
            else if (deeper > 0 && Files.isDirectory(entry)) list(entry, files, deeper - 1);
        }
    }

    /// A path as it is shown.
    String shown(Path file) {
        if (file.startsWith(directory)) return directory.relativize(file).toString();
        if (file.startsWith(top)) return directory.relativize(file).toString();
        if (around.home().getNameCount() > 0 && file.startsWith(around.home()))
            return "~/" + around.home().relativize(file).toString();
        return file.toString();
    }
}
