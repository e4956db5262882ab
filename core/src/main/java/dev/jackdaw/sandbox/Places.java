package dev.jackdaw.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The places of `places.properties`, found in the folders of one session.
final class Places {
    private final Grounds grounds;
    private final Properties lists = new Properties();

    Places(Grounds grounds) {
        this.grounds = grounds;
        try (InputStream in = Objects.requireNonNull(Places.class.getResourceAsStream("places.properties"))) {
            lists.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Grounds grounds() {
        return grounds;
    }

    List<String> words(String key) {
        return List.of(lists.getProperty(key, "").strip().split("\\s+"));
    }

    String sentence(String key) {
        return lists.getProperty(key, "");
    }

    /// What holds secrets and is there.
    List<Path> secrets() {
        var found = new ArrayList<Path>();
        for (String name : words("secrets")) {
            Path path = grounds.home().resolve(name);
            if (Files.exists(path)) found.add(real(path));
        }
        if (Files.isDirectory(grounds.state())) found.add(real(grounds.state()));
        return found;
    }

    /// What build tools keep for the next time, where it is there.
    List<Path> caches() {
        return words("caches").stream()
                .map(grounds.home()::resolve)
                .filter(Files::isDirectory)
                .map(Places::real)
                .toList();
    }

    /// A place in the workspace that commands must not change.
    ///
    /// @param folder whether it is one
    /// @param named whether it is to be one by its name
    /// @param there whether it exists
    record Kept(Path path, boolean folder, boolean named, boolean there) {}

    /// What commands must not change in the workspace, also what is not there yet and would be obeyed if it were.
    List<Kept> kept() {
        var kept = new ArrayList<Kept>();
        for (Path root : grounds.workspace()) {
            for (String name : words("kept.always")) keep(root, name, kept);
            if (root.equals(grounds.home())) for (String name : words("kept.home")) keep(root, name, kept);
            for (String name : words("kept.present")) if (Files.exists(root.resolve(name))) keep(root, name, kept);
            repository(root).ifPresent(git -> {
                keep(git, "config", kept);
                keep(git, "hooks/", kept);
            });
        }
        return kept;
    }

    private static void keep(Path root, String name, List<Kept> kept) {
        Path path = root.resolve(name);
        boolean there = Files.exists(path);
        kept.add(new Kept(there ? real(path) : path, Files.isDirectory(path), name.endsWith("/"), there));
    }

    /// The folder that holds the configuration of a root's repository.
    static Optional<Path> repository(Path root) {
        Path git = root.resolve(".git");
        if (Files.isDirectory(git)) return Optional.of(real(git));
        return shared(root).stream().reduce((first, second) -> second);
    }

    /// Where the repository of a linked working tree is kept: its own folder there, and what it shares with the others.
    /// The `.git` file is believed only where that folder names it in return, as a command may have written it.
    static List<Path> shared(Path root) {
        Path link = root.resolve(".git");
        if (!Files.isRegularFile(link)) return List.of();
        try {
            String said = Files.readString(link).strip();
            if (!said.startsWith("gitdir: ")) return List.of();
            Path own = root.resolve(said.substring("gitdir: ".length())).toRealPath();
            Path back = Path.of(Files.readString(own.resolve("gitdir")).strip());
            if (!own.resolve(back).normalize().equals(link)) return List.of();
            Path common = own.resolve(Files.readString(own.resolve("commondir")).strip());
            return List.of(own, common.toRealPath());
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException unreadable) {
            return path;
        }
    }
}
