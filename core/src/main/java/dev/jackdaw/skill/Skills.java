package dev.jackdaw.skill;

import dev.jackdaw.knowledge.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The skills, commands and agents of one session, which can be read anew.
public final class Skills {
    private final Optional<Roots> roots;
    private volatile Set<Owner> heeded;
    private volatile Lore lore;
    private volatile Optional<Recital> recital = Optional.empty();

    private Skills(Optional<Roots> roots, Set<Owner> heeded, Lore lore) {
        this.roots = roots;
        this.heeded = heeded;
        this.lore = lore;
    }

    /// None, now and later.
    public static Skills none() {
        return new Skills(Optional.empty(), Set.of(), Lore.NONE);
    }

    /// Those below some folders.
    ///
    /// @param heeded whose files count
    public static Skills in(Roots roots, Set<Owner> heeded) {
        return heeded.isEmpty() ? none() : new Skills(Optional.of(roots), heeded, Discovery.of(roots, heeded));
    }

    public Lore lore() {
        return lore;
    }

    /// Whose files count now.
    public Set<Owner> heeded() {
        return heeded;
    }

    /// Reads all files again.
    public void reload(Set<Owner> heeded) {
        roots.ifPresent(places -> {
            this.lore = Discovery.of(places, heeded);
            this.heeded = Set.copyOf(heeded);
        });
    }

    /// Says who makes the calls that skills want made.
    public void recite(Recital recital) {
        this.recital = Optional.of(recital);
    }

    Optional<Recital> recital() {
        return recital;
    }

    /// The folders outside the workspace that a session is to be able to read, for skills bring files along:
    /// those in which skills are looked for, and those of skills that were found by links. No link opens the
    /// home folder or what is above it, nor anything outside of the project for the project.
    public List<Path> readable(Path home) {
        if (roots.isEmpty()) return List.of();
        List<Path> usual = roots.get().ofSkills(heeded);
        var folders = new ArrayList<>(usual);
        for (Recipe recipe : lore.recipes())
            recipe.folder()
                    .filter(folder -> usual.stream().noneMatch(folder::startsWith))
                    .ifPresent(folders::add);
        folders.removeIf(folder -> home.startsWith(folder) || !possible(folder));
        return folders;
    }

    /// Whether a folder is there, or could be made.
    private static boolean possible(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) there = there.getParent();
        return there != null && Files.isDirectory(there);
    }
}
