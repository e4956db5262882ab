package dev.jackdaw.skill;

import dev.jackdaw.json.JsonFault;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.policy.Protected;
import dev.jackdaw.skill.Roots.Root;
import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds files that say how something is done, and reads them.
///
/// What comes with a project is read only inside of it, wherever links lead.
public final class Discovery {
    /// Characters of a file, files of a folder and folders within folders at most.
    private static final int LONGEST = 256 * 1024;

    private static final int MOST = 500;
    private static final int DEEPEST = 4;

    private final Roots roots;
    private final List<Recipe> found = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> read = new LinkedHashSet<>();

    private Discovery(Roots roots) {
        this.roots = roots;
    }

    /// What is there.
    ///
    /// @param heeded whose files count
    public static Lore of(Roots roots, Set<Owner> heeded) {
        var discovery = new Discovery(roots);
        for (Root root : roots.all())
            if (heeded.contains(root.owner()) && Files.isDirectory(root.folder())) discovery.look(root);
        return new Lore(discovery.found, discovery.troubles);
    }

    private void look(Root root) {
        for (Kind kind : Kind.values()) {
            Path folder = root.folder().resolve(kind.folder());
            if (!root.family().holds(kind) || !Files.isDirectory(folder)) continue;
            switch (kind) {
                case SKILL -> skills(root, folder);
                case COMMAND -> texts(root, kind, folder, "");
                case AGENT -> texts(root, kind, folder, "");
            }
        }
    }

    private void skills(Root root, Path folder) {
        for (Path entry : entries(folder)) {
            boolean json = entry.toString().endsWith(".json");
            if (root.family() == Family.NANO && json) take(root, Kind.SKILL, entry, Reading.stem(entry));
            if (root.family() == Family.NANO || !Files.isDirectory(entry)) continue;
            Path file = entry.resolve("SKILL.md");
            if (!Files.exists(file)) file = entry.resolve("skill.md");
            if (Files.exists(file)) take(root, Kind.SKILL, file, String.valueOf(entry.getFileName()));
        }
    }

    /// @param space the names of the folders on the way, each with a colon
    private void texts(Root root, Kind kind, Path folder, String space) {
        boolean inner = kind == Kind.COMMAND
                && root.family() != Family.MINICODE
                && space.chars().filter(c -> c == ':').count() < DEEPEST;
        for (Path entry : entries(folder)) {
            if (entry.toString().endsWith(".md")) take(root, kind, entry, space + Reading.stem(entry));
            else if (inner && Files.isDirectory(entry)) texts(root, kind, entry, space + entry.getFileName() + ":");
        }
    }

    private List<Path> entries(Path folder) {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) entries.add(entry);
        } catch (IOException e) {
            troubles.add(folder + " cannot be read: " + Failures.sentence(e));
        }
        entries.sort(null);
        if (entries.size() <= MOST) return entries;
        troubles.add(folder + " has " + entries.size() + " entries; those after the first " + MOST
                + " are left out: remove some");
        return entries.subList(0, MOST);
    }

    /// Why a file of a project is not read.
    private Optional<String> objection(Root root, Path path, Path file) {
        if (root.owner() == Owner.USER) return Optional.empty();
        if (!file.startsWith(roots.top()))
            return Optional.of(path + " leads out of the project, to " + file + "; copy it into the project");
        return !file.equals(path) && Protected.read(file)
                ? Optional.of(path + " is " + file + ", which may hold secrets; call it otherwise")
                : Optional.empty();
    }

    private void take(Root root, Kind kind, Path path, String name) {
        try {
            Path file = path.toRealPath();
            Optional<String> objection = objection(root, path, file);
            objection.ifPresent(troubles::add);
            if (objection.isPresent() || !read.add(kind + " " + file)) return;
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile() || attributes.size() > LONGEST) {
                troubles.add(path + " is longer than " + LONGEST / 1024
                        + " KB, or no file; put what is seldom of use into files beside it");
                return;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            var reading = new Reading(kind, name, new Origin(file, root.owner(), root.family()));
            found.add(root.family() == Family.NANO ? reading.json(text) : reading.markdown(text));
        } catch (JsonFault broken) {
            troubles.add(path + " is not JSON: " + broken.getMessage() + "; mend it or remove it");
        } catch (NoSuchFileException gone) {
            troubles.add(path + " is a link that leads nowhere; remove it");
        } catch (IOException e) {
            troubles.add(path + " cannot be read: " + Failures.sentence(e));
        }
    }
}
