package dev.jackdaw.skill;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.knowledge.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The folders in which files are looked for: those of the project before the user's, nearer ones before farther ones,
/// and of one place ours before others'.
///
/// @param all the strongest first
/// @param top the real path of the repository, or of the folder worked in where there is none: what comes with a
/// project stays inside
public record Roots(List<Root> all, Path top) {
    private static final List<Family> OF_USER = List.of(Family.AGENTS, Family.CLAUDE);

    public Roots {
        all = List.copyOf(all);
    }

    /// A folder such as `.claude`.
    record Root(Path folder, Owner owner, Family family) {}

    /// The folders that count for work in a folder.
    ///
    /// @param state where ours are kept, which may hold some too
    public static Roots of(Path directory, Surroundings around, Path state) {
        var own = new LinkedHashSet<>(List.of(state));
        own.addAll(around.own().reversed());
        return of(directory, around.home(), own);
    }

    /// @param home the user's
    /// @param own folders of ours that are the user's, such as `~/.jackdaw`
    static Roots of(Path directory, Path home, Set<Path> own) {
        Path here = real(directory.toAbsolutePath().normalize());
        Path there = real(home);
        Path top = Surroundings.top(here, there);
        var all = new ArrayList<Root>();
        var taken = new LinkedHashSet<>(own);
        for (Path folder : own) taken.add(real(folder));
        for (Path folder = here; folder != null && folder.startsWith(top); folder = folder.getParent())
            for (Family family : Family.values()) {
                Path root = folder.resolve(family.folder());
                if (!folder.equals(there) && !taken.contains(root)) all.add(new Root(root, Owner.PROJECT, family));
            }
        for (Path folder : own) all.add(new Root(folder, Owner.USER, Family.JACKDAW));
        for (Family family : OF_USER) all.add(new Root(home.resolve(family.folder()), Owner.USER, family));
        return new Roots(all, top);
    }

    /// The folders of files that come with the project and are there.
    public List<Path> ofProject() {
        var folders = new ArrayList<Path>();
        for (Root root : all)
            for (Kind kind : Kind.values()) {
                Path folder = root.folder().resolve(kind.folder());
                boolean counts = root.owner() == Owner.PROJECT && root.family().holds(kind);
                if (counts && Files.isDirectory(folder)) folders.add(folder);
            }
        return folders;
    }

    /// The real folders of skills, whether or not they are there.
    public List<Path> ofSkills(Set<Owner> heeded) {
        var folders = new ArrayList<Path>();
        for (Root root : all) {
            if (!heeded.contains(root.owner()) || !root.family().holds(Kind.SKILL)) continue;
            Path folder = real(root.folder().resolve(Kind.SKILL.folder()));
            if (root.owner() == Owner.USER || folder.startsWith(top)) folders.add(folder);
        }
        return folders;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException missing) {
            return folder;
        }
    }
}
