package dev.jackdaw.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A home and a repository with files of instructions in them.
record Grove(Path folder) {
    static final Set<Owner> BOTH = Set.of(Owner.USER, Owner.PROJECT);

    static Grove in(Path temporary) throws IOException {
        Path real = temporary.toRealPath();
        Files.createDirectories(real.resolve("repository/.git"));
        Files.createDirectories(real.resolve("home"));
        return new Grove(real);
    }

    Path repository() {
        return folder.resolve("repository");
    }

    /// @param name below the temporary folder
    Grove file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Surroundings around(Approval below) {
        Path home = folder.resolve("home");
        return new Surroundings(home, List.of(home.resolve(".jackdaw")), List.of(folder.resolve("etc")), below);
    }

    Rulebook rulebook(String directory, Set<Owner> heeded) throws IOException {
        return Rulebook.of(around(Approval.ALL), heeded, folder.resolve(directory), List.of());
    }

    Rulebook rulebook() throws IOException {
        return rulebook("repository", BOTH);
    }
}
