package dev.jackdaw.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One reading of what a folder brings along.
final class Reading {
    private static final int MOST = 200;
    private static final int DEEPEST = 4;
    /// Above that many files a folder in a folder of skills is told of as one.
    private static final int MOST_APART = 30;

    private static final int MOST_IN_FOLDERS = 5000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final List<String> SCRIPTS =
            List.of(".sh", ".bash", ".zsh", ".fish", ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".php", ".ps1");

    private final Path folder;
    private final List<Path> roots;
    private final SortedMap<String, String> found = new TreeMap<>();
    private int settings;
    private int files;
    private long bytes;

    /// @param folder its real path
    Reading(Path folder, Brought brought) throws IOException {
        this.folder = folder;
        var all = new LinkedHashSet<>(List.of(folder));
        brought.top().ifPresent(all::add);
        for (Path file : brought.settings())
            if (Files.exists(file) && folder.startsWith(above(above(file.toRealPath()))))
                all.add(above(above(file.toRealPath())));
        this.roots = List.copyOf(all);
    }

    SortedMap<String, String> of(Brought brought) throws IOException {
        for (Path file : brought.settings()) {
            if (Files.isRegularFile(file)) take(file, Part.SETTINGS);
            else if (Files.isDirectory(file))
                try (Stream<Path> below = Files.walk(file, DEEPEST)) {
                    for (Path each : below.filter(Files::isRegularFile).sorted().toList()) take(each, Part.SETTINGS);
                }
        }
        for (Path page : brought.pages()) page(page);
        for (Path each : brought.folders()) if (Files.isDirectory(each)) children(each);
        return found;
    }

    private static Path above(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private enum Part {
        /// A file of settings or of a folder of hooks.
        SETTINGS,
        /// A file these name.
        NAMED
    }

    private void take(Path file, Part part) throws IOException {
        Path real = file.toRealPath();
        String name = Belongings.name(folder, real);
        if (found.containsKey(name)) return;
        if (settings++ >= MOST)
            throw new IOException("more than " + MOST + " files of settings and hooks, and files these name, come"
                    + " with " + folder + ": too many to be approved; remove some");
        byte[] content = Files.readAllBytes(file);
        found.put(name, Belongings.settings(content));
        String text = new String(content, StandardCharsets.UTF_8);
        if (Belongings.plain(content, text) && (part == Part.SETTINGS || program(real, text)))
            for (Path named : named(real, text)) take(named, Part.NAMED);
    }

    private void page(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return;
        Path real = file.toRealPath();
        counting(Files.size(real));
        byte[] content = Files.readAllBytes(real);
        found.putIfAbsent(Belongings.name(folder, real), Belongings.page(content));
        String text = new String(content, StandardCharsets.UTF_8);
        // Commands in skills and commands, which run before the text is sent.
        if (text.contains("!`")) for (Path named : named(real, text)) take(named, Part.NAMED);
    }

    private void counting(long size) throws IOException {
        bytes += size;
        if (files++ >= MOST_IN_FOLDERS || bytes > MOST_BYTES)
            throw new IOException("more than " + MOST_IN_FOLDERS + " files or " + (MOST_BYTES >> 20)
                    + " MiB of instructions, skills, commands and agents come with " + folder
                    + ": too many to be approved; remove some");
    }

    /// What is in a folder of skills: a file by itself, a folder file by file or, where it has many, as a whole.
    private void children(Path parent) throws IOException {
        for (Path child : entries(parent)) {
            if (!inside(child)) continue;
            if (!Files.isDirectory(child)) {
                page(child);
                continue;
            }
            var all = new ArrayList<Path>();
            below(child, all, new LinkedHashSet<>());
            if (all.size() <= MOST_APART) for (Path file : all) page(file);
            else whole(child, all);
        }
    }

    private void whole(Path child, List<Path> all) throws IOException {
        page(child.resolve("SKILL.md"));
        var hashes = new StringBuilder();
        for (Path file : all) {
            counting(Files.size(file));
            hashes.append(child.relativize(file))
                    .append(' ')
                    .append(Belongings.digest(Files.readAllBytes(file)))
                    .append('\n');
        }
        found.put(
                Belongings.name(folder, child) + "/",
                all.size() + " files, sha256:"
                        + Belongings.digest(hashes.toString().getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    private void below(Path parent, List<Path> all, Set<Path> within) throws IOException {
        if (!within.add(parent.toRealPath())) return;
        for (Path entry : entries(parent)) {
            if (!inside(entry)) continue;
            if (Files.isDirectory(entry)) below(entry, all, within);
            else if (Files.isRegularFile(entry)) all.add(entry);
            if (all.size() > MOST_IN_FOLDERS) counting(MOST_BYTES + 1);
        }
    }

    /// A link that leads out is told of, and what it leads to does not come with the folder.
    private boolean inside(Path entry) throws IOException {
        if (!Files.isSymbolicLink(entry)) return true;
        Path target = Files.exists(entry) ? entry.toRealPath() : entry.resolveSibling(Files.readSymbolicLink(entry));
        boolean inside = Files.exists(entry) && roots.stream().anyMatch(target::startsWith);
        found.put(Belongings.name(folder, entry) + " ->", target + "\n");
        return inside;
    }

    private static List<Path> entries(Path parent) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            for (Path entry : stream) entries.add(entry);
        }
        entries.sort(null);
        return entries;
    }

    /// Whether a file runs, so that what it names may run too; a page of documentation does not.
    private static boolean program(Path file, String text) {
        String name = file.toString();
        return text.startsWith("#!")
                || Files.isExecutable(file)
                || SCRIPTS.stream().anyMatch(name::endsWith);
    }

    /// The files a text names: whoever approves `run ./check.sh` approves what that does.
    private Set<Path> named(Path file, String text) {
        var starts = new ArrayList<>(roots);
        starts.add(above(file));
        var named = new LinkedHashSet<Path>();
        for (String word : text.split("[\\s\"'`=,:;()|&<>\\[\\]{}]+")) {
            if (word.length() < 2 || word.length() > 300 || word.indexOf('\0') >= 0) continue;
            for (Path start : starts)
                for (String each : new String[] {word, below(word)}) {
                    Path path = start.resolve(each).normalize();
                    if (roots.stream().anyMatch(path::startsWith) && Files.isRegularFile(path)) named.add(path);
                }
        }
        return named;
    }

    /// A name as one below the folder: `$PROJECT/check.sh` and `${PROJECT}/check.sh` too.
    private static String below(String word) {
        return word.startsWith("/") || word.startsWith("$") ? word.substring(word.indexOf('/') + 1) : word;
    }
}
